// Levers, undo and redo, the switch between before and after, and what is frozen as world A.
import { part_at, part_patch } from './lesson_flow.js';
import { note_move } from './timings.js';

/** Gives the app what these buttons do. */
export function add_levers(app, change) {
  const { store } = app;
  let before = null; // the levers when a drag began: a drag is one step of undo
  app.levers_locked = () => app.view().locked;
  app.move_lever = (lever, value, settled) => {
    if ((store.get().levers[lever.id] ?? lever.default) !== value) note_move();
    const levers = { ...store.get().levers };
    if (value === lever.default) delete levers[lever.id];
    else levers[lever.id] = value;
    if (!settled) {
      before ??= store.get().levers;
      change({ levers }, { settled: false, remember: false });
      return;
    }
    if (before) {
      store.set({ levers: before });
      before = null;
    }
    change({ levers, arms: store.get().arms });
  };
  const moved = act => () => {
    app.counter.clear();
    act();
    app.refresh();
    app.count_soon();
  };
  app.undo = moved(store.undo);
  app.redo = moved(store.redo);
  app.flip = moved(store.flip);
  app.reset = () => {
    app.player.stop();
    const lesson = app.data.lesson(store.get().lesson);
    change(
      lesson
        ? { ...part_patch(lesson, part_at(lesson, store.get().step)), month: 0 }
        : { levers: {}, base: {}, arms: null, broken: false, replicate: 0, month: 0 },
    );
  };
  app.freeze = () => change({ base: { ...store.get().levers } });
}
