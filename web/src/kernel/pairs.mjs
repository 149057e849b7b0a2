// Paired worlds: two arms that share every draw, world by world, with arms that are known kept.
import { LabError, sentences } from './errors.mjs';

const arms_kept = 48;

/** An outcome as the kernel reads it and as results name it. */
function outcome_of(item) {
  const map = typeof item === 'string' ? { measure: item } : { ...item };
  const { measure, event, group = 'total', from, to, how } = map;
  const span = from === undefined && to === undefined ? '' : `[${from ?? 0},${to ?? ''})`;
  const subject = event === undefined ? { measure } : { event };
  return { key: `${event ?? measure}${group === 'total' ? '' : `@${group}`}${how ? `:${how}` : ''}${span}`, ...subject, group, how: how ?? null, request: { ...map, group } };
}

export function make_pairs(seats) {
  const arms = new Map();  // key -> values by replicate; the one asked for last stands last

  function arm_of(request) {
    const key = JSON.stringify(request);
    const known = arms.get(key) ?? { key, request, values: new Map() };
    arms.delete(key);
    arms.set(key, known);
    if (arms.size > arms_kept) arms.delete(arms.keys().next().value);
    return known;
  }

  /** The promise of one replicate of an arm. Replicate k always goes to the same worker, which keeps its population. */
  function value_of(arm, replicate, wanted) {
    const known = arm.values.get(replicate);
    if (known) return known;
    const asked = seats[replicate % seats.length].send('arm', { ...arm.request, key: arm.key, replicate }, 'pairs', wanted).then(answer => {
      arm.values.set(replicate, answer.values);
      return answer.values;
    });
    return asked;
  }

  return function pairs({ scenario, seed, a = {}, b, first = 0, count = 20, outcomes, onProgress }) {
    const list = (outcomes ?? []).map(outcome_of);
    const request = arm => ({ scenario, ...(seed === undefined ? {} : { seed }), sets: arm.sets ?? [], events: arm.events ?? [], outcomes: list.map(one => one.request) });
    const sides = b ? [arm_of(request(a)), arm_of(request(b))] : [arm_of(request(a))];
    const results = list.map(({ request: _, ...one }) => ({ ...one, a: new Float64Array(count), b: b ? new Float64Array(count) : null }));
    let stopped = false, done = 0, told = 0;
    const arrived = new Uint8Array(count);

    const so_far = () => ({
      count, done,
      outcomes: results.map(one => {
        const left = one.a.subarray(0, done), right = one.b?.subarray(0, done) ?? null;
        const tally = { better: 0, worse: 0, equal: 0 };
        for (let k = 0; right && k < done; ++k) ++tally[right[k] > left[k] ? 'better' : right[k] < left[k] ? 'worse' : 'equal'];
        return { ...one, a: left, b: right, ...tally };
      }),
    });
    function take(k, values) {
      results.forEach((one, o) => { one.a[k] = values[0][o]; if (one.b) one.b[k] = values[1][o]; });
      arrived[k] = 1;
      while (done < count && arrived[done]) ++done;
      if (onProgress && done > told && !stopped) { told = done; onProgress(so_far()); }
    }
    async function work() {
      const wanted = () => !stopped;
      const tasks = [];
      for (let k = 0; k < count; ++k) tasks.push(Promise.all(sides.map(side => value_of(side, first + k, wanted))).then(values => take(k, values)));
      try { await Promise.all(tasks); } catch (problem) {
        stopped = true;
        await Promise.allSettled(tasks);
        throw problem;
      }
      if (stopped) throw new LabError('stopped', sentences.stopped);
      return so_far();
    }
    const promise = work();
    promise.cancel = () => { stopped = true; };
    return promise;
  };
}
