# How a test program is made: Catch2's main compiled once, its header precompiled once, one program per folder.

add_library(pactsim_test_main OBJECT test_main.cpp)
# Of tests the work is in the layers, which keep the optimisation of the build: -O1 compiles the tests themselves a quarter faster. It also spares
# false alarms of GCC 12 (-Wstringop-overflow, -Warray-bounds: the bug 105651 of cmake/toolchain.cmake) on `"text" + std::string` inlined at -O2.
set(pactsim_test_optimisation -O1)
target_compile_options(pactsim_test_main PRIVATE ${pactsim_test_optimisation})
if(PACTSIM_SANITIZE)
    target_compile_options(pactsim_test_main PRIVATE -fno-sanitize=all)  # a minute of compiling, to check Catch2 and none of our code
endif()
add_library(pactsim_test_header OBJECT test_header.cpp)
target_precompile_headers(pactsim_test_header PRIVATE <catch2/catch.hpp>)
target_compile_options(pactsim_test_header PRIVATE ${pactsim_test_optimisation})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Lets ccache see through the precompiled header; every user of the header must be compiled with the same option.
    target_compile_options(pactsim_test_header PRIVATE -fpch-preprocess)
endif()

# `ninja tests_unit` builds what the tests with that label need, the program among it: some tests run it.
foreach(label IN ITEMS unit statistical parallel cluster messages formats regression web)
    add_custom_target(tests_${label})
    if(TARGET pactsim)
        add_dependencies(tests_${label} pactsim)
    endif()
endforeach()

set(pactsim_test_environment "OMP_WAIT_POLICY=passive" "PACTSIM_SOURCE_DIR=${PROJECT_SOURCE_DIR}" "PACTSIM_BINARY_DIR=${PROJECT_BINARY_DIR}"
    "PACTSIM_PROGRAM=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/pactsim" "PACTSIM_PYTHON=/usr/bin/python3")
set(pactsim_test_launcher)
if(PACTSIM_SANITIZE STREQUAL "thread")
    list(APPEND pactsim_test_environment "TSAN_OPTIONS=ignore_noninstrumented_modules=1")
    # clang 14's thread sanitizer cannot place its shadow memory where the system randomises addresses over more than 28 bits.
    execute_process(COMMAND setarch -R true RESULT_VARIABLE randomisation_stays OUTPUT_QUIET ERROR_QUIET)
    if(NOT randomisation_stays)
        set(pactsim_test_launcher setarch -R)
    endif()
endif()

# What every ctest test of the project has in common. Tests that use threads run alone, so that two cores stay two cores.
function(pactsim_set_test_properties name label)
    set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 900 ENVIRONMENT "${pactsim_test_environment}")
    if(label MATCHES "^(parallel|cluster)$")
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()

# pactsim_add_test_program(NAME label SOURCES file.cpp... LIBS target...): a Catch2 program, and one ctest test per *_test.cpp of it.
function(pactsim_add_test_program name label)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBS")
    add_executable(${name} ${arg_SOURCES} $<TARGET_OBJECTS:pactsim_test_main>)
    target_link_libraries(${name} PRIVATE ${arg_LIBS})
    target_compile_options(${name} PRIVATE ${pactsim_test_optimisation} $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    target_precompile_headers(${name} REUSE_FROM pactsim_test_header)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_dependencies(tests_${label} ${name})
    foreach(source IN LISTS arg_SOURCES)
        cmake_path(GET source STEM stem)
        if(NOT stem MATCHES "_test$")
            continue()
        endif()
        string(REGEX REPLACE "_test$" "" subject ${stem})
        # The tag of a file's own tests, less hidden ones; a file without tests is an error, not a pass.
        add_test(NAME ${name}.${subject} COMMAND ${pactsim_test_launcher} $<TARGET_FILE:${name}>
            --filenames-as-tags --warn NoTests "[#${stem}]~[.]")
        pactsim_set_test_properties(${name}.${subject} ${label})
    endforeach()
endfunction()

# The targets of a layer and of all below it, highest first: the order in which static libraries resolve.
function(pactsim_layers_up_to layer result)
    set(layers sim scenarios agents output analysis)
    list(FIND layers ${layer} last)
    set(targets)
    foreach(index RANGE ${last})
        list(GET layers ${index} below)
        if(TARGET pactsim_${below})
            list(PREPEND targets pactsim_${below})
        endif()
    endforeach()
    set(${result} ${targets} PARENT_SCOPE)
endfunction()

# pactsim_add_test_folder(FOLDER label layer): what FOLDER/sources.cmake lists. It sets, as file names in that folder,
#   sources    C++ files, those named *_test.cpp holding tests: one program,
#   scripts    tests in Python (*.py, run by /usr/bin/python3) or bash (*.sh): one ctest test each,
#   libraries  targets that the program needs beyond the layers,
#   programs   C++ files that scripts build and run themselves: one plain program each, of the layers up to agents, in no default build.
# A folder without a list is left out, and so is the program where its layer is not built.
function(pactsim_add_test_folder folder label layer)
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/sources.cmake)
        return()
    endif()
    set(sources)
    set(scripts)
    set(libraries)
    set(programs)
    include(${folder}/sources.cmake)
    string(REPLACE "/" "_" name ${folder})
    foreach(script IN LISTS scripts)
        cmake_path(GET script STEM stem)
        cmake_path(GET script EXTENSION extension)
        set(interpreter $<IF:$<STREQUAL:${extension},.py>,/usr/bin/python3,bash>)
        add_test(NAME ${name}.${stem} COMMAND ${interpreter} ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${script})
        pactsim_set_test_properties(${name}.${stem} ${label})
        set_tests_properties(${name}.${stem} PROPERTIES SKIP_RETURN_CODE 77)
    endforeach()
    foreach(program IN LISTS programs)
        cmake_path(GET program STEM stem)
        pactsim_layers_up_to(agents layers)
        add_executable(${stem} EXCLUDE_FROM_ALL ${folder}/${program})
        target_link_libraries(${stem} PRIVATE ${layers})
        set_target_properties(${stem} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    endforeach()
    if(sources AND TARGET pactsim_${layer})
        list(TRANSFORM sources PREPEND ${folder}/)
        pactsim_layers_up_to(${layer} layers)
        pactsim_add_test_program(${name} ${label} SOURCES ${sources} LIBS ${libraries} ${layers} pactsim_version)
    endif()
endfunction()
