// The module as JavaScript sees it: four C functions over one Lab. Text goes in and out as JSON in UTF-8, columns of numbers as they lie in memory.

#include "scenarios/schema/json_source.h"
#include "scenarios/schema/resolved_json.h"
#include "sim/error.h"
#include "web/kernel/lab.h"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>

namespace {

using namespace pactsim;

/// One lab per module, its last answer, and room for the next request. Made at the first call.
struct Kernel {
    Lab lab;
    std::string request, text;
    std::vector<std::byte> bytes;
};

Kernel& kernel() {
    static Kernel one;
    return one;
}

std::string problem(std::string_view code, std::string_view message, const std::string& problems = "[]") {
    Node tree = map_node();
    tree.add("code", plain_text(code)).add("message", plain_text(message));
    std::string text = to_compact_json(tree);
    text.pop_back();
    return text + ",\"problems\":" + problems + "}";
}

std::string_view code_of(const Error& error) { return error.code() == ExitCode::invariant ? "invariant" : "request"; }

void answer(Kernel& k, const std::string& operation) {
    Diagnostics diagnostics;
    const std::optional<Node> request = parse_json("request", k.request, diagnostics);
    if (!request) throw ScenarioProblems(diagnostics);
    Answer given = k.lab.call(operation, *request);
    k.text = given.text();
    k.bytes = given.bytes();
}

}  // namespace

extern "C" {

/// Room for a request of that many bytes (with a closing zero). The address is good until the next call of this function.
char* pactsim_request(std::size_t size) {
    kernel().request.assign(size, '\0');
    return kernel().request.data();
}

/// Does the operation that stands, closed by a zero, before its request. Returns 0, or 1 if the answer is a problem: {code, message, problems}.
int pactsim_call() {
    Kernel& k = kernel();
    k.bytes.clear();
    try {
        const std::size_t end = k.request.find('\0');
        const std::string operation = k.request.substr(0, end);
        k.request.erase(0, end == std::string::npos ? k.request.size() : end + 1);
        answer(k, operation);
        return 0;
    } catch (const ScenarioProblems& error) {
        k.text = problem("scenario", error.what(), error.json());
    } catch (const Error& error) {
        k.text = problem(code_of(error), error.what());
    } catch (const std::bad_alloc&) {
        k.text = problem("memory", "there is not enough memory for this world in the browser");
    } catch (const std::exception& error) {
        k.text = problem("invariant", error.what());
    }
    return 1;
}

const char* pactsim_text() { return kernel().text.data(); }
std::size_t pactsim_text_size() { return kernel().text.size(); }
const std::byte* pactsim_bytes() { return kernel().bytes.data(); }
std::size_t pactsim_bytes_size() { return kernel().bytes.size(); }

}
