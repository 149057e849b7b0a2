"""Market growth, size per venture and diffusion."""
import math
import statistics

import bass
from firms import SECTORS

WDI_SOURCE = "wdi_chn_gbr_hkg_mac, World Bank WDI, "
BASS_SOURCE = "bass_parameters, Van den Bulte compilation and marketing-engineering slides"
EV_SOURCE = "ev_adoption, IEA Global EV Outlook through Our World in Data, 2010-2025"
POTENTIAL_GBP = {"net_zero": 8e6, "healthy_living": 10e6, "agri_food": 6e6, "digital": 5e6}


def mean(values):
    """Arithmetic mean."""
    values = list(values)
    return sum(values) / len(values)


def real_rd_growth(tables, first, last):
    """Mean yearly real growth of China's R&D spending: national panel over the deflator."""
    spend = tables.column("china_province_innovation_panel", "year", "rd_expenditure_100m_cny",
                          model_region="national")
    return real_growth(spend, tables.wdi("gdp_deflator_inflation_pct", "CHN"), first, last)


def real_growth(nominal, deflator_pct, first, last):
    """Compound yearly growth of a nominal series less the deflator."""
    level = nominal[str(last)] / nominal[str(first)]
    for year in range(first + 1, last + 1):
        level /= 1.0 + deflator_pct[year] / 100.0
    return level ** (1.0 / (last - first)) - 1.0


def add_growth(figures, tables):
    """Growth of GDP, R&D, high-tech revenue, and the sector values built on them."""
    china, uk = tables.wdi("gdp_growth_pct", "CHN"), tables.wdi("gdp_growth_pct", "GBR")
    gdp = mean(china[y] for y in range(2021, 2026)) / 100.0
    recent = mean(china[y] for y in range(2022, 2026)) / 100.0
    home = mean(uk[y] for y in range(2015, 2026)) / 100.0
    research = real_rd_growth(tables, 2018, 2023)
    revenue = tables.column("china_province_innovation_panel", "year",
                            "hightech_industry_revenue_100m_cny", model_region="national")
    tech = real_growth(revenue, tables.wdi("gdp_deflator_inflation_pct", "CHN"), 2018, 2023)
    panel = "china_province_innovation_panel, NBS, national row, 2018 and 2023; CHN deflator"
    figures.add("market.china_gdp_growth", recent, "1/yr", WDI_SOURCE + "CHN gdp_growth_pct "
                "2022-2025", "mean of four years; 2021 (rebound) left out: with it %.4f" % gdp)
    figures.add("market.china_rd_growth_real", research, "1/yr", panel, "compound, deflated")
    figures.add("market.china_hightech_revenue_growth_real", tech, "1/yr", panel,
                "compound, deflated")
    figures.add("market.uk_gdp_growth", home, "1/yr", WDI_SOURCE + "GBR gdp_growth_pct 2015-2025",
                "mean of eleven years; growth of home revenue")
    growth = {"net_zero": 0.5 * (recent + research), "healthy_living": 0.5 * (recent + research),
              "agri_food": 0.045, "digital": tech}
    figures.add("market.china_growth_by_sector", growth, "1/yr", WDI_SOURCE + "and " + panel +
                "; seed_headline_numbers (agricultural market 4 to 5 %)",
                "net zero and healthy living: mean of GDP and real R&D growth; agri-food: middle "
                "of 4-5 %; digital: real growth of high-tech industry revenue", "mixed",
                low={s: 0.02 for s in SECTORS}, high={s: 1.6 * growth[s] for s in SECTORS})
    figures.add("market.global_growth", 0.03, "1/yr", "assumption: no world series in the tables",
                "real growth of global markets after the lag", "assumption", low=0.015, high=0.045)


def add_size(figures):
    """Potential per venture and its skew."""
    figures.add("market.potential_median_gbp", POTENTIAL_GBP, "GBP, 2025 prices, whole life",
                "assumption: no table; order of one mean UK equity deal (evidence eq_deal 5.7m)",
                "median Chinese rollout sales of a venture that reaches the market, undiscounted",
                "assumption", low={s: 0.25 * v for s, v in POTENTIAL_GBP.items()},
                high={s: 4.0 * v for s, v in POTENTIAL_GBP.items()})
    z_loss, z_ten = -0.150969, 1.340755
    sigma = math.log(10.0) / (z_ten + z_loss)
    figures.add("market.payoff_log_sd", sigma, "log", "evidence angel_lose .56, angel_10x .09 [80]",
                "lognormal multiple with P(<1) = .56 and P(>10) = .09: all ventures together; "
                "upper bound for the sd of potential", "evidence")
    figures.add("market.potential_log_sd", 1.2, "log", "assumption below market.payoff_log_sd, "
                "since part of the payoff skew is failure", "sd of log potential", "assumption",
                low=0.8, high=sigma)
    figures.add("market.global_to_china_ratio", 1.0, "ratio",
                "assumption: China is 17 % of world GDP, but access elsewhere is not opened here",
                "global potential over Chinese potential, after the lag", "assumption",
                low=0.3, high=3.0)
    figures.add("market.global_lag_months", 18, "months", "assumption", "rollout in China first",
                "assumption", low=6, high=36)


def ev_points(tables, iso3):
    """(years since 2009, share of new cars) for a country."""
    return [(float(r["year"]) - 2009.0, float(r["ev_share_new_cars_pct"]) / 100.0)
            for r in tables.rows("ev_adoption") if r["iso3"] == iso3]


def add_diffusion(figures, tables):
    """Product table, electric-car refits and the annual equivalent of monthly p/12, q/12."""
    rows = [(float(r["p"]), float(r["q"])) for r in tables.rows("bass_parameters")
            if r["category"] != "meta-analysis mean"]
    figures.add("market.bass_p", 0.03, "1/yr", "evidence bass_p; bass_parameters, row meta-analysis"
                " mean (Sultan, Farley, Lehmann 1990)", "published mean", "evidence",
                low=0.001, high=0.04)
    figures.add("market.bass_q", 0.38, "1/yr", "evidence bass_q; bass_parameters, row meta-analysis"
                " mean", "published mean", "evidence", low=0.30, high=0.50)
    figures.add("market.bass_table_median", {"p": statistics.median(p for p, _ in rows),
                "q": statistics.median(q for _, q in rows)}, "1/yr", BASS_SOURCE,
                "median of the %d products" % len(rows))
    p, q, potential = bass.fit_annual(bass.monthly_sales_by_year(0.03, 0.38, 15))
    figures.add("market.bass_annual_refit", {"p": p, "q": q, "potential": potential,
                "peak_year": bass.peak_year(p, q)}, "1/yr", "market.bass_p, market.bass_q",
                "yearly regression on 15 years of sales of the monthly recursion with p/12, q/12")
    for name, iso3 in (("china", "CHN"), ("uk", "GBR")):
        p, q, error = bass.fit_curve(ev_points(tables, iso3), 1.0)
        figures.add("market.ev_refit_" + name, {"p": p, "q": q, "rmse": error,
                    "peak_year": bass.peak_year(p, q)}, "1/yr", EV_SOURCE + ", " + iso3,
                    "least squares of the share of new cars on the Bass curve, t = year - 2009, "
                    "ceiling 1: a check for net zero, not an input")


def derive(figures, tables):
    """All market figures."""
    add_growth(figures, tables)
    add_size(figures)
    add_diffusion(figures, tables)
