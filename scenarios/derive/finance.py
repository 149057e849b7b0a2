"""Equity rounds, R&D tax relief and R&D intensity."""
import math

from firms import SECTORS, sme_companies
from money import add_money

EIS_ROW = {"A": "A. ", "C": "C. ", "D": "D. ", "J": "J. ", "M": "M. "}
EIS_SOURCE = ("uk_hmrc_eis_seis_by_sector, HMRC EIS/SEIS statistics, 2023-24; "
              "uk_hmrc_rd_tax_relief_by_sector_2023_24")
RD_SOURCE = "uk_hmrc_rd_tax_relief_by_sector_2023_24, HMRC, 2023-24; firms.section_mix"
YEAR_SOURCE = "uk_hmrc_rd_tax_relief_by_year, HMRC, row 2023-24"


def equity_companies(tables, start):
    """EIS and SEIS companies of a section in 2023-24, added (some raise both)."""
    return sum(float(r["companies"]) for r in tables.rows("uk_hmrc_eis_seis_by_sector")
               if r["year"] == "2023-24" and r["industry"].startswith(start))


def mixed(values, mix):
    """Sector values from section values; sections without one are left out."""
    result = {}
    for sector in SECTORS:
        used = {k: w for k, w in mix[sector].items() if k in values}
        result[sector] = sum(values[k] * w for k, w in used.items()) / sum(used.values())
    return result


def add_equity(figures, tables, prices, mix):
    """Rounds per firm-year and sizes."""
    companies, _ = sme_companies(tables)
    rates = {k: equity_companies(tables, start) / (companies[k] + (companies["E"] if k == "D"
             else 0.0)) for k, start in EIS_ROW.items()}
    rates["E"] = rates["D"]
    by_sector = mixed(rates, mix)
    figures.add("equity.rate_by_section", rates, "rounds per firm-year", EIS_SOURCE,
                "EIS + SEIS companies over SME R&D claimants of the section (upper bound: not all "
                "investees claim; D and E are one row)")
    figures.add("equity.rate", by_sector, "rounds per firm-year", EIS_SOURCE,
                "equity.rate_by_section mixed by firms.section_mix", "mixed",
                low={s: 0.4 * v for s, v in by_sector.items()},
                high={s: 1.3 * v for s, v in by_sector.items()})
    last = {r["scheme"]: r for r in tables.rows("uk_hmrc_eis_seis_by_year")
            if r["year"] == "2023-24"}
    for scheme in ("EIS", "SEIS"):
        size = 1e6 * float(last[scheme]["amount_all_m"]) / float(last[scheme]["companies_all"])
        add_money(figures, prices, "equity.mean_raise_" + scheme.lower(), size, "GBP", 2023,
                  "uk_hmrc_eis_seis_by_year, HMRC, 2023-24, " + scheme,
                  "amount over companies, converted", "data")
    add_money(figures, prices, "equity.round_median", 1e6, "GBP", 2024,
              "evidence eq_deal [79]: mean 5.7m, median about 1m (judgement)",
              "median of a lognormal, converted", "evidence", low=0.4e6, high=2e6)
    figures.add("equity.round_log_sd", math.sqrt(2.0 * math.log(5.7)), "log",
                "evidence eq_deal [79]", "mean / median = exp(sd^2 / 2) with 5.7m and 1m",
                "evidence", low=1.2, high=2.0)
    figures.add("equity.angel_outcomes", {"lose_money": 0.56, "above_10x": 0.09}, "share",
                "evidence angel_lose, angel_10x [80]", "as published", "evidence")


def add_relief(figures, tables, prices, mix):
    """Relief per claim, rate on expenditure, take-up and intensity."""
    rows = {r["sector_full"][0]: r for r in tables.rows("uk_hmrc_rd_tax_relief_by_sector_2023_24")}
    per_claim = {k: 1e6 * float(rows[k]["sme_cost_m"]) / float(rows[k]["sme_claims"])
                 for k in EIS_ROW if k in rows and rows[k]["sme_cost_m"]}
    year = [r for r in tables.rows("uk_hmrc_rd_tax_relief_by_year") if r["year"] == "2023-24"][0]
    means = mixed(per_claim, mix)
    for sector in SECTORS:
        add_money(figures, prices, "rd_relief.per_claim." + sector, means[sector], "GBP", 2023,
                  RD_SOURCE, "sme_cost over sme_claims of the sections, mixed, converted", "mixed")
    overall = 1e6 * float(year["sme_total_m"]) / float(year["sme_total"])
    spend = 1e6 * float(year["exp_sme_scheme_m"]) / float(year["sme_total"])
    add_money(figures, prices, "rd_relief.per_claim_all", overall, "GBP", 2023, YEAR_SOURCE,
              "SME scheme cost over claims, converted", "data")
    add_money(figures, prices, "rd_relief.expenditure_per_claim", spend, "GBP", 2023, YEAR_SOURCE,
              "SME scheme qualifying expenditure over claims, converted", "data")
    figures.add("rd_relief.rate_on_expenditure", overall / spend, "share", YEAR_SOURCE,
                "SME scheme cost over qualifying expenditure; the merged scheme of April 2024 is "
                "not in these tables and lies towards the low end",
                low=0.15, high=0.27)
    figures.add("rd_relief.claimant_share", 0.85, "share", "assumption: the population is defined "
                "by claims of 2023-24, which fell 26 % in a year",
                "probability that a modelled firm claims in a year", "assumption",
                low=0.70, high=1.0)
    figures.add("rd_relief.lag_months", 12, "months", "assumption: claimed after the year end",
                "from spending to cash", "assumption", low=6, high=21)
    figures.add("rd.share_of_revenue", {"net_zero": 0.10, "healthy_living": 0.15,
                "agri_food": 0.05, "digital": 0.12}, "share", "assumption: HMRC gives no turnover",
                "own R&D over home revenue", "assumption",
                low={s: 0.02 for s in SECTORS}, high={s: 0.35 for s in SECTORS})


def derive(figures, tables, prices, mix):
    """All finance figures."""
    add_equity(figures, tables, prices, mix)
    add_relief(figures, tables, prices, mix)
