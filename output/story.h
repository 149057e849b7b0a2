#pragma once
// One firm's life: what happened to it, month by month, with what it knew then; and the same told in plain English.

#include "agents/events.h"
#include "scenarios/schema/vocabulary.h"
#include "sim/money.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Where a firm stands at one moment, as far as a reason may need it. Shares are 0-1.
struct FirmState {
    Status status = Status::home;
    Stage stage = Stage::prototyping;
    int months_in_stage = 0;
    int months_in_status = 0;
    Pence cash = 0;
    Pence burn = 0;             // pence that leave in a month, net of home sales and the venture's profit; not above 0 = none
    int negative_months = 0;    // months in a row with an empty account
    bool equity_coming = false;
    double quality = 0, lead = 1, knowledge = 0;
    int leaks_known = 0;
    bool project_over = false;
    Regime regime = Regime::open;
    double trust = 0;           // in its partner; 0 without one
    double trust_at_signing = 0;
    int pact_months = 0;        // since signature
    int employees = 0;
};

/// Why a firm went to China or stayed at home: the difference between the two routes, split into terms that add up, in GBP.
struct EntryReason {
    double home_gbp = 0;        // value of staying
    double market = 0, speed = 0, running_cost = 0, risk = 0, entry_cost = 0, team_at_home = 0;  // what each adds to going
    double peer_success = 0;    // share of the firms it watches that work in China
    int peers = 0;
    std::vector<std::string> support;  // schemes that help it now
};

/// What spoke for a form against the next best.
enum class FormTrait : std::uint8_t { access, control, revenue_share, secrecy, low_cost, cash_now, habit };

/// Why a form was chosen: value to the firm against the best other form open to it, in GBP.
struct FormReason {
    double chosen_gbp = 0, other_gbp = 0;
    std::size_t other = governance_form_count;
    FormTrait trait = FormTrait::habit;
    double setup_gbp = 0;
    int setup_months = 0;
};

/// One event with what is needed to explain it. `state` is how the firm stood just before.
struct StoryTurn {
    int month = 0;
    Event event;
    FirmState state;
    std::string other;             // the partner ("a state-owned enterprise in the Yangtze River Delta"), scheme or intermediary
    std::string channel;           // of a new contact: who brought it about; of an award or a refusal: how places were given
    int months_since = 0;          // of work that goes on: since it stopped; of a rival: since the leak; 0 = unknown
    int offers = 0;                // of a search that was given up: months in which the firm made offers
    std::uint32_t other_number = 0;// of a partner, from 1
    EntryReason entry;
    FormReason form;
};

/// How the firm is introduced.
struct FirmOpening {
    std::uint32_t id = 0;
    std::string sector, region;
    SizeBand size = SizeBand::micro;
    bool founded_in_run = false;
    int month = 0;                 // of its first appearance
    int age_months = 0;
    double quality_rank = 0;       // share of firms with a lesser technology
    bool dual_use = false, sensitive = false;
    FirmState state;
};

/// Sums over the months that were followed.
struct FirmTotals {
    Pence home_business = 0;       // sales outside the venture
    Pence venture_home = 0, venture_china = 0;
    Pence support_cash = 0;        // grants paid into its account
    Pence equity = 0;
    Pence leak_value = 0;
    int awards = 0, refusals = 0, leaks = 0, leaks_noticed = 0, partnerships = 0;
};

struct FirmLife {
    std::string start;             // "YYYY-MM" of month 0
    FirmOpening opening;
    std::vector<StoryTurn> turns;  // in order of time
    FirmState end;
    Status ending = Status::home;
    int last_month = 0;
    FirmTotals totals;
};

/// A phase of life, told as one paragraph.
struct StoryParagraph {
    std::string chapter;           // "introduction", "at home", "search", "partnership", "afterwards", "ending"
    std::string text;
};

/// Which part of a life is told, if it is told in two.
enum class StoryPart : std::uint8_t {
    whole,
    beginning,  // who the firm is, and what happened before a month; no ending
    rest,       // what happened from that month on, and how it ended
};

/// The life as paragraphs; the same for the same life. `month` is where the two parts meet.
std::vector<StoryParagraph> tell(const FirmLife& life, StoryPart part = StoryPart::whole, int month = 0);

/// Words in lines of at most `width` characters, each ended by a line break.
std::string wrapped(std::string_view text, int width);

/// Number of characters on screen: bytes that do not continue a UTF-8 character.
int width_of(std::string_view text);

/// The paragraphs as text for a terminal, with a title; lines of at most `width` characters.
std::string story_text(const FirmLife& life, int width = 100);

}  // namespace pactsim
