# Runs at every build; rewrites the file only when a fact changed, so that an unchanged revision compiles nothing.

set(revision "unknown")
execute_process(COMMAND git -C ${source_dir} rev-parse HEAD OUTPUT_VARIABLE head OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE failed ERROR_QUIET)
if(NOT failed)
    set(revision ${head})
    execute_process(COMMAND git -C ${source_dir} status --porcelain --untracked-files=no OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
        string(APPEND revision "-modified")
    endif()
endif()

configure_file(${template} ${output} @ONLY)
