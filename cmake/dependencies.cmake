# Libraries, all from Debian 12. They are found once here; each folder links only what it uses.

if(PACTSIM_USE_OPENMP)
    find_package(OpenMP REQUIRED COMPONENTS CXX)
    link_libraries(OpenMP::OpenMP_CXX)  # every target: worksharing loops and simd hints occur in all layers
else()
    add_compile_options(-Wno-unknown-pragmas)
endif()

option(PACTSIM_USE_MPI "Let sweeps run on several ranks under mpirun and srun (where Open MPI and Boost.MPI are found)" ON)

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

# Ranks under mpirun and srun; sim/cluster/mpi_link.cpp only. Without them the program is built all the same, for one process.
if(PACTSIM_USE_MPI)
    find_package(MPI QUIET COMPONENTS CXX)
    find_package(Boost QUIET COMPONENTS mpi serialization)
    if(NOT TARGET MPI::MPI_CXX OR NOT TARGET Boost::mpi)
        message(STATUS "built without MPI: the Debian packages libopenmpi-dev and libboost-mpi-dev are not both installed")
        set(PACTSIM_USE_MPI OFF)
    endif()
endif()

# Said here, by name, rather than as a failing link line later.
foreach(library IN ITEMS yaml-cpp fmt::fmt nlohmann_json::nlohmann_json CLI11::CLI11 Eigen3::Eigen pactsim::xlsxwriter)
    if(NOT TARGET ${library})
        message(FATAL_ERROR "the CMake target ${library} is missing (run ./pact build, which installs the Debian packages)")
    endif()
endforeach()
