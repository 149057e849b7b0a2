# Libraries, all from Debian 12. They are found once here; each folder links only what it uses.

if(PACTSIM_USE_OPENMP)
    find_package(OpenMP REQUIRED COMPONENTS CXX)
    link_libraries(OpenMP::OpenMP_CXX)  # every target: worksharing loops and simd hints occur in all layers
else()
    add_compile_options(-Wno-unknown-pragmas)
endif()

find_package(Threads REQUIRED)
find_package(yaml-cpp REQUIRED)       # yaml-cpp, scenarios/ only
find_package(Eigen3 REQUIRED)         # Eigen3::Eigen
find_package(HDF5 REQUIRED COMPONENTS C HL)  # hdf5::hdf5 hdf5::hdf5_hl, output/ only
find_package(fmt REQUIRED)            # fmt::fmt
find_package(nlohmann_json REQUIRED)  # nlohmann_json::nlohmann_json
find_package(CLI11 REQUIRED)          # CLI11::CLI11, app/ only

# libxlsxwriter brings no CMake file. analysis/appraisal/workbook* only.
find_path(PACTSIM_XLSXWRITER_DIR xlsxwriter.h)
find_library(PACTSIM_XLSXWRITER_LIBRARY xlsxwriter)
if(PACTSIM_XLSXWRITER_DIR AND PACTSIM_XLSXWRITER_LIBRARY)
    add_library(pactsim_xlsxwriter INTERFACE)
    add_library(pactsim::xlsxwriter ALIAS pactsim_xlsxwriter)
    target_include_directories(pactsim_xlsxwriter SYSTEM INTERFACE ${PACTSIM_XLSXWRITER_DIR})
    target_link_libraries(pactsim_xlsxwriter INTERFACE ${PACTSIM_XLSXWRITER_LIBRARY})
endif()

# Said here, by name, rather than as a failing link line later.
foreach(library IN ITEMS yaml-cpp fmt::fmt nlohmann_json::nlohmann_json CLI11::CLI11 Eigen3::Eigen pactsim::xlsxwriter)
    if(NOT TARGET ${library})
        message(FATAL_ERROR "the CMake target ${library} is missing (run ./pact build, which installs the Debian packages)")
    endif()
endforeach()
