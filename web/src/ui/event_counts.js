// Counts of events in paired worlds, for the few outcomes of lessons that are events and no measure: each world is played once and its events are counted.

/** Counts per request in one world's events. */
export function count_events(events, requests, codes) {
  const counts = requests.map(() => 0);
  for (let k = 0; k < events.length; ++k) {
    requests.forEach((r, i) => {
      if (events.kind[k] === codes[i] && events.month[k] >= (r.from ?? 0) && events.month[k] < (r.to ?? Infinity)) ++counts[i];
    });
  }
  return counts;
}

/** A counter that keeps what it has seen, arm by arm: pairs(specs, requests, worlds, told, wanted) fills { done, a, b } world after world. */
export function make_event_counter(lab) {
  const known = new Map(); // arm and world -> counts

  async function one(spec, replicate, requests, codes) {
    const key = JSON.stringify([spec, replicate, requests]);
    if (known.has(key)) return known.get(key);
    const world = await lab.world({ ...spec, replicate, series: ['partnerships'] });
    try {
      const frame = await world.step(world.months),
        counts = count_events(frame.events, requests, codes);
      known.set(key, counts);
      return counts;
    } finally {
      world.close();
    }
  }
  async function pairs(specs, requests, worlds, told, wanted) {
    const codes = requests.map(r => lab.names.events.indexOf(r.event)),
      make = () => requests.map(() => new Float64Array(worlds));
    const out = { done: 0, a: make(), b: make() },
      together = Math.max(1, lab.workers);
    for (let k = 0; k < worlds && wanted(); k += together) {
      const batch = Array.from({ length: Math.min(together, worlds - k) }, (_, i) => k + i);
      const found = await Promise.all(batch.map(replicate => Promise.all(specs.map(spec => one(spec, replicate, requests, codes)))));
      found.forEach((sides, i) =>
        requests.forEach((_, r) => {
          out.a[r][k + i] = sides[0][r];
          out.b[r][k + i] = sides[1][r];
        }),
      );
      out.done = k + batch.length;
      told(out);
    }
    return out;
  }
  return pairs;
}

/** The answer of both counters as one, in the order that was asked; as many worlds as both have done. */
export function merge_counts(outcomes, measured, events) {
  const done = Math.min(measured?.done ?? Infinity, events?.done ?? Infinity);
  let m = 0,
    e = 0;
  return {
    done,
    outcomes: outcomes.map(outcome => {
      if (outcome.event) {
        const at = e++;
        return { a: events.a[at].subarray(0, done), b: events.b[at].subarray(0, done) };
      }
      const one = measured.outcomes[m++];
      return { ...one, a: one.a.subarray(0, done), b: one.b.subarray(0, done) };
    }),
  };
}
