set(sources
    model_threads_test.cpp
)
