"""Chinese partner pool: region and type weights, capability, co-funding, enforcement."""
import math

from money import add_money

REGIONS = ("jing_jin_ji", "yangtze_river_delta", "greater_bay_area", "central_western")
CENTRAL_WESTERN = ("Shanxi", "Henan", "Hubei", "Hunan", "Jiangxi", "Inner Mongolia", "Guangxi",
                   "Chongqing", "Sichuan", "Guizhou", "Yunnan", "Tibet", "Shaanxi", "Gansu",
                   "Qinghai", "Ningxia", "Xinjiang")
PARTNER_COUNT = 1200
TYPE_SHARES = {"private_large": 0.15, "private_sme": 0.35, "state_owned": 0.20,
               "university_institute": 0.15, "technology_centre": 0.15}
TYPE_COLUMNS = {"private_large": ("hightech_industry_revenue_100m_cny",),
                "private_sme": ("hightech_industry_firms", "hntes_announced_in_year"),
                "state_owned": ("implied_gdp_100m_cny", "rd_funds_government_10k_cny"),
                "university_institute": ("rd_basic_10k_cny", "rd_applied_10k_cny"),
                "technology_centre": ("fiscal_science_technology_100m_cny",
                                      "tech_market_inflow_contracts")}
SECTOR_SHARES = {"net_zero": 0.27, "healthy_living": 0.20, "agri_food": 0.13, "digital": 0.40}
ENFORCEMENT_TILT = {"jing_jin_ji": 0.04, "yangtze_river_delta": 0.03,
                    "greater_bay_area": 0.03, "central_western": -0.06}
IP_INDEX = {2018: 0.48, 2024: 0.58}
CAPACITY = {"private_large": 4, "private_sme": 1, "state_owned": 3,
            "university_institute": 4, "technology_centre": 6}
PANEL = ("china_province_innovation_panel, China Statistical Yearbook on Science and Technology "
         "and NBS, 2023, provinces of the region")
YEAR = "2023"


def region_of(row):
    """Model region of a province; central and western is the NBS definition, not `other`."""
    if row["model_region"] in REGIONS:
        return row["model_region"]
    return "central_western" if row["province_en"] in CENTRAL_WESTERN else None


def region_sums(tables, column):
    """Sum of a panel column over the provinces of each region, and the national row."""
    sums = {region: 0.0 for region in REGIONS}
    national = provinces = 0.0
    for row in tables.rows("china_province_innovation_panel"):
        if row["year"] != YEAR or not row[column]:
            continue
        if row["model_region"] == "national":
            national = float(row[column])
            continue
        provinces += float(row[column])
        if region_of(row):
            sums[region_of(row)] += float(row[column])
    return sums, national or provinces


def shares(sums):
    """Each region over the sum of the four."""
    return {region: sums[region] / sum(sums.values()) for region in REGIONS}


def type_region_shares(tables, columns):
    """Mean of the regional shares over the columns that stand for a type."""
    parts = [shares(region_sums(tables, column)[0]) for column in columns]
    return {r: sum(p[r] for p in parts) / len(parts) for r in REGIONS}


def damped(top, bottom, top_all, bottom_all, centre):
    """centre x square root of (regional ratio / national ratio), clipped to [.1, .9]."""
    national = top_all / bottom_all
    return {r: min(0.9, max(0.1, centre * math.sqrt(top[r] / bottom[r] / national)))
            for r in REGIONS}


def add_pool(figures, tables):
    """Count, types, regions and sectors."""
    figures.add("partners.count", PARTNER_COUNT, "partners",
                "assumption: room for about 5 % of 5,000 UK firms a year to match (evidence "
                "match_unaided .05), life of 7 years, mean capacity near 3, best fifth crowded",
                "about 3,660 concurrent slots for some 1,750 partnerships in steady state; 2 % of the 52,878 firms of Chinese high-tech "
                "industry in 2023", "assumption", low=600, high=2400)
    figures.add("partners.type_shares", TYPE_SHARES, "share",
                "assumption: no sample of Sino-foreign partners by type (see data README)",
                "share of partners per type", "assumption", low="each x 0.5", high="each x 1.5")
    figures.add("partners.sector_shares", SECTOR_SHARES, "share",
                "assumption: the panel has no sector split",
                "main sector of a partner; half are also open to a second sector", "assumption")
    figures.add("partners.capacity_mean", CAPACITY, "concurrent partnerships",
                "assumption; lead range 1 to 8", "Poisson mean above one", "assumption")
    by_type = {t: type_region_shares(tables, c) for t, c in TYPE_COLUMNS.items()}
    figures.add("partners.region_shares_by_type", by_type, "share", PANEL,
                "mean regional share of the columns that stand for the type: " + "; ".join(
                    t + " = " + " + ".join(c) for t, c in TYPE_COLUMNS.items()), "mixed")
    total = {r: sum(TYPE_SHARES[t] * by_type[t][r] for t in TYPE_SHARES) for r in REGIONS}
    figures.add("partners.region_shares", total, "share", PANEL,
                "type shares times regional shares by type", "mixed")
    figures.add("partners.counts", {t: {r: int(round(PARTNER_COUNT * TYPE_SHARES[t] * by_type[t][r]))
                                        for r in REGIONS} for t in TYPE_SHARES}, "partners",
                PANEL, "count x type share x regional share, rounded per cell", "mixed")


def add_traits(figures, tables, prices):
    """Capability, co-funding and absorptive capacity by region."""
    research, research_all = region_sums(tables, "rd_expenditure_100m_cny")
    output, output_all = region_sums(tables, "implied_gdp_100m_cny")
    state, state_all = region_sums(tables, "rd_funds_government_10k_cny")
    inflow, _ = region_sums(tables, "tech_market_inflow_value_10k_cny")
    inflow_all = sum(inflow.values())
    figures.add("partners.rd_intensity", {r: research[r] / output[r] for r in REGIONS},
                "share of GDP", PANEL, "R&D spending over implied GDP")
    figures.add("partners.region_research_coverage", sum(research.values()) / research_all,
                "share", PANEL, "R&D of the four regions over national; Shandong, Fujian, Hainan "
                "and the north-east are in no region")
    figures.add("partners.capability_mean", damped(research, output, research_all, output_all, 0.5),
                "index 0 to 1", PANEL + "; centre .5 is an assumption",
                ".5 x square root of regional over national R&D intensity", "mixed")
    figures.add("partners.government_funds_share",
                {r: state[r] / (research[r] * 1e4) for r in REGIONS}, "share of R&D funds", PANEL,
                "government funds (10k CNY) over R&D spending (100m CNY = 10,000 x 10k CNY)")
    figures.add("partners.cofunding_propensity", damped(state, research, state_all, research_all,
                0.30), "probability", PANEL + "; centre .30 is an assumption (.15 to .50)",
                ".30 x square root of regional over national government share", "mixed")
    figures.add("partners.absorptive_capacity", damped(inflow, output, inflow_all,
                sum(output.values()), 0.5), "index 0 to 1", PANEL + "; centre .5 is an assumption",
                ".5 x square root of technology-market inflow per GDP over that of the four", "mixed")
    add_money(figures, prices, "partners.cofunding_amount", 917000.0, "CNY", 2015,
              "evidence lccp_cn_money [34], Guangdong, 2 years", "Chinese public money per "
              "partnership, converted by money.rule", "evidence", low=500000.0, high=1000000.0)


def add_enforcement(figures, tables):
    """National level and trend from two indices, and regional tilts."""
    law = {int(r["year"]): float(r["estimate"]) for r in tables.rows("wgi_governance")
           if r["iso3"] == "CHN" and r["indicator"] == "rule_of_law"}
    scaled = {y: (law[y] + 2.5) / 5.0 for y in (2018, 2023)}
    level = 0.5 * (IP_INDEX[2024] + scaled[2023])
    trend = 0.5 * ((IP_INDEX[2024] - IP_INDEX[2018]) / 6.0 + (scaled[2023] - scaled[2018]) / 5.0)
    source = ("evidence ip_index_cn (.48 in 2018, .58 in 2024); wgi_governance, World Bank WGI, "
              "CHN rule_of_law 2018 and 2023, rescaled (x + 2.5) / 5")
    figures.add("enforcement.national", level, "index 0 to 1", source,
                "mean of the two latest values", "mixed", low=scaled[2023], high=IP_INDEX[2024])
    figures.add("enforcement.trend_per_year", trend, "index points/yr", source,
                "mean of the two yearly changes; divide by 12 for months", "mixed", low=0.0, high=0.017)
    figures.add("enforcement.by_region", {r: level + ENFORCEMENT_TILT[r] for r in REGIONS},
                "index 0 to 1", "assumption around the national value: no regional table; "
                "specialised IP courts sit in Beijing, Shanghai and Guangzhou",
                "national value plus tilt", "assumption",
                low={r: level + ENFORCEMENT_TILT[r] - 0.10 for r in REGIONS},
                high={r: level + ENFORCEMENT_TILT[r] + 0.10 for r in REGIONS})
    cost = tables.column("doing_business_contracts_permits", "year", "value", iso3="CHN",
                         series_code="ENF.CONT.COEN.COST.ZS")
    latest = max(cost)
    figures.add("enforcement.cost_share_of_claim", cost[latest] / 100.0, "share of claim",
                "doing_business_contracts_permits, World Bank Doing Business, CHN "
                "ENF.CONT.COEN.COST.ZS, " + latest,
                "as published; the World Bank withdrew the series in 2021", low=0.10, high=0.45)


def derive(figures, tables, prices):
    """Everything about partners."""
    add_pool(figures, tables)
    add_traits(figures, tables, prices)
    add_enforcement(figures, tables)
