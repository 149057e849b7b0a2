set(sources
    mechanisms_test.cpp
    paired_test.cpp
    probe_test.cpp
)
