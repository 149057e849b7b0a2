// Counting paired worlds: which outcomes are asked for, and what the answer says. Worlds are counted, never a single run.

/** Outcomes offered when no lesson is open. `better`: the direction that helps. */
export const free_outcomes = [
  { id: 'formed', measure: 'partnerships_formed', how: 'sum', better: 'more' },
  { id: 'partners_end', measure: 'partnerships', how: 'end', better: 'more' },
  { id: 'established', measure: 'established_in_china', how: 'sum', better: 'more' },
  { id: 'failed', measure: 'exits_failed', how: 'sum', better: 'less' },
  { id: 'leaks', measure: 'leaks', how: 'sum', better: 'less' },
  { id: 'value', measure: 'uk_gva', how: 'sum', better: 'more', money: true },
  { id: 'cost', measure: 'public_cost_uk', how: 'sum', better: 'neither', money: true },
];

const how_names = { sum: 'sum', last: 'end', end: 'end', mean: 'mean' };

/** Events that a measure of the kernel counts, one for one. */
const measures_of_event = {
  established: ['established_at_home', 'established_in_china'],
  signed: ['partnerships_formed'],
  failed_cash: ['exits_failed'],
};

/** What the kernel is asked for one outcome of a lesson: several requests are added up, or divided for a mean. */
export function requests_of(outcome) {
  const span = { from: outcome.from_month, to: outcome.to_month };
  if (outcome.of === 'event')
    return measures_of_event[outcome.name]?.map(measure => ({ measure, how: 'sum', ...span })) ?? [{ event: outcome.name, how: 'sum', ...span }];
  const ask = (measure, how) => ({
    measure,
    how,
    ...(outcome.group && outcome.group !== 'total' ? { group: outcome.group } : {}),
    ...(outcome.how === 'last' ? { from: outcome.to_month - 1, to: outcome.to_month } : span),
  });
  if (outcome.how === 'mean_of') return [ask(outcome.name, 'sum'), ask(outcome.per, 'sum')];
  return [ask(outcome.name, how_names[outcome.how] ?? 'sum')];
}

/** Results hold pounds where files hold pence: the factor from the kernel's number to the one that is shown. */
function factor(outcome, measures) {
  const unit = measures.find(m => m.name === outcome.name)?.unit ?? '';
  return (outcome.scale ?? 1) * (unit.startsWith('GBP') && outcome.how !== 'mean_of' ? 100 : 1);
}

/** The arrays { a, b } of one outcome of a lesson from the answers to its requests. */
export function combine(outcome, answers, measures) {
  const scale = factor(outcome, measures);
  const one = (parts, k) =>
    outcome.how === 'mean_of' ? (parts[1][k] === 0 ? 0 : parts[0][k] / parts[1][k]) : parts.reduce((sum, part) => sum + part[k], 0);
  const take = side => {
    const parts = answers.map(answer => answer[side]);
    return parts[0] ? Float64Array.from(parts[0], (_, k) => scale * one(parts, k)) : null;
  };
  return { a: take('a'), b: take('b') };
}

function quantile(sorted, q) {
  const at = q * (sorted.length - 1),
    low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}

/** What the paired arrays say: counts of worlds and the spread of B minus A. */
export function tally({ a, b }) {
  const n = b.length,
    differences = Float64Array.from(b, (x, k) => x - a[k]);
  let more = 0,
    less = 0;
  for (const d of differences) {
    if (d > 0) ++more;
    else if (d < 0) ++less;
  }
  const sorted = differences.slice().sort(),
    mean = values => values.reduce((x, y) => x + y, 0) / Math.max(1, n);
  return {
    n,
    more,
    less,
    same: n - more - less,
    differences,
    low: quantile(sorted, 0.05),
    middle: quantile(sorted, 0.5),
    high: quantile(sorted, 0.95),
    mean_a: mean(a),
    mean_b: mean(b),
  };
}

/** 'up' where B did what the outcome calls better, 'down' for the opposite, 'same' for neither. For outcomes without a better side, up is more. */
export function verdict(difference, better) {
  if (difference === 0) return 'same';
  return difference > 0 === (better !== 'less') ? 'up' : 'down';
}

/** "83 of 100": 100 worlds are said whenever there are that many, so that counts read as out of a hundred. */
export const out_of_hundred = (k, n) => (n >= 100 ? { k: Math.round((100 * k) / n), n: 100 } : { k, n });
