#include "toy_table.h"

#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/distribution_value.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

namespace pactsim::testing {

namespace {

constexpr std::array<std::string_view, 3> colours{"red", "green", "blue"};
const std::string origin = "assumption, plausible 1 to 2";

const Table<ToyItem>& item_table() {
    static const Table<ToyItem> table = [] {
        Table<ToyItem> t("item", "an item");
        t.add("name", &ToyItem::name, identifier(), required, {"", "its name", origin});
        t.add("weight", &ToyItem::weight, real(0, 10), 1, {"kg", "how heavy", origin});
        t.add("friend_name", &ToyItem::friend_name, name_or_empty("items", "nobody"), "", {"", "another item", origin});
        return t;
    }();
    return table;
}

const Table<ToyPart>& part_table() {
    static const Table<ToyPart> table = [] {
        Table<ToyPart> t("part", "a part");
        t.add("length_months", &ToyPart::length_months, real(Bounds{0, 100, true, false}), 12, {"months", "how long", origin});
        t.add("count", &ToyPart::count, integer<int>(0, 9), 3, {"count", "how many", origin});
        return t;
    }();
    return table;
}

Table<Toy> make_toy() {
    Table<Toy> t("toy", "one of each");
    t.add("on", &Toy::on, boolean(), false, {"", "a switch", origin});
    t.add("seed", &Toy::seed, integer<std::int64_t>(0, INT64_MAX), 7, {"1", "a seed", origin});
    t.add("rate", &Toy::rate, real(-1, 1), 0.1, {"1/month", "a rate", origin});
    t.add("part", &Toy::part, share(), 0.5, {"share", "a share", origin});
    t.add("cost_gbp", &Toy::cost_gbp, money(0, 1e9), required, {"GBP", "a cost", origin});
    t.add("label", &Toy::label, text(), "a | b", {"", "some text", origin});
    t.add("colour", &Toy::colour, choice<Colour>(colours), Colour::green, {"", "a choice", origin});
    t.add("month", &Toy::month, month(-60, 600), 0, {"month", "a month", origin});
    t.add("triple", &Toy::triple, fixed_list<3>(real(0, 9)), std::array{1.0, 2.0, 3.0}, {"1", "three numbers", origin});
    t.add("many", &Toy::many, list_of(real(0, 9), 0, 4), std::vector<double>{}, {"1", "up to four", origin});
    t.add("square", &Toy::square, matrix<2, 2>(share()), std::array<std::array<double, 2>, 2>{}, {"share", "a matrix", origin});
    t.add("by_colour", &Toy::by_colour, per_word(colours, "colour", share()), std::array{0.1, 0.2, 0.3}, {"share", "one for each colour", origin});
    t.add("items", &Toy::items, named_list(item_table(), 0, 5), std::vector<ToyItem>{}, {"", "items", origin});
    t.add("by_item", &Toy::by_item, per_name("items", share(), Otherwise{0.5, false}), std::vector<double>{}, {"share", "one for each item", origin});
    t.add("spread", &Toy::spread, distribution(0, 100), constant(1), {"kg", "a distribution", origin});
    t.add("path", &Toy::path, dated_series({0, 1, false, false}, DatedSeries::Between::line), DatedSeries(0.5), {"share", "by date", origin});
    t.add("inner", &Toy::inner, record(part_table()), ToyPart{6, 2}, {"", "a record", origin});
    t.add("parts", &Toy::parts, per_word(colours, "colour", record(part_table())), std::array{ToyPart{1, 1}, ToyPart{2, 2}, ToyPart{3, 3}}, {"", "a record for each colour", origin});
    return t;
}

}  // namespace

const Table<Toy>& toy_table() {
    static const Table<Toy> table = make_toy();
    return table;
}

}  // namespace pactsim::testing
