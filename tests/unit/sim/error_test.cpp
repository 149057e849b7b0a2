#include "sim/error.h"

#include <catch2/catch.hpp>

using namespace pactsim;

TEST_CASE("every error carries its text and exit status", "[unit][sim][error]") {
    const auto code_of = [](const Error& error) { return static_cast<int>(error.code()); };
    CHECK(code_of(UsageError("x")) == 2);
    CHECK(code_of(InputError("x")) == 3);
    CHECK(code_of(InvariantError("x")) == 4);
    CHECK(code_of(OutputError("x")) == 5);
    CHECK(code_of(RefusedError("x")) == 7);
    CHECK(code_of(Error(ExitCode::interrupted, "x")) == 130);
    CHECK(std::string(InputError("the file is empty").what()) == "the file is empty");
}
