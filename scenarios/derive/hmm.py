"""Gaussian hidden Markov model fitted by Baum-Welch, standard library only.

The start is deterministic (quantile blocks of the data), every sum has a fixed
order, and states are returned in ascending order of their mean.
"""
import math

SQRT_TWO_PI = math.sqrt(2.0 * math.pi)


def normal_density(x, mean, sd):
    """Density of a normal law; floored so that a far outlier cannot zero a path."""
    z = (x - mean) / sd
    return max(math.exp(-0.5 * z * z) / (sd * SQRT_TWO_PI), 1e-300)


def emissions(values, means, sds):
    """Density of each observation under each state."""
    return [[normal_density(x, m, s) for m, s in zip(means, sds)] for x in values]


def forward(density, start, trans):
    """Scaled forward pass: filtered probabilities and the log-likelihood."""
    k = len(start)
    rows, log_lik = [], 0.0
    for t, dens in enumerate(density):
        if t == 0:
            row = [start[j] * dens[j] for j in range(k)]
        else:
            last = rows[-1]
            row = [sum(last[i] * trans[i][j] for i in range(k)) * dens[j] for j in range(k)]
        scale = sum(row)
        log_lik += math.log(scale)
        rows.append([x / scale for x in row])
    return rows, log_lik


def backward_smooth(filtered, trans):
    """Smoothed state probabilities and summed expected transition counts."""
    k, n = len(trans), len(filtered)
    smooth = [None] * n
    smooth[-1] = filtered[-1][:]
    counts = [[0.0] * k for _ in range(k)]
    for t in range(n - 2, -1, -1):
        ahead = [sum(filtered[t][i] * trans[i][j] for i in range(k)) for j in range(k)]
        joint = [[filtered[t][i] * trans[i][j] * smooth[t + 1][j] / max(ahead[j], 1e-300)
                  for j in range(k)] for i in range(k)]
        smooth[t] = [sum(row) for row in joint]
        for i in range(k):
            for j in range(k):
                counts[i][j] += joint[i][j]
    return smooth, counts


def block_start(values, k):
    """Deterministic start: means and sds of k equal-count quantile blocks."""
    ordered, n = sorted(values), len(values)
    means, sds = [], []
    for s in range(k):
        block = ordered[s * n // k:(s + 1) * n // k]
        mean = sum(block) / len(block)
        means.append(mean)
        sds.append(math.sqrt(sum((x - mean) ** 2 for x in block) / len(block)) + 1e-3)
    stay = 0.9
    trans = [[stay if i == j else (1.0 - stay) / (k - 1) for j in range(k)] for i in range(k)]
    return means, sds, [1.0 / k] * k, trans


def update_emissions(values, smooth, k, sd_floor, common_sd):
    """M-step for means and sds; `common_sd` pools one sd over the states."""
    weights = [sum(row[j] for row in smooth) for j in range(k)]
    means = [sum(row[j] * x for row, x in zip(smooth, values)) / weights[j] for j in range(k)]
    squares = [sum(row[j] * (x - means[j]) ** 2 for row, x in zip(smooth, values))
               for j in range(k)]
    if common_sd:
        pooled = max(math.sqrt(sum(squares) / sum(weights)), sd_floor)
        return means, [pooled] * k
    return means, [max(math.sqrt(squares[j] / weights[j]), sd_floor) for j in range(k)]


def update_transitions(counts, prior_stay):
    """M-step for the matrix; `prior_stay` adds that many pseudo-months on the diagonal."""
    k = len(counts)
    trans = []
    for i in range(k):
        row = [counts[i][j] + (prior_stay if i == j else 0.0) for j in range(k)]
        total = sum(row)
        trans.append([x / total for x in row])
    return trans


def reorder(means, sds, start, trans):
    """States in ascending order of mean."""
    order = sorted(range(len(means)), key=lambda j: (means[j], j))
    return ([means[j] for j in order], [sds[j] for j in order],
            [start[j] for j in order], [[trans[i][j] for j in order] for i in order])


def fit(values, k=3, prior_stay=0.0, common_sd=False, sd_floor=0.05,
        max_steps=5000, tolerance=1e-9):
    """Fit by expectation-maximisation; returns a dict of the fitted model."""
    means, sds, start, trans = block_start(values, k)
    last = -math.inf
    steps = 0
    for steps in range(1, max_steps + 1):
        filtered, log_lik = forward(emissions(values, means, sds), start, trans)
        if prior_stay == 0.0 and log_lik < last - 1e-6:
            raise ArithmeticError("the log-likelihood fell during expectation-maximisation")
        smooth, counts = backward_smooth(filtered, trans)
        means, sds = update_emissions(values, smooth, k, sd_floor, common_sd)
        start, trans = smooth[0][:], update_transitions(counts, prior_stay)
        if abs(log_lik - last) < tolerance:
            break
        last = log_lik
    means, sds, start, trans = reorder(means, sds, start, trans)
    filtered, log_lik = forward(emissions(values, means, sds), start, trans)
    smooth, _ = backward_smooth(filtered, trans)
    return {"means": means, "sds": sds, "transition": trans, "filtered": filtered,
            "smoothed": smooth, "log_likelihood": log_lik, "steps": steps,
            "stationary": stationary(trans), "durations": durations(trans)}


def stationary(trans):
    """Stationary distribution by repeated squaring of the matrix."""
    k = len(trans)
    power = [row[:] for row in trans]
    for _ in range(40):
        power = [[sum(power[i][m] * power[m][j] for m in range(k)) for j in range(k)]
                 for i in range(k)]
        power = [[x / sum(row) for x in row] for row in power]
    return power[0]


def durations(trans):
    """Expected months spent in a state once entered: 1/(1-stay)."""
    return [1.0 / (1.0 - row[i]) if row[i] < 1.0 else math.inf for i, row in enumerate(trans)]
