// The state of the page in one plain object, with undo and redo. Only what changes the worlds is remembered; looking around is not.

const remembered = ['scenario', 'seed', 'replicate', 'levers', 'base', 'broken', 'arms'];

export const fresh_state = {
  scenario: '',
  seed: 0,
  replicate: 0,
  levers: {},
  base: {}, // lever id -> value, of world B and world A; a lever that is not named stands at its default
  arms: null, // in a lesson: [arm of A, arm of B], for their settings that are no levers
  broken: false, // the lesson's "break the finding" switch
  mode: 'two', // one, two, many
  month: 0,
  firm: 0,
  measure: 'partnerships',
  outcome: '',
  speed: 4,
  lesson: '',
  step: 0,
};

const pick = state => Object.fromEntries(remembered.map(key => [key, state[key]]));
const same = (a, b) => JSON.stringify(pick(a)) === JSON.stringify(pick(b));

/** Makes the store: get, set(patch, { remember }), on(f), undo, redo, can_undo, can_redo, flip, flipped. */
export function make_store(initial) {
  let state = { ...fresh_state, ...initial };
  let past = [],
    future = [],
    flipped = null;
  const listeners = [];

  function put(next) {
    const before = state;
    state = next;
    for (const f of listeners) f(state, before);
  }
  function set(patch, { remember = false } = {}) {
    const next = { ...state, ...patch };
    if (remember && !same(next, past.at(-1) ?? {}) && !same(next, state)) {
      past = [...past, pick(state)].slice(-100);
      future = [];
      flipped = null;
    }
    put(next);
  }
  function move(from, to) {
    if (from.length === 0) return;
    flipped = null;
    to.push(pick(state));
    put({ ...state, ...from.pop() });
  }
  /** Shows the worlds as they were before the last change, and back again. */
  function flip() {
    if (!flipped && past.length === 0) return;
    const shown = flipped ?? past.at(-1);
    flipped = flipped ? null : pick(state);
    put({ ...state, ...shown });
  }
  return {
    get: () => state,
    set,
    flip,
    on: f => listeners.push(f),
    undo: () => move(past, future),
    redo: () => move(future, past),
    can_undo: () => past.length > 0,
    can_redo: () => future.length > 0,
    flipped: () => flipped !== null,
    forget: () => {
      past = [];
      future = [];
      flipped = null;
      put({ ...state });
    },
  };
}
