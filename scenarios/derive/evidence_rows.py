"""Figures taken straight from rows of the evidence base: path, row, central, low, high, unit."""
from money import add_money

ROWS = (
    ("screening.notifications", "nsi_callin", 866, None, None, "count, 2022-23"),
    ("screening.call_ins", "nsi_callin", 65, None, None, "count, 2022-23"),
    ("screening.final_orders", "nsi_callin", 15, None, None, "count, 2022-23"),
    ("screening.final_order_given_call_in", "nsi_callin", 15 / 65, 0.10, 0.40, "share"),
    ("screening.call_in_given_sensitive_chinese_equity", "nsi_p_cn", 0.3, 0.1, 0.7, "probability"),
    ("screening.cleared_in_30_working_days", "nsi_time", 0.93, 0.90, 0.97, "share"),
    ("ip.leak_per_year_unprotected", "ip_leak_annual", 0.07, 0.03, 0.12, "1/yr"),
    ("ip.sue", "p_sue", 0.15, 0.03, 0.30, "probability"),
    ("ip.win", "win_rate", 0.79, 0.70, 0.89, "probability"),
    ("ip.imitation_lag_months", "imitation_lag", 15, 12, 18, "months"),
    ("ip.imitation_cost_ratio", "imit_cost", 0.65, 0.4, 0.9, "ratio"),
    ("ip.imitation_time_ratio", "imit_time", 0.70, 0.4, 0.9, "ratio"),
    ("ip.forced_transfer", "ftt_all", 0.20, 0.10, 0.20, "share"),
    ("search.match_brokered_year", "match_brokered", 0.15, 0.06, 0.30, "share/yr"),
    ("search.match_unaided_year", "match_unaided", 0.05, 0.01, 0.12, "share/yr"),
    ("search.broker_multiplier", "broker_mult", 1.75, 1.3, 2.2, "ratio"),
    ("search.time_months", "search_time", 9, 4, 24, "months"),
    ("search.attention_fte", "attention", 0.5, 0.2, 1.5, "full-time equivalents"),
    ("governance.entity_months", "entity_time", 4, 3, 5, "months"),
    ("governance.hazard_joint_venture", "ijv_haz", 0.10, 0.05, 0.15, "1/yr"),
    ("governance.hazard_licence", "haz_licence", 0.20, 0.10, 0.55, "1/yr"),
    ("governance.hazard_contract", "haz_contract", 0.30, 0.10, 0.55, "1/yr"),
    ("governance.jv_end_by_sale", "end_mode", 0.80, 0.60, 0.85, "share"),
    ("governance.state_owned_hazard_ratio", "soe_hr", 0.8, 0.6, 1.3, "ratio"),
    ("governance.spillover_jv_over_wholly_owned", "spill_jv_vs_wfoe", 2.0, 1.2, 2.5, "ratio"),
    ("china.time_ratio", "cn_time_ratio", 0.6, 0.2, 0.9, "ratio"),
    ("china.cost_ratio", "cn_cost_ratio", 0.6, 0.4, 0.9, "ratio"),
    ("firms.size_pareto_exponent", "size_zipf", 1.08, 1.00, 1.15, "exponent"),
    ("firms.growth_size_exponent", "growth_beta", 0.20, 0.14, 0.20, "exponent"),
    ("policy.rd_elasticity", "rd_tax_elast", 2.6, 1.0, 2.6, "elasticity"),
    ("policy.rd_additionality_deduction", "rd_tax_add", 1.0, 0.75, 1.28, "per pound"),
    ("policy.rd_additionality_credit", "rd_tax_add", 0.8, 0.60, 1.00, "per pound"),
    ("policy.grant_jobs_gain", "grant_jobs", 0.12, 0.05, 0.15, "share"),
    ("policy.grant_survival_points", "grant_surv3", 0.11, 0.06, 0.14, "points at 3 years"),
    ("policy.voucher_additionality", "voucher_add", 0.80, 0.70, 0.85, "share"),
    ("policy.voucher_decay_months", "voucher_decay", 6, 6, 12, "months"),
    ("appraisal.discount_rate_0_30", "stpr", 0.035, None, None, "1/yr"),
    ("appraisal.optimism_bias_cost", "ob_cost", 0.60, 0.10, 2.00, "share"),
    ("appraisal.optimism_bias_time", "ob_time", 0.30, 0.10, 0.54, "share"),
)
MONEY_ROWS = (
    ("ip.damages", "damages [71][72]", 1.0e6, 0.2e6, 1.1e6, "CNY", 2017),
    ("search.own_cost", "search_cost_own (judgement)", 40e3, 15e3, 150e3, "GBP", 2023),
    ("search.public_cost", "search_cost_pub [37][38][39]", 70e3, 10.5e3, 85e3, "GBP", 2015),
    ("governance.entity_cost", "entity_cost [41]", 10e3, 5e3, 25e3, "GBP", 2012),
    ("policy.project_cost_uk_china", "proj_cost_ukcn [22][23]", 900e3, 350e3, 1000e3, "GBP", 2015),
    ("policy.smart_project_cost", "proj_cost_uk [20][21]", 340e3, 100e3, 2000e3, "GBP", 2017),
    ("policy.catalyst_budget", "lccp_targets [107][39]", 5.1e6, None, None, "GBP", 2014),
)


def derive(figures, prices, tables):
    """Direct rows, money rows, and the newer grant-success figure."""
    for path, row, central, low, high, unit in ROWS:
        ends = {k: v for k, v in (("low", low), ("high", high)) if v is not None}
        figures.add(path, central, unit, "evidence " + row, "as read", "evidence", **ends)
    for path, row, central, low, high, currency, year in MONEY_ROWS:
        ends = {k: v for k, v in (("low", low), ("high", high)) if v is not None}
        add_money(figures, prices, path, central, currency, year, "evidence " + row,
                  "price year taken from the source or its time, converted by money.rule",
                  "evidence", **ends)
    rates = tables.column("published_statistics", "stat_id", "value")
    figures.add("policy.smart_success", rates["smart_success_2023_high"] / 100.0, "share",
                "published_statistics smart_success_2023_high, _2023_low, _2024, Innovate UK",
                "2023 upper call; low is the 2024 round; replaces the older .15 of the evidence",
                low=rates["smart_success_2024"] / 100.0, high=0.15)
    figures.add("policy.grant_intensity", {"micro": 0.70, "small": 0.70, "medium": 0.60}, "share",
                "evidence grant_rate [22]; policy_schemes_uk_china row 1", "as published",
                "evidence")
