// What the panels are shown: the state with everything worked out of it.
import { t } from './text.js';
import { month_name } from './format.js';
import { is_locked } from './lesson_flow.js';

const broken_months = 3;

/** Ties that broke in the last months, newest first, from the events of the whole run. */
function broken_ties(slot, dissolved) {
  const out = [],
    { events } = slot.end,
    month = slot.frame.month;
  for (let k = events.length - 1; k >= 0 && events.month[k] >= month - broken_months; --k) {
    if (events.month[k] < month && events.kind[k] === dissolved && events.other[k] >= 0) out.push({ firm: events.firm[k], partner: events.other[k] });
  }
  return out;
}

/** "World A: vouchers": in a lesson the arm's label, else what differs. */
function name_of(side, state, lesson) {
  const arm = lesson?.arms.find(one => one.id === state.arms?.[side === 'a' ? 0 : 1]);
  if (arm) return t('world.named', { world: t(`world.${side}`), label: arm.label });
  const changed = Object.keys(side === 'a' ? state.base : state.levers).length;
  return t('world.named', {
    world: t(`world.${side}`),
    label: t(side === 'a' ? (changed ? 'world.frozen' : 'world.today') : changed ? 'world.yours' : 'world.same'),
  });
}

/** The view of the moment. `app` gives what is not in the state. */
export function make_view(app) {
  const state = app.store.get(),
    lesson = app.data.lesson(state.lesson),
    { slots } = app.engine;
  const frame = slots.b.frame && slots.a.frame ? slots.b.frame : null;
  const info = app.lab.scenarios.find(s => s.name === state.scenario),
    horizon = slots.b.world?.months ?? info?.months ?? 120,
    start = slots.b.world?.start ?? info?.start ?? '2025-01';
  const month = Math.min(state.month, horizon),
    name = month_name(start, Math.max(0, month - 1));
  const dissolved = app.lab.names.events.indexOf('dissolved');
  return {
    state,
    lesson,
    slots,
    frame,
    horizon,
    start,
    month_name: name,
    month,
    clock: t('time.clock', { name, month, horizon }),
    places: app.places,
    playing: app.player.playing(),
    locked: app.prefs.predict_lock && is_locked(lesson, state.step, app.answers()),
    unchanged: app.unchanged(),
    outcomes: app.counter.outcomes(),
    outcome: app.counter.outcome(),
    counted: app.counter.counted(),
    counting: app.counter.counting(),
    thin: app.counter.thin(),
    story: app.stories.story(),
    twin: app.stories.twin(),
    twin_open: app.stories.twin_open(),
    story_stamp: app.stories.stamp(),
    broken: side => broken_ties(slots[side], dissolved),
    world_name: side => name_of(side, state, lesson),
  };
}
