#include "app/command_extend.h"

#include "analysis/sweep/find_work.h"
#include "analysis/sweep/folder_lock.h"
#include "analysis/sweep/study_folder.h"
#include "app/options.h"
#include "app/provenance.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace pactsim {

namespace {

struct ExtendOptions {
    std::string folder;
    std::optional<int> k;
    std::optional<std::uint32_t> scrambles, trajectories, replicates;
    Talk talk;
};

/// Sets a size that may only grow.
template <class T>
void grow(T& size, const std::optional<T>& wished, std::string_view name) {
    if (!wished) return;
    if (*wished < size) throw RefusedError(fmt::format("`{}` is {}, below the present {}\n = help: a study grows; for a smaller one lay out a new folder", name, *wished, size));
    size = *wished;
}

void refuse_for(const std::optional<std::uint32_t>& wished, bool known, std::string_view name, DesignMethod method) {
    if (wished && !known) throw UsageError(fmt::format("the method `{}` does not know `{}`", design_method_names[static_cast<std::size_t>(method)], name));
}

ExperimentConfig larger(const ExtendOptions& options, ExperimentConfig config) {
    const DesignMethod method = config.design.method;
    const bool sequence = method == DesignMethod::sobol || method == DesignMethod::saltelli;
    if (options.k && !sequence) throw UsageError(fmt::format("the method `{}` does not know `k`", design_method_names[static_cast<std::size_t>(method)]));
    refuse_for(options.scrambles, sequence, "scrambles", method);
    refuse_for(options.trajectories, method == DesignMethod::morris, "trajectories", method);
    if (options.k && *options.k > 24) throw UsageError("`k` is above 24");
    if (options.scrambles && config.design.scrambles == 0) throw RefusedError("the design is the sequence as it is, which scrambles would replace\n = help: lay out a new folder");
    grow(config.design.k, options.k, "k");
    grow(config.design.scrambles, options.scrambles, "scrambles");
    grow(config.design.trajectories, options.trajectories, "trajectories");
    grow(config.replications.outcome.empty() ? config.replications.count : config.replications.most, options.replicates, "replicates");
    return config;
}

ExitCode run(const ExtendOptions& options) {
    StudyFolder folder = StudyFolder::open(options.folder);
    const FolderLock lock(options.folder);
    const std::uint64_t before = folder.tasks().size();
    folder.extend(larger(options, folder.config()));
    const FolderWork work = find_work(folder);
    print(fmt::format("{}: {} tasks became {}; {} are done, {} are to run\n", options.folder, before, folder.tasks().size(), work.done, work.missing.size()));
    options.talk.note(fmt::format("next: pactsim resume {}", shell_word(options.folder)));
    return ExitCode::done;
}

}  // namespace

Action set_up_extend(CLI::App& parser) {
    const auto options = std::make_shared<ExtendOptions>();
    parser.add_option("DIR", options->folder, "Study folder")->required()->type_name("");
    parser.add_option("--k", options->k, "Sobol', Saltelli: 2^k base points for each scramble")->type_name("K");
    parser.add_option("--scrambles", options->scrambles, "Sobol', Saltelli: independent scrambles")->type_name("R");
    parser.add_option("--trajectories", options->trajectories, "Morris: trajectories")->type_name("N");
    parser.add_option("--replicates", options->replicates, "Replicates of each point; with a target, the most")->type_name("N");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
