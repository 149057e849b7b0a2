// The report as a whole: sixteen sections, sound and offline, and every number the same in figure, table and CSV.

#include "analysis/report/page/page.h"
#include "analysis/report/report.h"
#include "analysis/report/sections/sections.h"
#include "analysis/report/svg/svg.h"
#include "page_rules.h"
#include "sim/error.h"
#include "synthetic_study.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <sstream>

using namespace pactsim;
using namespace pactsim::report;

namespace {

std::string made(const StudyData& study, const ReportOptions& options = {}) {
    return report_html(study, repository_schedule(), options);
}

/// A CSV by name of its first column, then name of column. Fields of these tables hold no line breaks.
std::map<std::string, std::map<std::string, std::string>> rows_by_name(const std::string& csv) {
    std::istringstream in(csv);
    std::vector<std::string> head;
    std::map<std::string, std::map<std::string, std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> fields(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                fields.emplace_back();
            else
                fields.back() += c;
        }
        if (head.empty())
            head = fields;
        else
            for (std::size_t i = 0; i < fields.size(); ++i) rows[fields[0]][head.at(i)] = fields[i];
    }
    return rows;
}

/// A scheme whose money goes up and down by turns: an effect of nothing with a spread.
StudyData undecided_study() {
    SyntheticShape shape;
    shape.schemes = 1;
    shape.worlds = shape.placebo = false;
    StudyData study = synthetic_study(shape);
    for (std::uint32_t r = 0; r < shape.replicates; ++r) {
        ArmBlock& with = study.arm_blocks[study.at(0, 1, r)];
        with = study.arm_blocks[study.at(0, 0, r)];
        with.flows[2] += r % 2 == 0 ? 500'000'000 : -500'000'000;
    }
    return study;
}

}  // namespace

TEST_CASE("the report has its sixteen sections in order and keeps the rules of a page") {
    const std::string html = made(synthetic_study());
    CHECK(page_problems(html) == std::vector<std::string>{});
    CHECK(report_sections().size() == 16);
    std::size_t at = 0;
    for (const SectionRow& row : report_sections()) {
        const std::size_t found = html.find("<section id=\"" + std::string(row.id) + "\"", at);
        INFO(row.title);
        REQUIRE(found != std::string::npos);
        CHECK(html.find(std::string("</span> ") + escaped(row.title) + "</h2>", found) != std::string::npos);
        at = found;
    }
    CHECK(html.size() <= report_budget_bytes);
    CHECK(page_script().size() <= 20'000);
}

TEST_CASE("the rules of a page are able to fail") {
    const std::string sound = made(synthetic_study({.replicates = 3, .schemes = 1, .worlds = false, .placebo = false}));
    const auto broken = [&](const std::string& from, const std::string& to) {
        std::string html = sound;
        html.replace(html.find(from), from.size(), to);
        return page_problems(html).size();
    };
    CHECK(broken("<h2 id=\"s1-h\">", "<h4 id=\"s1-h\">") > 0);
    CHECK(broken("<section id=\"s2\"", "<section id=\"s1\"") > 0);
    CHECK(broken("scope=\"col\"", "") > 0);
    CHECK(broken("href=\"#s3\"", "href=\"https://example.org\"") > 0);
    CHECK(broken("</section>", "") > 0);
}

TEST_CASE("the same study gives the same bytes, and nothing of this machine") {
    const StudyData study = synthetic_study();
    ReportOptions options;
    options.study_name = "/some/folder/study.h5";
    const std::string html = made(study, options);
    CHECK(html == made(study, options));
    CHECK(html.find("/some/folder") == std::string::npos);
    CHECK(html.find("study.h5") != std::string::npos);
}

TEST_CASE("no number of the report is none") {
    for (const SyntheticShape& shape :
         {SyntheticShape{}, SyntheticShape{.replicates = 1, .schemes = 1, .worlds = false, .placebo = false},
          SyntheticShape{.replicates = 2, .schemes = 3, .worlds = true, .placebo = true, .twins = false, .series = false},
          SyntheticShape{.replicates = 12, .schemes = 8, .worlds = false, .placebo = true, .twins = true, .series = true, .months = 30}}) {
        std::string html = made(synthetic_study(shape));
        CHECK(page_problems(html) == std::vector<std::string>{});
        html.erase(html.find("<style>"), html.find("</style>") - html.find("<style>"));
        for (std::size_t at = html.find(";base64,"); at != std::string::npos; at = html.find(";base64,", at + 1))
            html.erase(at + 8, html.find('"', at) - at - 8);
        for (const char* word : {">nan", " nan", "-nan", ">inf", " inf ", "-inf"}) {
            INFO(word);
            CHECK(html.find(word) == std::string::npos);
        }
    }
}

TEST_CASE("figure, table and CSV come from the study's own numbers") {
    const StudyData study = synthetic_study();
    const std::string html = made(study);
    const auto one = rows_by_name(downloaded(html, "pactsim-table-1.csv")), five = rows_by_name(downloaded(html, "pactsim-figure-5a.csv"));
    for (std::size_t arm = 1; arm < study.layout.arms.size(); ++arm) {
        if (study.layout.arms[arm].name == "placebo") continue;
        double sum = 0;
        int above = 0;
        for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
            const auto established = static_cast<std::size_t>(StudyOutcome::established);
            const std::int64_t d = study.arm_blocks[study.at(0, arm, r)].outcomes[established] - study.arm_blocks[study.at(0, 0, r)].outcomes[established];
            sum += static_cast<double>(d);
            above += d > 0 ? 1 : 0;
        }
        const double mean = sum / study.layout.replicates;
        const std::string& label = study.layout.arms[arm].label;
        INFO(label);
        CHECK(std::stod(one.at(label).at("established_firms_mean_difference")) == Approx(mean).margin(1e-8));
        CHECK(std::stod(five.at(label).at("mean_established_firms")) == Approx(mean).margin(1e-8));
        CHECK(std::stoi(five.at(label).at("runs_above")) == above);
        CHECK(std::stod(five.at(label).at("low95_established_firms")) <= mean);
        CHECK(html.find("data-v=\"" + five.at(label).at("mean_established_firms") + "\"") != std::string::npos);
    }
    // The parts of table 7a, read back, add up to net.
    for (const auto& [option, row] : rows_by_name(downloaded(html, "pactsim-figure-7a.csv"))) {
        const auto at = [&cells = row](const char* name) { return std::stod(cells.at(name)); };  // clang 14 captures no binding by itself
        CHECK(at("net") == Approx(at("gross") - at("deadweight") - at("substitution") - at("diversion") + at("spillover") - at("displacement")).margin(1e-4));
        CHECK(at("gross") - at("deadweight") == Approx(at("additional") + at("acceleration")).margin(1e-4));
    }
    // One sentence is the title of the drawing, the caption of the table and the head of the CSV.
    const std::string csv = downloaded(html, "pactsim-figure-5a.csv");
    const std::string sentence = csv.substr(2, csv.find('\n') - 2);
    CHECK(html.find("<title id=\"f5a-t\">" + escaped(sentence)) != std::string::npos);
    CHECK(html.find("<caption id=\"t5a-c\">" + escaped(sentence)) != std::string::npos);
}

TEST_CASE("a null scheme has zero in every cell") {
    const std::string html = made(synthetic_study());
    const auto row = rows_by_name(downloaded(html, "pactsim-table-1.csv")).at("Null scheme");
    for (const auto& [name, value] : row) {
        if (name.find("_mean_difference") != std::string::npos) CHECK(value == "0");
    }
    CHECK(row.at("how_sure") == "no difference");
}

TEST_CASE("a winner is named only where no interval speaks against it") {
    SyntheticShape one;
    one.schemes = 1;
    const std::string clear = made(synthetic_study(one));
    CHECK(clear.find("Best of the options compared: Search vouchers.") != std::string::npos);
    const std::string open = made(undecided_study());
    CHECK(open.find("Best of the options") == std::string::npos);
    CHECK(open.find("No option can be called best") != std::string::npos);
    const std::string single = made(synthetic_study({.replicates = 1, .schemes = 1, .worlds = false, .placebo = false}));
    CHECK(single.find("Best of the options") == std::string::npos);
    CHECK(single.find("with a single run there is no interval") != std::string::npos);
}

TEST_CASE("names from files cannot become markup") {
    StudyData study = synthetic_study({.replicates = 4, .schemes = 2, .worlds = false, .placebo = false});
    const std::string hostile = "</script><script>alert(1)</script><b>\"'&";
    study.layout.arms[1].label = hostile;
    study.layout.arms[1].name = hostile;
    study.warnings = {hostile};
    study.provenance.scenario_name = hostile;
    ReportOptions options;
    options.author = hostile;
    const std::string html = made(study, options);
    CHECK(html.find("<script>alert") == std::string::npos);
    CHECK(page_problems(html) == std::vector<std::string>{});
}

TEST_CASE("provenance is there for machines and people; the author only if given") {
    const StudyData study = synthetic_study({.replicates = 4, .schemes = 2, .worlds = false, .placebo = false});
    const std::string plain = made(study);
    const std::string start = "<script type=\"application/json\" id=\"provenance\">";
    const std::size_t begin = plain.find(start) + start.size();
    const nlohmann::json document = nlohmann::json::parse(plain.substr(begin, plain.find("</script>", begin) - begin));
    CHECK(document.at("seed") == "20250101");
    CHECK(document.at("schedule") == "hmt-2026-02");
    CHECK(document.at("arms").size() == 3);
    CHECK(document.at("command_to_reproduce") == "pactsim compare uk_2025.yaml search_vouchers.yaml null.yaml -o study.h5");
    CHECK(document.count("author") == 0);
    CHECK(plain.find("Prepared by") == std::string::npos);
    ReportOptions options;
    options.author = "A. N. Analyst";
    CHECK(made(study, options).find("Prepared by A. N. Analyst.") != std::string::npos);
}

TEST_CASE("a study with nothing to compare is refused with a reason, and so is a page too large to mail") {
    StudyData study = synthetic_study({.replicates = 3, .schemes = 1, .worlds = false, .placebo = false});
    StudyData none = study;
    none.layout.arms.clear();
    CHECK_THROWS_AS(made(none), InputError);
    StudyData lonely = study;
    lonely.layout.arms.resize(1);
    CHECK_THROWS_WITH(made(lonely), Catch::Contains("no scheme"));
    StudyData unfinished = study;
    for (ArmBlock& block : unfinished.arm_blocks) block.present = false;
    CHECK_THROWS_WITH(made(unfinished), Catch::Contains("no scheme of the study has a finished run"));
    study.warnings = {std::string(6'000'000, 'x')};
    CHECK_THROWS_AS(made(study), RefusedError);
    ReportOptions options;
    options.allow_large = true;
    CHECK(made(study, options).size() > report_limit_bytes);
}

TEST_CASE("drivers made elsewhere are shown; without them the section says what to run") {
    const StudyData study = synthetic_study({.replicates = 5, .schemes = 1, .worlds = false, .placebo = false});
    const std::string without = made(study);
    CHECK(without.find("pactsim compare SCENARIO.yaml SCHEME.yaml --worlds") != std::string::npos);
    CHECK(without.find("id=\"f10b\"") == std::string::npos);
    ReportOptions options;
    options.drivers.sobol = {{"trust", .3, .2, .4, .5, .4, .6}};
    options.drivers.tornado = Tornado{AxisUnit::pounds, "npsv", "high", "low", 1e6, {{"displacement", "10%", "40%", 2e6, -1e6}}};
    const std::string with = made(study, options);
    CHECK(with.find("id=\"f10a\"") != std::string::npos);
    CHECK(with.find("id=\"f10b\"") != std::string::npos);
    CHECK(page_problems(with) == std::vector<std::string>{});
}
