"""UK firms: R&D-active, China-plausible SMEs by sector and size band, at true scale."""

SECTORS = ("net_zero", "healthy_living", "agri_food", "digital")
TABLE_SECTOR = {"net_zero": "net_zero", "healthy_living": "healthy_living",
                "agriculture_food": "agri_food", "digital_technologies": "digital"}
CROSS = "cross_sector_rd_engineering"
CROSS_SHARES = {"net_zero": 0.40, "healthy_living": 0.25, "agri_food": 0.10, "digital": 0.25}
BANDS = {"micro": ("emp_0_4", "emp_5_9"), "small": ("emp_10_19", "emp_20_49"),
         "medium": ("emp_50_99", "emp_100_249")}
BAND_PROPENSITY = {"micro": 1.0, "small": 4.0, "medium": 8.0}
HMRC_ROW = {"A": "Agriculture", "C": "Manufacturing", "D": "Electricity", "E": "Water",
            "J": "Information", "M": "Professional"}
SECTION_LIMITS = (("A", 1, 3), ("C", 10, 33), ("D", 35, 35), ("E", 36, 39),
                  ("J", 58, 63), ("M", 69, 75))
HIGH, MEDIUM_HIGH, MEDIUM, BASIC, LOW = 6.0, 3.0, 1.5, 1.0, 0.5
TECHNOLOGY = {HIGH: (21, 26, 72), MEDIUM_HIGH: (20, 27, 28, 29, 30, 62, 63),
              MEDIUM: (22, 23, 24, 32, 33, 58, 71)}
CLASS_TECHNOLOGY = {"3250": MEDIUM_HIGH, "5829": HIGH, "5821": MEDIUM_HIGH}
SHARE_CAP = 0.9
TARGET_FIRMS = 5000.0
PLAUSIBLE_WEIGHT = {"net_zero": 2.0, "healthy_living": 2.0, "agri_food": 1.5, "digital": 0.7}
REGION_SHARES = {"north_east": 0.030, "north_west": 0.095, "yorkshire_humber": 0.070,
                 "east_midlands": 0.065, "west_midlands": 0.075, "east_of_england": 0.110,
                 "london": 0.205, "south_east": 0.165, "south_west": 0.080, "wales": 0.035,
                 "scotland": 0.055, "northern_ireland": 0.015}
COUNTS_SOURCE = ("uk_sector_sic_enterprise_counts_2024_derived and uk_enterprises_by_sic_class_"
                 "size_2024, ONS UK business: activity, size and location, March 2024; "
                 "uk_hmrc_rd_tax_relief_by_sector_2023_24 and _by_year, HMRC, 2023-24")


def section_of(sic_class):
    """SIC section letter of a four-digit class, or None outside the sections used."""
    division = int(sic_class[:2])
    for letter, first, last in SECTION_LIMITS:
        if first <= division <= last:
            return letter
    return None


def technology(sic_class):
    """R&D propensity weight of a class by technology intensity (assumption)."""
    if sic_class in CLASS_TECHNOLOGY:
        return CLASS_TECHNOLOGY[sic_class]
    division = int(sic_class[:2])
    for weight, divisions in TECHNOLOGY.items():
        if division in divisions:
            return weight
    return BASIC if 10 <= division <= 33 or 58 <= division <= 75 else LOW


def band_counts(row):
    """Enterprises per size band of one table row."""
    return {band: sum(float(row[c]) for c in columns) for band, columns in BANDS.items()}


def sme_companies(tables):
    """Companies with SME-type R&D relief claims per section, 2023-24."""
    by_year = [r for r in tables.rows("uk_hmrc_rd_tax_relief_by_year") if r["year"] == "2023-24"][0]
    per_claim = float(by_year["total_companies"]) / float(by_year["total_claims"])
    found = {}
    for row in tables.rows("uk_hmrc_rd_tax_relief_by_sector_2023_24"):
        for letter, start in HMRC_ROW.items():
            if row["sector"].startswith(start):
                claims = float(row["sme_claims"]) + float(row["rdec_sme_claims"] or 0)
                found[letter] = claims * per_claim
    return found, per_claim


def section_scale(tables, companies):
    """Claiming companies per propensity-weighted enterprise, per section."""
    weight = {letter: 0.0 for letter in HMRC_ROW}
    for row in tables.rows("uk_enterprises_by_sic_class_size_2024"):
        letter = section_of(row["sic_class"].zfill(4))
        if letter:
            counts = band_counts(row)
            weight[letter] += technology(row["sic_class"].zfill(4)) * sum(
                BAND_PROPENSITY[band] * counts[band] for band in BANDS)
    return {letter: companies[letter] / weight[letter] for letter in weight}


def active_cells(tables):
    """Enterprises and R&D-active firms per sector and band, and per sector and section."""
    companies, _ = sme_companies(tables)
    scale = section_scale(tables, companies)
    stock = {s: {b: 0.0 for b in BANDS} for s in SECTORS}
    active = {s: {b: 0.0 for b in BANDS} for s in SECTORS}
    sections = {s: {letter: 0.0 for letter in HMRC_ROW} for s in SECTORS}
    for row in tables.rows("uk_sector_sic_enterprise_counts_2024_derived"):
        shares = (CROSS_SHARES if row["model_sector"] == CROSS
                  else {TABLE_SECTOR[row["model_sector"]]: 1.0})
        sic = row["sic_class"].zfill(4)
        letter = section_of(sic)
        for band, count in band_counts(row).items():
            share = min(SHARE_CAP, scale[letter] * technology(sic) * BAND_PROPENSITY[band])
            for sector, part in shares.items():
                stock[sector][band] += part * count
                active[sector][band] += part * count * share
                sections[sector][letter] += part * count * share
    return stock, active, sections


def total(cells):
    """Sum over sectors and bands."""
    return sum(sum(row.values()) for row in cells.values())


def plausible_shares(active):
    """China-plausible share per sector: fixed ratios, level set so that firms total 5,000."""
    weighted = sum(PLAUSIBLE_WEIGHT[s] * sum(active[s].values()) for s in SECTORS)
    return {s: PLAUSIBLE_WEIGHT[s] * TARGET_FIRMS / weighted for s in SECTORS}


def add_assumptions(figures):
    """The weights that are judgements, each with a range."""
    figures.add("firms.assumptions.band_propensity", BAND_PROPENSITY, "ratio to micro",
                "assumption: larger small firms do more R&D; HMRC gives no size split",
                "multiplies the section's claiming rate and is rescaled to the section's total",
                "assumption", low={"micro": 1, "small": 2, "medium": 4},
                high={"micro": 1, "small": 6, "medium": 16})
    figures.add("firms.assumptions.technology_weights",
                {"high": HIGH, "medium_high": MEDIUM_HIGH, "medium": MEDIUM, "basic": BASIC,
                 "low": LOW}, "ratio",
                "assumption, ordered as in the OECD technology-intensity classes",
                "R&D propensity of a SIC class within its section, rescaled to the section's total",
                "assumption")
    figures.add("firms.assumptions.cross_sector_shares", CROSS_SHARES, "share",
                "assumption: no table says which sector engineering and R&D services serve",
                "splits SIC 7112, 7120 and 7219 over the four sectors", "assumption")
    figures.add("firms.region_shares", REGION_SHARES, "share",
                "assumption: rough ONS-like proportions of research-active firms, no table",
                "share of firms per UK nation or region, sums to one", "assumption",
                low="each x 0.8", high="each x 1.2")


def add_plausible(figures, active):
    """The China-plausible share, the assumption that sets the level."""
    shares = plausible_shares(active)
    figures.add("firms.china_plausible_share", shares, "share",
                "assumption chosen so that the population is about 5,000: wider than firms that "
                "sell to China now (evidence china_export .15 of internationally trading SMEs)",
                "ratios net zero 2 : healthy living 2 : agri-food 1.5 : digital .7 (hardware has "
                "more to prototype and scale; software meets data and licence rules), level set "
                "by the total", "assumption", low={s: 0.5 * v for s, v in shares.items()},
                high={s: min(1.0, 1.4 * v) for s, v in shares.items()})
    figures.add("firms.china_plausible_share_overall", TARGET_FIRMS / total(active), "share",
                COUNTS_SOURCE, "5,000 over the R&D-active total", "mixed")
    return shares


def add_grossing(figures, stock, active, cells):
    """What one modelled firm stands for in the wider population."""
    modelled = total(cells)
    figures.add("firms.total", modelled, "firms", COUNTS_SOURCE, "sum of firms.count", "mixed")
    figures.add("firms.grossing.rd_active_per_firm", total(active) / modelled, "ratio",
                COUNTS_SOURCE, "R&D-active SMEs in scope over modelled firms; 1 firm = 1 firm", "mixed")
    figures.add("firms.grossing.enterprises_per_firm", total(stock) / modelled, "ratio",
                COUNTS_SOURCE, "all SMEs in the mapped classes over modelled firms", "mixed")
    figures.add("firms.grossing.by_sector",
                {s: sum(stock[s].values()) / sum(cells[s].values()) for s in SECTORS}, "ratio",
                COUNTS_SOURCE, "all SMEs in the sector's classes over its modelled firms", "mixed")


def derive(figures, tables):
    """Counts, grossing factors and section mixes; returns the modelled cells."""
    stock, active, sections = active_cells(tables)
    companies, per_claim = sme_companies(tables)
    add_assumptions(figures)
    figures.add("firms.hmrc_sme_companies", companies, "companies", COUNTS_SOURCE,
                "(sme_claims + rdec_sme_claims) x companies per claim (%.4f)" % per_claim)
    shares = add_plausible(figures, active)
    cells = {s: {b: int(round(active[s][b] * shares[s])) for b in BANDS} for s in SECTORS}
    rules = {"enterprises": "ONS SMEs (0-249 staff) in the mapped SIC classes",
             "rd_active": "enterprises x min(.9, section scale x technology x band propensity)",
             "count": "R&D-active x China-plausible share, rounded per cell"}
    for name, table in (("enterprises", stock), ("rd_active", active), ("count", cells)):
        figures.add("firms." + name, table, "firms", COUNTS_SOURCE, rules[name],
                    "data" if name == "enterprises" else "mixed")
    add_grossing(figures, stock, active, cells)
    mix = {s: {k: v / sum(sections[s].values()) for k, v in sections[s].items()} for s in SECTORS}
    figures.add("firms.section_mix", mix, "share", COUNTS_SOURCE,
                "share of each SIC section in the sector's R&D-active firms", "mixed")
    return cells, mix
