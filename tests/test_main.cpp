// The one main of every test program; compiling Catch2's implementation takes longer than most tests, so it is done once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
