#pragma once

#include <stdexcept>
#include <string>

namespace pactsim {

/// The exit status of the program, one value per kind of ending. Never renumbered: scripts rely on it.
enum class ExitCode {
    done = 0,
    check_failed = 1,
    usage = 2,
    input = 3,
    invariant = 4,
    output = 5,
    some_failed = 6,
    refused = 7,
    interrupted = 130,  // 128 + SIGINT, as shells expect
};

/// Base of every error that pactsim reports on purpose. The text is shown to the user as it stands: British English,
/// lower case, no full stop.
class Error : public std::runtime_error {
  public:
    Error(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

    /// The exit status that the program should end with if nobody handles this error.
    [[nodiscard]] ExitCode code() const noexcept { return code_; }

  private:
    ExitCode code_;
};

/// The command line asks for something that does not exist.
class UsageError : public Error {
  public:
    explicit UsageError(const std::string& message) : Error(ExitCode::usage, message) {}
};

/// A scenario or data file cannot be used as written.
class InputError : public Error {
  public:
    explicit InputError(const std::string& message) : Error(ExitCode::input, message) {}
};

/// The model broke a rule that it must keep (a fault in the program, not in the input).
class InvariantError : public Error {
  public:
    explicit InvariantError(const std::string& message) : Error(ExitCode::invariant, message) {}
};

/// Results could not be written or read back.
class OutputError : public Error {
  public:
    explicit OutputError(const std::string& message) : Error(ExitCode::output, message) {}
};

/// The request is understood but declined, for instance because it would overwrite results.
class RefusedError : public Error {
  public:
    explicit RefusedError(const std::string& message) : Error(ExitCode::refused, message) {}
};

}  // namespace pactsim
