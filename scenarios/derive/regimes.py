"""Geopolitical regimes: the hidden Markov fit on the log monthly index for China."""
import math

import hmm

STATES = ("open", "strained", "restricted")
START = "2008-01-01"
SCENARIO_EVE = "2024-12-01"
SOURCE = ("gpr_monthly, Caldara and Iacoviello (AER 2022), column gprc_chn, monthly, "
          "2008-01 to the last row")
WHY = ("2008 on: log levels are persistent there; from 1985, 1996 or 2000 the level shift of 2017 "
       "makes `restricted` near-absorbing and `open` a few months of 2000-02, while detrending "
       "leaves spells of 2 to 6 months; one common sd (BIC prefers it to three)")


def log_index(tables, start):
    """Dates and natural log of the index from `start` on."""
    rows = [r for r in tables.rows("gpr_monthly") if r["date"] >= start and r["gprc_chn"]]
    return [r["date"] for r in rows], [math.log(float(r["gprc_chn"])) for r in rows]


def bic(fit, count, free):
    """Bayesian information criterion: lower is better."""
    return -2.0 * fit["log_likelihood"] + free * math.log(count)


def expected_exits(fit):
    """Expected number of departures from each state in the window."""
    smooth, trans, k = fit["smoothed"], fit["transition"], len(STATES)
    return [sum(smooth[t][i] for t in range(len(smooth) - 1)) * (1.0 - trans[i][i])
            for i in range(k)]


def spells(dates, fit):
    """Most likely state of each month (smoothed), as [first month, state] runs."""
    runs = []
    for date, row in zip(dates, fit["smoothed"]):
        state = STATES[max(range(len(row)), key=lambda j: row[j])]
        if not runs or runs[-1][1] != state:
            runs.append([date[:7], state])
    return runs


def clean(trans, floor=1e-9):
    """Transition matrix with probabilities below `floor` set to zero, rows summing to one."""
    rows = [[x if x >= floor else 0.0 for x in row] for row in trans]
    return [[x / sum(row) for x in row] for row in rows]


def named(values):
    """Values keyed by state name."""
    return dict(zip(STATES, values))


def add_alternatives(figures, tables):
    """Fits on other windows, for a sensitivity and to show why this one was taken."""
    for start, common in (("2008-01-01", False), ("2000-01-01", True), ("1985-01-01", True)):
        fit = hmm.fit(log_index(tables, start)[1], 3, common_sd=common)
        path = "regimes.alternative_%s_%s" % (start[:4], "common" if common else "free")
        figures.add(path, {"transition": clean(fit["transition"]), "means": fit["means"],
                           "sds": fit["sds"], "duration_months": fit["durations"],
                           "stationary": fit["stationary"],
                           "log_likelihood": fit["log_likelihood"]}, "see keys",
                    SOURCE.replace("2008-01", start[:7]), "the same method, other window or sds")


def derive(figures, tables):
    """Matrix, moments, durations and starting probabilities."""
    dates, values = log_index(tables, START)
    fit = hmm.fit(values, 3, common_sd=True)
    free = hmm.fit(values, 3)
    n = len(values)
    figures.add("regimes.window", [dates[0], dates[-1]], "months", SOURCE, WHY)
    figures.add("regimes.states", list(STATES), "names", SOURCE, "ascending mean of the log index")
    figures.add("regimes.transition", clean(fit["transition"]), "1/month, rows from, columns to", SOURCE,
                "three-state Gaussian hidden Markov model by Baum-Welch, start from quantile "
                "thirds, to a log-likelihood change below 1e-9")
    figures.add("regimes.mean_log_index", named(fit["means"]), "log index", SOURCE, "fitted means")
    figures.add("regimes.sd_log_index", named(fit["sds"]), "log index", SOURCE,
                "fitted sd, common to the states")
    figures.add("regimes.mean_index", named([math.exp(m + 0.5 * s * s) for m, s in
                                             zip(fit["means"], fit["sds"])]), "index", SOURCE,
                "exp(mean + sd^2 / 2)")
    figures.add("regimes.stationary", named(fit["stationary"]), "share of months", SOURCE,
                "stationary law of the matrix")
    figures.add("regimes.duration_months", named(fit["durations"]), "months", SOURCE,
                "1 / (1 - stay)")
    figures.add("regimes.expected_exits", named(expected_exits(fit)), "departures in the window",
                SOURCE, "few departures: vary each stay probability by the square root of these")
    figures.add("regimes.log_likelihood", fit["log_likelihood"], "nats", SOURCE, "%d months" % n)
    figures.add("regimes.bic", {"common_sd": bic(fit, n, 12), "free_sd": bic(free, n, 14)},
                "lower is better", SOURCE, "6 transition, 3 mean, 1 or 3 sd, 2 start parameters")
    for path, month in (("regimes.initial_last_month", dates[-1]),
                        ("regimes.initial_2024_12", SCENARIO_EVE)):
        figures.add(path, named(clean([fit["filtered"][dates.index(month)]], 1e-6)[0]), "probability", SOURCE,
                    "filtered probability at " + month[:7])
    figures.add("regimes.spells", spells(dates, fit), "first month and state", SOURCE,
                "largest smoothed probability")
    add_alternatives(figures, tables)
