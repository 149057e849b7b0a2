"""Exit hazards by age and sector, age structure and monthly arrivals."""
import math

from firms import SECTORS

DEATH_RATE, BIRTH_RATE = 0.098, 0.111
SECTION_GROUP = {"C": "Production", "D": "Production", "E": "Production",
                 "J": "Information and communication",
                 "M": "Professional, scientific and technical"}
MATCHED_SURVIVAL = {3: 0.84, 5: 0.75}
COHORTS = "uk_ons_survival_by_cohort, ONS Business Demography 2024 table 4.2, all_industries"
BY_SECTOR = ("uk_ons_survival_2yr_by_sector_2022, ONS Business Demography 2024, 2022 cohort; "
             "mixed by firms.section_mix")


def pooled_hazards(tables, group):
    """Yearly hazards 1..5, pooled over the cohorts that show both ends of the year."""
    alive = {}
    for row in tables.rows("uk_ons_survival_by_cohort"):
        if row["industry_group"] == group:
            cohort = alive.setdefault(row["birth_cohort"], {0: float(row["births"])})
            cohort[int(row["years_after_birth"])] = float(row["survivors"])
    hazards = []
    for year in range(1, 6):
        have = [c for c in alive.values() if year in c]
        hazards.append(1.0 - sum(c[year] for c in have) / sum(c[year - 1] for c in have))
    return hazards


def survival(hazards):
    """Share alive at ages 0, 1, 2, ... from yearly hazards."""
    alive = [1.0]
    for h in hazards:
        alive.append(alive[-1] * (1.0 - h))
    return alive


def late_hazard(hazards, death_rate):
    """Hazard after year five that makes deaths / stock equal `death_rate` when stationary."""
    alive = survival(hazards)
    young_years = sum(0.5 * (a + b) for a, b in zip(alive, alive[1:]))
    old_years = 1.0 / death_rate - young_years
    return 1.0 - math.exp(-alive[-1] / old_years)


def scaled(hazards, factor):
    """Yearly hazards with their continuous rate multiplied by `factor`."""
    return [1.0 - (1.0 - h) ** factor for h in hazards]


def years_lived(hazards, late, factor=1.0):
    """Mean years lived in each year of age 1..5 and from 6 on, by a newborn firm."""
    alive = survival(scaled(hazards, factor))
    years = [0.5 * (a + b) for a, b in zip(alive, alive[1:])]
    years.append(alive[-1] / (-math.log(1.0 - late) * factor))
    return years


def age_shares(hazards, late, factor=1.0):
    """Stationary share of firms in each year of age 1..5 and 6 or more."""
    years = years_lived(hazards, late, factor)
    return [y / sum(years) for y in years]


def stable_arrivals(stock, hazards, late, factors):
    """Newborn firms a month that keep each sector's stock: stock / mean life / 12."""
    return {s: stock[s] / sum(years_lived(hazards, late, factors[s])) / 12.0 for s in SECTORS}


def monthly(yearly):
    """Monthly probability that compounds to the yearly one."""
    return 1.0 - (1.0 - yearly) ** (1.0 / 12.0)


def sector_multipliers(tables, mix):
    """Log-survival of the sector's section mix over that of all industries, two years."""
    two_year = tables.column("uk_ons_survival_2yr_by_sector_2022", "industry_group",
                             "two_year_survival_pct")
    base = [r for r in tables.rows("uk_ons_survival_by_cohort") if r["birth_cohort"] == "2022" and
            r["industry_group"] == "all_industries" and r["years_after_birth"] == "2"][0]
    level = math.log(float(base["survivors"]) / float(base["births"]))
    ratio = {s: math.log(two_year[g] / 100.0) / level for s, g in SECTION_GROUP.items()}
    return {sector: sum(part * ratio.get(section, 1.0) for section, part in mix[sector].items())
            for sector in SECTORS}


def digital_seasonality(tables):
    """Mean ratio of a calendar month to its year's monthly mean, complete years."""
    years = {}
    for row in tables.rows("uk_tech_incorporations_monthly"):
        years.setdefault(row["date"][:4], []).append(float(row["union_all"]))
    full = [v for v in years.values() if len(v) == 12]
    raw = [sum(v[m] / (sum(v) / 12.0) for v in full) / len(full) for m in range(12)]
    return [x / (sum(raw) / 12.0) for x in raw]


def add_hazards(figures, tables):
    """Hazards by age; returns them with the late one."""
    hazards = pooled_hazards(tables, "all_industries")
    late = late_hazard(hazards, DEATH_RATE)
    figures.add("exit.hazard_by_age", hazards, "1/yr, years 1 to 5",
                COHORTS + ", births 2019-2023, years 1-5",
                "1 - pooled survivors(k) / survivors(k-1) over cohorts with both",
                low=[0.8 * h for h in hazards], high=[1.2 * h for h in hazards])
    figures.add("exit.hazard_6_plus", late, "1/yr",
                COHORTS + "; death rate 9.8 % in 2024, evidence death_rate",
                "constant hazard after year five that makes deaths / stock 9.8 % when stationary",
                low=late_hazard(hazards, 0.092), high=late_hazard(hazards, 0.119))
    figures.add("exit.monthly_by_age", [monthly(h) for h in hazards + [late]],
                "1/month, years 1 to 5 and 6+", COHORTS, "1 - (1 - yearly hazard)^(1/12)")
    figures.add("exit.survival_check", survival(hazards), "share alive at 0..5 years", COHORTS,
                "product of the pooled hazards; ONS 2019 cohort has .384 at five years")
    figures.add("exit.hazard_ict", pooled_hazards(tables, "information_and_communication"),
                "1/yr, years 1 to 5", COHORTS.replace("all_industries", "information_and_"
                "communication"), "as exit.hazard_by_age; for comparison")
    return hazards, late


def add_arrivals(figures, cells, hazards, late, multipliers, research):
    """Age structure and arrivals, with and without the R&D-active multiplier."""
    stock = {s: sum(cells[s].values()) for s in SECTORS}
    for name, factor, note in (("", 1.0, "exit.hazard_by_age x exit.sector_multiplier"),
                               ("_rd_active", research, "the same x exit.rd_active_multiplier")):
        factors = {s: multipliers[s] * factor for s in SECTORS}
        figures.add("firms.age_shares" + name, {s: age_shares(hazards, late, factors[s])
                    for s in SECTORS}, "share, years 1 to 5 and 6+", COHORTS + "; " + BY_SECTOR,
                    "years lived at each age when stationary under " + note, "mixed")
        monthly_by_sector = stable_arrivals(stock, hazards, late, factors)
        figures.add("arrivals.monthly_by_sector" + name, monthly_by_sector, "newborn firms/month",
                    COHORTS + "; " + BY_SECTOR + "; firms.count",
                    "stock / mean life / 12 under %s: keeps each sector's stock" % note,
                    "mixed")
        figures.add("arrivals.monthly_total" + name, sum(monthly_by_sector.values()),
                    "newborn firms/month", COHORTS, "sum of the sectors", "mixed",
                    high=sum(stock.values()) * BIRTH_RATE / 12.0)
    figures.add("arrivals.birth_rate", BIRTH_RATE, "share/yr", "evidence birth_rate, ONS 2024",
                "as published; growth of 1.3 % a year against the death rate", "evidence",
                low=0.110, high=0.115)


def derive(figures, tables, cells, mix):
    """Hazards, multipliers, ages and arrivals."""
    hazards, late = add_hazards(figures, tables)
    multipliers = sector_multipliers(tables, mix)
    figures.add("exit.sector_multiplier", multipliers, "ratio", BY_SECTOR,
                "log two-year survival of the section mix over that of all industries (68.9 %); "
                "agriculture is not in the table and takes 1", "mixed")
    alive = survival(hazards)
    ratios = [math.log(MATCHED_SURVIVAL[y]) / math.log(alive[y]) for y in (3, 5)]
    figures.add("exit.rd_active_multiplier", sum(ratios) / 2.0, "ratio",
                "evidence grant_surv3 (comparison firms .84 at 3 years, .75 at 5) over " + COHORTS,
                "mean ratio of log survival; use when hazards are meant for R&D-active firms and "
                "cash failures come on top", "evidence", low=min(ratios) * 0.7, high=1.0)
    add_arrivals(figures, cells, hazards, late, multipliers, sum(ratios) / 2.0)
    figures.add("arrivals.digital_seasonality", digital_seasonality(tables),
                "ratio, January to December", "uk_tech_incorporations_monthly, Companies House, "
                "complete years 2016-2025, union_all", "mean ratio to the year's monthly mean")
