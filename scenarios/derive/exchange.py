"""Exchange rate CNY per GBP: level, volatility and mean reversion."""
import math

START = "2005-08-01"
SOURCE = "fx_monthly_cny_gbp, Federal Reserve H.10 through FRED, cny_per_gbp, 2005-08 on"


def ar1(values):
    """Slope, intercept and residual sd of x(t) on x(t-1)."""
    x, y = values[:-1], values[1:]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    slope = (sum((a - mx) * (b - my) for a, b in zip(x, y))
             / sum((a - mx) ** 2 for a in x))
    level = my - slope * mx
    errors = [b - level - slope * a for a, b in zip(x, y)]
    return slope, level, math.sqrt(sum(e * e for e in errors) / (len(errors) - 2))


def derive(figures, tables):
    """Last value, drift, volatility, reversion."""
    rows = [r for r in tables.rows("fx_monthly_cny_gbp") if r["cny_per_gbp"]]
    by_date = {r["date"]: float(r["cny_per_gbp"]) for r in rows}
    logs = [math.log(float(r["cny_per_gbp"])) for r in rows if r["date"] >= START]
    changes = [b - a for a, b in zip(logs, logs[1:])]
    drift = sum(changes) / len(changes)
    sd = math.sqrt(sum((c - drift) ** 2 for c in changes) / (len(changes) - 1))
    slope, level, error = ar1(logs)
    figures.add("exchange.cny_per_gbp_last", float(rows[-1]["cny_per_gbp"]), "CNY per GBP",
                SOURCE, "row " + rows[-1]["date"])
    figures.add("exchange.cny_per_gbp_2024_12", by_date["2024-12-01"], "CNY per GBP", SOURCE,
                "row 2024-12-01, the eve of 2025")
    figures.add("exchange.monthly_log_drift", 0.0, "1/month",
                "assumption; sample mean %.5f in %s" % (drift, SOURCE), "no trend is projected",
                "assumption", low=-0.002, high=0.002)
    figures.add("exchange.monthly_log_sd", sd, "log", SOURCE,
                "sd of monthly log changes after the dollar peg ended in July 2005")
    figures.add("exchange.ar1_slope", slope, "1/month", SOURCE,
                "least squares of log rate on its lag; biased towards reversion")
    figures.add("exchange.ar1_residual_sd", error, "log", SOURCE, "sd of its residuals")
    figures.add("exchange.long_run_mean", math.exp(level / (1.0 - slope)), "CNY per GBP", SOURCE,
                "exp(intercept / (1 - slope))")
    figures.add("exchange.half_life_months", math.log(0.5) / math.log(slope), "months", SOURCE,
                "ln .5 / ln slope", low=24.0, high=240.0)
