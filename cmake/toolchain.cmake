# Language, warnings, floating point, sanitizers, ccache: what every target of the project shares.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Kind of build" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

include_directories(${PROJECT_SOURCE_DIR})

# A fused multiply-add rounds once where two operations round twice: results would depend on the machine.
add_compile_options(-ffp-contract=off -Wall -Wextra -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    add_compile_options(-Wno-restrict)  # false alarms on `"text" + std::string` (GCC bug 105651)
endif()
if(PACTSIM_WERROR)
    add_compile_options(-Werror)
endif()
if(PACTSIM_AUDIT)
    add_compile_definitions(PACTSIM_AUDIT=1)
endif()

if(PACTSIM_SANITIZE STREQUAL "address")
    set(sanitizer_flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
elseif(PACTSIM_SANITIZE STREQUAL "thread")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND PACTSIM_USE_OPENMP)
        message(FATAL_ERROR "PACTSIM_SANITIZE=thread needs clang and its OpenMP library (libgomp makes false alarms): use the preset tsan")
    endif()
    set(sanitizer_flags -fsanitize=thread -fno-omit-frame-pointer)
elseif(PACTSIM_SANITIZE)
    message(FATAL_ERROR "PACTSIM_SANITIZE is '${PACTSIM_SANITIZE}' (known: address, thread, or empty)")
endif()
if(PACTSIM_SANITIZE)
    add_compile_options(${sanitizer_flags})
    add_link_options(${sanitizer_flags})
endif()

find_program(PACTSIM_CCACHE ccache)
if(PACTSIM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The sloppiness is what ccache asks for before it caches a file that uses a precompiled header (the tests do).
    set(CMAKE_C_COMPILER_LAUNCHER ${PACTSIM_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime ${PACTSIM_CCACHE})
endif()
