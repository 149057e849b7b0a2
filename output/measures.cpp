#include "output/measures.h"

#include "sim/error.h"

#include <array>
#include <string>

namespace pactsim {

namespace {

using enum MeasureKind;
using enum StorageType;

constexpr double share = 1.0 / share_scale;

constexpr MeasureRow firm_sum(std::string_view name, std::string_view unit, std::string_view meaning, MeasureKind kind, StorageType storage, FirmSum sum) {
    return {{name, unit, meaning, kind, storage, storage == scaled_double ? share : 1.0}, MeasureSource::firms, static_cast<std::uint8_t>(sum), 0};
}

constexpr MeasureRow pact_sum(std::string_view name, std::string_view unit, std::string_view meaning, StorageType storage, PactSum sum) {
    return {{name, unit, meaning, stock, storage, storage == scaled_double ? share : 1.0}, MeasureSource::partnerships, static_cast<std::uint8_t>(sum), 0};
}

constexpr MeasureRow count_of(std::string_view name, std::string_view meaning, EventKind kind) {
    return {{name, "count", meaning, flow, int32, 1.0}, MeasureSource::event, static_cast<std::uint8_t>(kind), 0};
}

constexpr MeasureRow count_with(std::string_view name, std::string_view meaning, EventKind kind, std::uint8_t detail) {
    return {{name, "count", meaning, flow, int32, 1.0}, MeasureSource::event_with_detail, static_cast<std::uint8_t>(kind), detail};
}

constexpr MeasureRow amount_of(std::string_view name, std::string_view meaning, EventKind kind) {
    return {{name, "GBP pence", meaning, flow, int64, 1.0}, MeasureSource::event_amount, static_cast<std::uint8_t>(kind), 0};
}

constexpr MeasureRow ended_by(std::string_view name, std::string_view meaning, EndReason reason) {
    return count_with(name, meaning, EventKind::dissolved, static_cast<std::uint8_t>(reason));
}

constexpr MeasureRow months_to(std::string_view name, std::string_view meaning, EventKind kind, std::uint8_t detail) {
    return {{name, "months", meaning, flow, int32, 1.0}, MeasureSource::months_to_event, static_cast<std::uint8_t>(kind), detail};
}

constexpr MeasureRow whole(std::string_view name, std::string_view unit, std::string_view meaning, MeasureKind kind, StorageType storage, Surrounding what) {
    return {{name, unit, meaning, kind, storage, storage == scaled_double ? share : 1.0, MeasureExtent::whole}, MeasureSource::surroundings, static_cast<std::uint8_t>(what), 0};
}

constexpr std::uint8_t scale_up = static_cast<std::uint8_t>(Stage::scale_up);
constexpr std::uint8_t rollout = static_cast<std::uint8_t>(Stage::rollout);
constexpr std::uint8_t at_home = 0, in_china = 1;  // detail of the event `established`

constexpr std::array rows{
    firm_sum("firms", "count", "firms alive; by stage in the groups stage:...", stock, int32, FirmSum::firms),
    MeasureRow{{"firms_home", "count", "firms that neither search for nor have a partner", stock, int32, 1.0}, MeasureSource::firms_at_home, 0, 0},
    firm_sum("firms_searching", "count", "firms that search for a partner in China", stock, int32, FirmSum::searching),
    firm_sum("firms_negotiating", "count", "firms in talks with a partner", stock, int32, FirmSum::negotiating),
    firm_sum("firms_china_route", "count", "firms alive that have ever signed in China", stock, int32, FirmSum::china_route),
    firm_sum("employees", "jobs", "UK jobs; job-years are the sum over months / 12", stock, int32, FirmSum::employees),
    firm_sum("uk_gva", "GBP pence", "UK gross value added", flow, int64, FirmSum::uk_gva),
    firm_sum("home_revenue", "GBP pence", "sales outside the venture", flow, int64, FirmSum::home_revenue),
    firm_sum("venture_revenue_elsewhere", "GBP pence", "venture sales outside China", flow, int64, FirmSum::venture_revenue_home),
    firm_sum("venture_revenue_china", "GBP pence", "firms' part of venture sales in China", flow, int64, FirmSum::venture_revenue_china),
    firm_sum("knowledge", "1", "knowledge of China (share) added over firms; the mean is knowledge / firms", stock, scaled_double, FirmSum::knowledge),
    firm_sum("cash", "GBP pence", "cash of firms", stock, int64, FirmSum::cash),
    pact_sum("partnerships", "count", "partnerships; a firm has at most one, so also the firms in a partnership", int32, PactSum::partnerships),
    pact_sum("trust", "1", "trust (share) added over partnerships; the mean is trust / partnerships", scaled_double, PactSum::trust),
    pact_sum("partnership_age", "months", "age added over partnerships; the mean is partnership_age / partnerships", int32, PactSum::age_months),
    pact_sum("partner_gain_agreed", "1", "share of a firm's know-how that the partner learned by agreement, added over partnerships", scaled_double,
             PactSum::partner_gain_agreed),
    pact_sum("partner_gain_leaked", "1", "share of a firm's know-how that leaked, added over partnerships", scaled_double, PactSum::partner_gain_leaked),
    count_of("firms_joined", "firms that join", EventKind::joined),
    count_of("searches_started", "firms that start to search in China", EventKind::entered_search),
    count_of("searches_given_up", "firms that give up their search", EventKind::gave_up_search),
    count_of("talks_failed", "talks that end without a signature", EventKind::talks_failed),
    count_of("partnerships_formed", "partnerships signed", EventKind::signed_),
    count_of("partnerships_dissolved", "partnerships ended", EventKind::dissolved),
    count_of("leaks", "leaks of know-how", EventKind::leak),
    count_of("leaks_noticed", "leaks that the firm notices", EventKind::leak_noticed),
    amount_of("leaked_value", "market value that firms lose by leaks, as they see it", EventKind::leak),
    count_of("rivals", "local rivals that appear after a leak", EventKind::rival_appeared),
    count_of("exits_failed", "firms that end for lack of cash", EventKind::failed_cash),
    count_of("exits_stopped", "firms that stop in good order", EventKind::orderly_stop),
    count_of("exits_closed", "firms that close for reasons outside the model", EventKind::closed_other),
    count_of("exits_sold_to_partner", "firms sold to their partner", EventKind::sold_to_partner),
    count_of("exits_sold_elsewhere", "firms sold to somebody else", EventKind::sold_elsewhere),
    count_with("reached_scale_up", "ventures that reach scale-up", EventKind::stage_reached, scale_up),
    count_with("reached_rollout", "ventures that reach rollout", EventKind::stage_reached, rollout),
    count_with("established_at_home", "ventures that become established on the home route; with established_in_china: all", EventKind::established, at_home),
    count_with("established_in_china", "ventures that become established with a partner", EventKind::established, in_china),
    months_to("months_to_scale_up", "months since joining, added over reached_scale_up", EventKind::stage_reached, scale_up),
    months_to("months_to_rollout", "months since joining, added over reached_rollout", EventKind::stage_reached, rollout),
    months_to("months_to_established_at_home", "months since joining, added over established_at_home", EventKind::established, at_home),
    months_to("months_to_established_in_china", "months since joining, added over established_in_china", EventKind::established, in_china),
    count_of("applications", "applications for support", EventKind::applied),
    count_of("awards", "awards of support", EventKind::awarded),
    amount_of("support_awarded", "worth of the support awarded, delivery included", EventKind::awarded),
    whole("partner_places", "count", "partnerships that partners can hold", stock, int32, Surrounding::partner_places),
    whole("partner_places_used", "count", "places of partners in use, talks included", stock, int32, Surrounding::partner_places_used),
    whole("public_knowledge", "1", "public stock of knowledge of China (share)", stock, scaled_double, Surrounding::public_knowledge),
    whole("regime", "1", "geopolitical regime: 0 open, 1 strained, 2 restricted", stock, int32, Surrounding::regime),
    whole("exchange_rate", "CNY/GBP", "exchange rate", stock, scaled_double, Surrounding::exchange_rate),
    whole("public_cost_uk", "GBP pence", "spending of UK funders", flow, int64, Surrounding::public_cost_uk),
    whole("public_cost_china", "GBP pence", "spending of Chinese funders", flow, int64, Surrounding::public_cost_china),
    firm_sum("firms_selling_china", "count", "firms with sales in China this month", stock, int32, FirmSum::selling_china),
    count_of("milestones", "milestones passed", EventKind::milestone),
    count_of("setbacks", "milestones missed", EventKind::setback),
    count_of("technical_ends", "technologies given up because they do not work", EventKind::technical_end),
    count_of("demand_ends", "technologies given up because nobody wants them", EventKind::demand_end),
    count_of("equity_rounds", "rounds of equity raised", EventKind::equity_round),
    count_of("forms_changed", "partnerships that change their form", EventKind::form_changed),
    ended_by("dissolved_low_trust", "partnerships ended because trust ran out", EndReason::low_trust),
    ended_by("dissolved_regime", "partnerships ended by the political climate", EndReason::regime),
    ended_by("dissolved_learning_race", "partnerships ended because the partner had learned what it wanted", EndReason::learning_race),
    ended_by("dissolved_export_control", "partnerships ended by export control", EndReason::export_control),
    ended_by("dissolved_crackdown", "partnerships ended by a crackdown on the sector", EndReason::crackdown),
    ended_by("dissolved_firm_ended", "partnerships ended because the firm ended", EndReason::firm_ended),
    ended_by("dissolved_project_over", "partnerships ended because the project was over", EndReason::project_over),
};

constexpr auto measures = [] {
    std::array<Measure, rows.size()> list{};
    for (std::size_t i = 0; i < rows.size(); ++i) list[i] = rows[i].measure;
    return list;
}();

constexpr std::array<Measure, spend_column_count + 3> instrument_rows{{
    {"award", "GBP pence", "cash paid to firms", flow, int64, 1.0},
    {"relief", "GBP pence", "tax relief", flow, int64, 1.0},
    {"delivery", "GBP pence", "delivery of services", flow, int64, 1.0},
    {"fixed", "GBP pence", "running cost", flow, int64, 1.0},
    {"evaluation", "GBP pence", "evaluation", flow, int64, 1.0},
    {"applications", "count", "applications", flow, int32, 1.0},
    {"awards", "count", "awards", flow, int32, 1.0},
    {"refusals", "count", "applications refused", flow, int32, 1.0},
}};

}  // namespace

std::span<const MeasureRow> measure_rows() { return rows; }

std::span<const Measure> all_measures() { return measures; }

std::span<const Measure> instrument_measures() { return instrument_rows; }

std::size_t measure_index(std::string_view name) {
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if (measures[i].name == name) return i;
    }
    throw InvariantError("there is no measure '" + std::string(name) + "'");
}

}  // namespace pactsim
