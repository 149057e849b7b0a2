// Asks the engine for paired worlds and keeps the answer of the outcome on the screen.
import { t } from './text.js';
import { note_pairs } from './timings.js';
import { pounds, signed, count } from './format.js';
import { free_outcomes, requests_of, combine, tally } from './counts.js';
import { measures, thin_requests } from './panel_series.js';

const digits_of = values => {
  const m = Math.max(...values.map(Math.abs));
  return m >= 20 ? 0 : m >= 2 ? 1 : 2;
};

function words_for(outcome, sample) {
  const money = outcome.money || outcome.unit?.startsWith('£') || outcome.unit === 'pounds';
  if (money) return { number: d => (d > 0 ? '+' : '') + pounds(d), level: pounds };
  const digits = Number.isInteger(sample[0]) ? 0 : digits_of(Array.from(sample.slice(0, 20)));
  return {
    number: d => signed(d, digits),
    level: x => (digits ? Number(x.toFixed(digits)).toLocaleString('en-GB') : x >= 20 ? count(x) : String(Number(x.toFixed(1)))),
  };
}

/** The counter: what can be counted here, what is being counted, what came out. */
export function make_counter(app) {
  let answer = null,
    busy = false,
    asked = null,
    held = null,
    held_for = '',
    began = 0;

  function outcomes() {
    const state = app.store.get(),
      lesson = app.data.lesson(state.lesson);
    if (!lesson) return free_outcomes.map(o => ({ ...o, label: t(`outcome.${o.id}`), unit: t(`outcome.${o.id}.unit`) }));
    return Object.entries(lesson.outcomes).map(([id, o]) => ({ id, ...o, lesson: true }));
  }
  const outcome = () => outcomes().find(o => o.id === app.store.get().outcome) ?? outcomes()[0];

  /** Everything that one pass over the worlds can tell: every outcome, and the yearly points of the thin lines. */
  function requests() {
    const measure = measures.find(m => m.id === app.store.get().measure) ?? measures[0],
      months = app.engine.slots.b.world?.months ?? 120;
    const spans = [],
      list = [];
    for (const o of outcomes()) {
      const part = o.lesson ? requests_of(o) : [{ measure: o.measure, how: o.how }];
      spans.push({ id: o.id, from: list.length, n: part.length });
      list.push(...part);
    }
    const thin_from = list.length;
    list.push(...thin_requests(measure, months));
    return { list, spans, thin_from, measure: measure.id };
  }
  function run(worlds) {
    asked = requests();
    ((answer = null), (busy = true), (held = null));
    began = performance.now();
    app.engine.count(asked.list, worlds);
  }
  function heard({ result, of }) {
    answer = result;
    note_pairs(result.done, performance.now() - began);
    busy = result.done < of;
    held = null;
  }
  /** What the counts depend on; counts stay as long as it does. */
  function question() {
    const state = app.store.get();
    return JSON.stringify([state.scenario, state.seed, state.lesson, app.engine.spec('a').sets, app.engine.spec('b').sets]);
  }
  function clear() {
    app.engine.stop_count();
    ((answer = null), (busy = false), (held = null));
  }
  function counted() {
    if (!answer || answer.done === 0 || !answer.outcomes[0].b?.length) return null;
    const o = outcome(),
      key = `${o.id}/${answer.done}`;
    if (held && held_for === key) return held;
    const span = asked.spans.find(s => s.id === o.id);
    if (!span) return null;
    const parts = answer.outcomes.slice(span.from, span.from + span.n);
    const arrays = o.lesson ? combine(o, parts, app.lab.names.measures) : { a: parts[0].a, b: parts[0].b };
    held = { outcome: o, tally: tally(arrays), ...words_for(o, arrays.b) };
    held_for = key;
    return held;
  }
  function thin() {
    if (!answer || !asked || asked.measure !== app.store.get().measure || answer.done === 0) return null;
    return answer.outcomes.slice(asked.thin_from).map(one => one.b);
  }
  return {
    outcomes,
    outcome,
    run,
    heard,
    clear,
    question,
    counted,
    thin,
    counting: () => busy,
    worlds: () => answer?.done ?? 0,
    stop: () => {
      busy = false;
    },
  };
}
