// Keeps the two worlds that the state asks for, moves them through time, and counts paired worlds. All calls to the kernel are here.
import { side_sets } from './settings.js';

/** Measures that the panels read; the kernel keeps no others for the page. */
export const series_wanted = [
  'partnerships',
  'firms_searching',
  'firms_negotiating',
  'firms_home',
  'firms',
  'partnerships_formed',
  'partnerships_dissolved',
  'searches_started',
  'searches_given_up',
  'talks_failed',
  'reached_scale_up',
  'reached_rollout',
  'established_in_china',
  'established_at_home',
  'leaks',
  'exits_failed',
  'exits_stopped',
  'exits_closed',
  'exits_sold_to_partner',
  'exits_sold_elsewhere',
  'uk_gva',
  'public_cost_uk',
  'employees',
];

const empty_slot = () => ({ key: '', crowd: '', world: null, end: null, frame: null, at: -1 }); // at: where the world stands; crowd: what decides who stands on the map

/**
 * The engine: { slots: {a, b}, refresh(), goto(month), advance(), count(request), stop_count() }. `find` = { levers(), lesson(id) } of the data files;
 * `heard(kind, detail)` is told of 'frame', 'worlds', 'count', 'busy' and 'problem'.
 */
export function make_engine(lab, store, find, heard) {
  const slots = { a: empty_slot(), b: empty_slot() };
  let working = false,
    again = false,
    run = null,
    run_number = 0;

  const spec = side => {
    const state = store.get();
    return {
      scenario: state.scenario,
      seed: state.seed,
      replicate: state.replicate,
      sets: side_sets(state, side, find.levers, find.lesson(state.lesson)),
    };
  };

  /** Makes the world of one side, plays it to its end once for the series and the events, and comes back to the month on the screen. */
  async function load(slot, wanted) {
    const key = JSON.stringify(wanted),
      crowd = `${wanted.scenario}/${wanted.seed}/${wanted.replicate}`;
    if (slot.key === key) return false;
    const world = await lab.world({ ...wanted, series: series_wanted });
    if (!slot.world) {
      Object.assign(slot, { crowd, world, end: world.frame, frame: world.frame });
      if (slots.a.frame && slots.b.frame) heard('frame');
    } // the first picture does not wait for ten years
    const end = await world.step(world.months);
    if (slot.world !== world) slot.world?.close();
    Object.assign(slot, { key, crowd, world, end, frame: null, at: world.months });
    return true;
  }
  async function stand(slot, month) {
    if (slot.at !== month) {
      slot.frame = await slot.world.goto(month);
      slot.at = month;
    }
    if (month >= slot.world.months) slot.frame = slot.end;
  }
  async function once() {
    const changed = await Promise.all(['b', 'a'].map(side => load(slots[side], spec(side))));
    const month = Math.min(store.get().month, slots.b.world.months);
    if (month !== store.get().month) store.set({ month });
    await Promise.all([stand(slots.b, month), stand(slots.a, month)]);
    if (changed.some(Boolean)) heard('worlds');
    heard('frame');
  }

  /** Brings the worlds to what the state asks for; calls while it works are melted into one more pass. */
  async function refresh() {
    if (working) {
      again = true;
      return;
    }
    working = true;
    try {
      do {
        again = false;
        await once();
      } while (again);
    } catch (problem) {
      heard('problem', problem);
    } finally {
      working = false;
    }
  }

  /** One month on, in both worlds; false at the end. */
  async function advance() {
    const month = store.get().month;
    if (working || month >= slots.b.world.months) return false;
    working = true;
    try {
      const [b, a] = await Promise.all([slots.b.world, slots.a.world].map(world => world.step(1)));
      ((slots.b.frame = b), (slots.a.frame = a), (slots.b.at = b.month), (slots.a.at = a.month));
      store.set({ month: b.month });
      heard('frame');
    } catch (problem) {
      heard('problem', problem);
    } finally {
      working = false;
    }
    if (again) await refresh();
    return true;
  }

  function stop_count() {
    run?.cancel();
    run = null;
    ++run_number;
  }
  /** Counts paired worlds for outcomes; a newer request ends an older one. Progress goes to heard('count', {result, of}). */
  async function count(outcomes, worlds) {
    stop_count();
    const mine = run_number,
      wanted = () => mine === run_number,
      tell = result => {
        if (wanted()) heard('count', { result, of: worlds });
      };
    const { scenario, seed, sets } = spec('a');
    try {
      run = lab.pairs({
        scenario,
        seed,
        a: { sets },
        b: { sets: spec('b').sets },
        first: 0,
        count: worlds,
        outcomes,
        onProgress: tell,
      });
      tell(await run);
    } catch (problem) {
      if (problem.code !== 'stopped' && wanted()) heard('problem', problem);
    }
  }

  return { slots, spec, refresh, advance, count, stop_count, busy: () => working };
}
