#include "app/audit_data.h"

#include <array>

namespace pactsim {

namespace {

// Section 2 of docs/sources.md; a test compares the two row by row.
constexpr std::array<DataTable, 24> tables{{
    {"bass_parameters", "", "p and q of 34 products and the mean of Sultan, Farley and Lehmann (0.03, 0.38)", "20th-century products",
     "Van den Bulte's compilation (DecisionPro); marketing-engineering slides", "[77], [78]", "facts quoted; no licence stated"},
    {"battery_price", "", "world price of lithium-ion cells", "1991 to 2024",
     "Our World in Data, after Ziegler and Trancik (2021), Avicenne, IEA and BNEF", "https://ourworldindata.org/", "CC BY 4.0; terms of third parties apply"},
    {"china_province_innovation_panel", "", "31 provinces and the nation: R&D spending and intensity, funds by source, patents, technology market, high-tech industry", "2010 to 2023",
     "National Bureau of Statistics of China, China Statistical Yearbook on Science and Technology; MOST Torch; compiled by Hu Huaping", "https://github.com/huhuaping/techme ; https://www.stats.gov.cn/", "MIT (the package); official statistics"},
    {"china_region_aggregates_derived", "", "the panel summed to the four regions of the model (Greater Bay Area: Guangdong only)", "2015 to 2023",
     "derived from the panel", "as the panel", "as the panel"},
    {"doing_business_contracts_permits", "", "cost of enforcing a contract as a share of the claim, ENF.CONT.COEN.COST.ZS", "2011 to 2020",
     "World Bank, Doing Business; withdrawn in 2021 after irregularities that concerned China", "https://github.com/kishik/doing-business (copy); https://data.worldbank.org/", "CC BY 3.0 IGO"},
    {"ev_adoption", "", "electric share of new cars, China, UK and others", "2010 to 2025",
     "IEA, Global EV Outlook, through Our World in Data", "https://ourworldindata.org/", "CC BY 4.0 (Our World in Data); IEA's terms not verified"},
    {"fx_monthly_cny_gbp", "", "yuan per pound, cny_per_gbp = yuan per dollar / pounds per dollar", "1981-01 to 2026-06",
     "US Federal Reserve, release H.10, through FRED", "https://github.com/datasets/exchange-rates ; https://www.federalreserve.gov/releases/h10/", "ODC-PDDL 1.0"},
    {"gpr_monthly", "", "Geopolitical Risk index, country index of China gprc_chn", "1985-01 to 2026-04",
     "Dario Caldara and Matteo Iacoviello", "https://www.matteoiacoviello.com/gpr.htm ; [114], [115]", "to be cited as Caldara and Iacoviello (2022); the replication archive is listed as CC BY 4.0"},
    {"policy_schemes_uk_china", "", "five schemes: budget, share of cost by size, cap, duration", "2013 to 2019",
     "Innovate UK, RCUK, MoST, Jiangsu Science and Technology Department", "[22], [23]; https://blogs.fcdo.gov.uk/richardbaker/2015/12/04/newton-in-china-two-years-on/amp ; https://www.strata.team/innovate-uk-smart-grant-faqs/", "facts quoted"},
    {"published_statistics", "", "single figures with the text quoted; used: smart_success_2023_high 5.5 %, smart_success_2023_low 3.1 %, smart_success_2024 2.8 % (46 of 1,645)", "2000 to 2024",
     "Innovate UK and a freedom-of-information answer, through Venturenomix", "https://venturenomix.com/smart-grant-success-rate-drops-below-3", "facts quoted"},
    {"seed_001_sector_topics", "", "priority topics by sector with a dual-use mark", "2025",
     "seed 001", "section 3", "facts quoted"},
    {"seed_003_regions", "", "definitions of three Chinese regions", "2020",
     "seed 003", "section 3", "facts quoted"},
    {"seed_headline_numbers", "", "single figures of the five seeds, such as the growth of the agricultural market of 4 to 5 %", "as stated",
     "seeds 000 to 004", "section 3", "facts quoted"},
    {"uk_enterprises_by_sic_class_size_2024", "ONS SIC table", "VAT and PAYE enterprises by four-digit SIC class and employment band", "March 2024",
     "ONS, UK business: activity, size and location", "https://www.ons.gov.uk/businessindustryandtrade/business/activitysizeandlocation", "Open Government Licence v3.0"},
    {"uk_sector_sic_enterprise_counts_2024_derived", "", "SIC classes of that table mapped to the four sectors; the mapping is an assumption of this project", "March 2024",
     "ONS, own mapping", "as above", "Open Government Licence v3.0"},
    {"uk_hmrc_eis_seis_by_sector", "EIS/SEIS table", "companies and amounts by industry", "2022-23 to 2024-25",
     "HMRC, EIS and SEIS statistics", "https://www.gov.uk/government/organisations/hm-revenue-customs/about/statistics", "Open Government Licence v3.0"},
    {"uk_hmrc_eis_seis_by_year", "", "companies, subscriptions, amounts", "1993-94 to 2024-25",
     "HMRC, EIS and SEIS statistics, May 2026", "as above", "Open Government Licence v3.0"},
    {"uk_hmrc_rd_tax_relief_by_sector_2023_24", "HMRC shares", "claims, cost and expenditure by SIC section", "2023-24",
     "HMRC, R&D tax credits statistics", "as above", "Open Government Licence v3.0"},
    {"uk_hmrc_rd_tax_relief_by_year", "HMRC R&D statistics", "claims, cost and expenditure by scheme", "2000-01 to 2023-24",
     "HMRC, R&D tax credits statistics, September 2025", "as above", "Open Government Licence v3.0"},
    {"uk_ons_survival_2yr_by_sector_2022", "ONS 2-yr survival", "one- and two-year survival of the 2022 cohort by 15 industry groups", "2022 to 2024",
     "ONS, Business Demography 2024", "[4]", "Open Government Licence v3.0"},
    {"uk_ons_survival_by_cohort", "", "one- to five-year survival of births 2019 to 2023, table 4.2: all_industries (.384 after five years), information_and_communication (.370)", "2019 to 2024",
     "ONS, Business Demography 2024", "[4]", "Open Government Licence v3.0"},
    {"uk_tech_incorporations_monthly", "", "incorporations in five software and ICT codes, union_all", "2015-07 to 2026-06",
     "Companies House, compiled by a third party", "https://www.gov.uk/government/organisations/companies-house", "Open Government Licence v3.0, as the compiler states"},
    {"wdi_chn_gbr_hkg_mac", "WDI", "World Development Indicators; used: GDP deflator NY.GDP.DEFL.KD.ZG, growth gdp_growth_pct", "1980 to 2025",
     "World Bank", "https://github.com/datasets/world-development-indicators ; https://data.worldbank.org/", "CC BY 4.0"},
    {"wgi_governance", "", "Worldwide Governance Indicators, rule_of_law", "1996 to 2023",
     "World Bank, 2024 update", "https://www.worldbank.org/en/publication/worldwide-governance-indicators", "CC BY 4.0 (recalled, not verified)"},
}};

}  // namespace

std::span<const DataTable> data_tables() { return tables; }

}  // namespace pactsim
