#pragma once

#include "app/command.h"

namespace pactsim {

/// `report`: a study file in, one page for people out, as HTML, or through pandoc or Chromium as a document of Word or a PDF.
Action set_up_report(CLI::App& parser);

}  // namespace pactsim
