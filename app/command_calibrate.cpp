#include "app/command_calibrate.h"

#include "app/calibrate_session.h"
#include "app/options.h"

#include <fmt/format.h>

#include <memory>

namespace pactsim {

namespace {

ExitCode calibrate(CalibrateOptions options) {
    if (options.abc == options.history) throw UsageError("a calibration goes by one method\n = help: choose `--abc-smc` for a posterior, or `--history-match` to rule out what cannot be");
    options.abc_options.seed = options.seed;
    options.history_options.seed = options.seed;
    return run_calibration(options);
}

void add_method_options(CLI::App& parser, CalibrateOptions& options) {
    calibration::AbcOptions& abc = options.abc_options;
    calibration::HistoryOptions& history = options.history_options;
    parser.add_flag("--abc-smc", options.abc, "A posterior, by populations that come ever nearer to the targets");
    parser.add_flag("--history-match", options.history, "Rule out, wave by wave, where the targets cannot be met");
    parser.add_option("--particles", abc.particles, "ABC: accepted worlds in each generation (default 500)")->type_name("N");
    parser.add_option("--generations", abc.most_generations, "ABC: at most so many (default 12)")->type_name("N");
    parser.add_option("--quantile", abc.quantile, "ABC: of the distances of a generation, the tolerance of the next (default 0.5)")->type_name("Q");
    parser.add_option("--tolerance", abc.tolerance, "ABC: distance at which it ends (default 0)")->type_name("D");
    parser.add_option("--least-acceptance", abc.least_acceptance, "ABC: it ends where fewer would be accepted (default 0.01)")->type_name("SHARE");
    parser.add_option("--waves", history.most_waves, "History matching: at most so many waves (default 4)")->type_name("N");
    parser.add_option("--points", history.points, "History matching: points of a wave (default ten per parameter)")->type_name("N");
    parser.add_option("--repeats", history.repeats, "History matching: worlds per point (default 3: chance is told apart from the response)")->type_name("N");
    parser.add_option("--cut", history.cut, "History matching: implausibility that rules out (default 3)")->type_name("I");
    parser.add_option("--rank", history.rank, "History matching: a point goes by its N-th largest implausibility (default 1)")->type_name("N");
}

}  // namespace

Action set_up_calibrate(CLI::App& parser) {
    const auto options = std::make_shared<CalibrateOptions>();
    options->history_options.repeats = 3;
    parser.add_option("STUDY", options->study, "Study file: its uncertain factors are what is calibrated")->required()->type_name("FILE");
    parser.add_option("--targets", options->targets, "What observation says, as scenarios/targets/uk_2025.yaml")->required()->type_name("FILE");
    parser.add_option("-o,--output", options->folder, "Folder of the calibration; if it holds one, that goes on")->required()->type_name("FOLDER");
    add_method_options(parser, *options);
    parser.add_option("--seed", options->seed, "Seed of the calibration (default 1)")->type_name("S");
    parser.add_option("--rows", options->rows, "ABC: rows of posterior_rows.csv (default 200)")->type_name("N");
    parser.add_option("--most-runs", options->most_runs, "Stop after so many worlds; the same command goes on")->type_name("N");
    add_threads_option(parser, options->threads);
    parser.add_flag("--json", options->json, "One JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return calibrate(*options); };
}

}  // namespace pactsim
