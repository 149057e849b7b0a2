set(sources
    additionality.cpp
    appraisal.cpp
    discounting.cpp
    figure.cpp
    prices.cpp
    sensitivity.cpp
    social_account.cpp
    summary_table.cpp
    switching.cpp
    weights.cpp
    workbook.cpp
    workbook_cells.cpp
    workbook_results.cpp
    workbook_sheets.cpp
)
# The library's target is not there yet where this list is read.
cmake_language(DEFER CALL target_link_libraries pactsim_analysis PRIVATE pactsim::xlsxwriter)
