set(sources
  story_test.cpp
)
