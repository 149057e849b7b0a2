#pragma once
// Large pages for large worlds.

namespace pactsim {

/// Asks the system to back the heap with large pages, as far as it grows later: firms are columns, and looking at one firm touches a page of each, more pages
/// than the processor keeps addresses of. To be called first thing in a program. Does nothing where the system has no such pages; results never depend on it.
void prefer_huge_pages();

}  // namespace pactsim
