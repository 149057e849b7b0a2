# Who built this, from which sources: pactsim_version.h never changes with a commit, only the one small .cpp behind it does.

set(version_dir ${PROJECT_BINARY_DIR}/generated)
configure_file(${CMAKE_CURRENT_LIST_DIR}/pactsim_version.h.in ${version_dir}/pactsim_version.h @ONLY)

set(version_command ${CMAKE_COMMAND}
    -D "source_dir=${PROJECT_SOURCE_DIR}" -D "template=${CMAKE_CURRENT_LIST_DIR}/pactsim_version.cpp.in"
    -D "output=${version_dir}/pactsim_version.cpp" -D "version=${PROJECT_VERSION}"
    -D "compiler=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}" -D "build_type=${CMAKE_BUILD_TYPE}"
    -D "sanitizer=${PACTSIM_SANITIZE}" -D "audit=${PACTSIM_AUDIT}"
    -P ${CMAKE_CURRENT_LIST_DIR}/write_version.cmake)
add_custom_target(pactsim_revision COMMAND ${version_command} BYPRODUCTS ${version_dir}/pactsim_version.cpp
    COMMENT "Looking up the git revision" VERBATIM)

add_library(pactsim_version STATIC ${version_dir}/pactsim_version.cpp)
add_dependencies(pactsim_version pactsim_revision)
target_include_directories(pactsim_version PUBLIC ${version_dir})
