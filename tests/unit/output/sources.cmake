set(sources
  recorder_test.cpp
  story_test.cpp
)
