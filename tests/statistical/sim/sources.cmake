set(sources
    distributions_test.cpp
    draws_test.cpp
)
