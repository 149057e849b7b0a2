// Field table of the keys that schemes and worlds have beside the sections that they change.

#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/scalars.h"

#include <string>

namespace pactsim {

namespace {

constexpr const char* author = "chosen by the author of the patch";

Table<PatchHeader> make_patch_table() {
    Table<PatchHeader> t("patch", "a scheme or a world, which is laid over a scenario");
    t.add("schema", &PatchHeader::schema, integer<int>(schema_version, schema_version), required, {"", "version of the scenario language", "this program"});
    t.add("kind", &PatchHeader::kind, choice<PatchKind>(patch_kind_names), required, {"", "scheme: changes policy; world: changes environment and partners", "rulings 1.5"});
    t.add("label", &PatchHeader::label, text(), "", {"", "a few words for tables and charts", author});
    t.add("summary", &PatchHeader::summary, text(), "", {"", "what it changes, in a sentence or two", author});
    t.add("source", &PatchHeader::source, text(), "", {"", "where its figures come from, and which are assumptions", author});
    return t;
}

}  // namespace

const Table<PatchHeader>& patch_table() {
    static const Table<PatchHeader> table = make_patch_table();
    return table;
}

}  // namespace pactsim
