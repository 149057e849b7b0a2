"""Stage times, milestones, pass rates and costs by sector."""
import math

from firms import SECTORS
from money import add_money

PROTO_YEARS = {"biotech": 1.8, "materials": 1.9, "photonics": 2.1, "ai": 2.0, "drones": 1.7}
MARKET_YEARS = {"biotech": 2.2, "materials": 1.8, "photonics": 1.6, "ai": 1.4, "drones": 1.2}
PROTO_COST_USD_K = {"biotech": 1270.0, "materials": 1209.0, "photonics": 783.0, "ai": 614.0,
                    "drones": 458.0}
FIELDS = {"net_zero": ("materials", "photonics"), "healthy_living": ("biotech",),
          "agri_food": ("biotech", "drones"), "digital": ("ai",)}
STAGES = ("prototyping", "scale_up", "rollout")
MILESTONES = {"prototyping": 4, "scale_up": 4, "rollout": 3}
PASS = {"prototyping": (0.75, 0.60, 0.90), "scale_up": (0.70, 0.50, 0.85),
        "rollout": (0.75, 0.55, 0.90)}
SCALE_CAP_MONTHS = 18.0
SCALE_SHARE = {"net_zero": 0.75, "healthy_living": 0.75, "agri_food": 0.75, "digital": 0.60}
ROLLOUT_FLOOR_MONTHS = 6.0
OWN_SHARE = {"net_zero": 0.25, "healthy_living": 0.25, "agri_food": 0.25, "digital": 1.0}
PLANT = {"net_zero": (12e6, 5e6, 20e6, "GBP", 2011, "scale_cost electronics fab line [24][25]"),
         "healthy_living": (12e6, 5e6, 20e6, "GBP", 2011,
                            "scale_cost electronics fab line, as a stand-in for devices"),
         "agri_food": (5e6, 2e6, 12e6, "GBP", 2011,
                       "scale_cost electronics fab line, low end, as a stand-in for a pilot line"),
         "digital": (1e6, 3e5, 3e6, "GBP", 2023, "scale_cost software / services (judgement)")}


def average(table, sector):
    """Mean of the fields that stand for a sector."""
    return sum(table[f] for f in FIELDS[sector]) / len(FIELDS[sector])


def months(sector):
    """Mean months of each stage."""
    market = 12.0 * average(MARKET_YEARS, sector)
    scale = min(SCALE_CAP_MONTHS, SCALE_SHARE[sector] * market)
    return {"prototyping": 12.0 * average(PROTO_YEARS, sector), "scale_up": scale,
            "rollout": max(ROLLOUT_FLOOR_MONTHS, market - scale)}


def base_hazard(mean_months, milestones):
    """Monthly milestone hazard whose discrete mean is exact: -ln(1 - n / T)."""
    return -math.log(1.0 - milestones / mean_months)


def add_times(figures):
    """Months, milestones, hazards."""
    source = "evidence proto_time, market_time [18], scale_time (1.5 years, judgement)"
    table = {s: months(s) for s in SECTORS}
    figures.add("stages.fields", {s: list(FIELDS[s]) for s in SECTORS}, "names",
                "assumption: which deep-tech fields stand for a sector",
                "plain mean over the fields", "assumption")
    figures.add("stages.mean_months", table, "months", source,
                "prototyping = 12 x proto_time; scale-up = min(18, .75 x market_time) for hardware,"
                " .60 for digital; rollout = max(6, rest of market_time)", "mixed",
                low={s: {k: 0.6 * v for k, v in table[s].items()} for s in SECTORS},
                high={s: {"prototyping": 1.8 * table[s]["prototyping"],
                          "scale_up": 2.0 * table[s]["scale_up"],
                          "rollout": 2.5 * table[s]["rollout"]} for s in SECTORS})
    figures.add("stages.milestones", MILESTONES, "milestones per stage",
                "assumption: coefficient of variation near one half", "4, 4, 3", "assumption",
                low=2, high=8)
    figures.add("stages.base_hazard", {s: {k: base_hazard(v, MILESTONES[k])
                for k, v in table[s].items()} for s in SECTORS}, "1/month", source,
                "-ln(1 - milestones / mean months): at most one milestone a month with "
                "P = 1 - exp(-hazard) then has exactly the mean", "mixed")


def add_pass(figures):
    """Pass rates, kept as a product near .40."""
    source = "evidence p_stage (judgement), product near p_market .40"
    figures.add("stages.pass", {k: PASS[k][0] for k in STAGES}, "share", source, "per stage",
                "evidence", low={k: PASS[k][1] for k in STAGES},
                high={k: PASS[k][2] for k in STAGES})
    figures.add("stages.end_per_milestone", {k: 1.0 - PASS[k][0] ** (1.0 / MILESTONES[k])
                for k in STAGES}, "share", source, "1 - pass^(1 / milestones)", "evidence")
    figures.add("stages.fail_reason", {"demand": 0.32, "technical": 0.25, "funding": 0.12,
                "other": 0.31}, "share", "evidence fail_reason [31]", "rest is other", "evidence")


def add_costs(figures, prices):
    """Prototype, scale-up and rollout outlays of the firm by sector."""
    for sector in SECTORS:
        cost = 1000.0 * average(PROTO_COST_USD_K, sector)
        add_money(figures, prices, "stages.cost.prototyping." + sector, cost, "USD", 2019,
                  "evidence proto_cost [18]", "mean of the fields, converted by money.rule; it is the "
                  "funding to a first prototype and so includes the team's pay: not on top of burn",
                  "evidence", low=0.4 * cost, high=2.5 * cost)
        plant, low, high, currency, year, row = PLANT[sector]
        share = OWN_SHARE[sector]
        add_money(figures, prices, "stages.cost.scale_up." + sector, share * plant, currency, year,
                  "evidence " + row, "own share %.2f (assumption, .1 to .5 for hardware: the rest "
                  "is lent plant, leasing, project finance) of the plant, converted" % share,
                  "mixed" if sector in ("net_zero", "digital") else "assumption",
                  low=share * low, high=share * high)
        add_money(figures, prices, "stages.cost.rollout." + sector, 340e3, "GBP", 2017,
                  "evidence proj_cost_uk [20][21]", "market entry outlay taken as one Smart-sized "
                  "project (assumption), converted", "assumption", low=100e3, high=2e6)
    table = {s: months(s) for s in SECTORS}
    figures.add("stages.cost_per_month", {s: {k: figures.value("stages.cost.%s.%s" % (k, s))
                / table[s][k] for k in STAGES} for s in SECTORS}, "GBP per month, 2025 prices",
                "stages.cost, stages.mean_months", "cost over mean months", "mixed")


def derive(figures, prices):
    """All stage figures."""
    add_times(figures)
    add_pass(figures)
    add_costs(figures, prices)
