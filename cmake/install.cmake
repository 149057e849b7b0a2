# `cmake --install build/release --prefix DIR`: the program, the scenarios that a user may start from, and their schema.

include(GNUInstallDirs)
if(TARGET pactsim)
    install(TARGETS pactsim RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY scenarios/ DESTINATION ${CMAKE_INSTALL_DATADIR}/pactsim/scenarios
    FILES_MATCHING PATTERN "*.yaml" PATTERN "*.schema.json" PATTERN "REFERENCE.md"
    PATTERN "derive" EXCLUDE PATTERN "schema" EXCLUDE)
install(FILES README.md LICENSE CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})
