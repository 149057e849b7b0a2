// Lessons: opening one, its parts, answers, the switch that breaks the finding, and the firm to watch.
import { t } from './text.js';
import { parts_of, part_at, part_patch, find_firm } from './lesson_flow.js';

const all_worlds = 200;
const watched_worlds = 10; // one of ten worlds should hold a firm that fits (web/data/README.md)

/** Gives the app what these buttons do. */
export function add_lessons(app, change, hooks, all_answers) {
  const { store, data } = app;
  app.open_lesson = async id => {
    app.watch_note = '';
    app.stories.set_twin(false);
    const lesson = data.lesson(id);
    if (!lesson) {
      await app.use_scenario(store.get().scenario, {
        lesson: '',
        step: 0,
        arms: null,
        broken: false,
        outcome: '',
        mode: 'two',
        base: {},
        levers: {},
      });
      store.forget();
      return;
    }
    const name = app.scenario_of(lesson.scenario);
    all_answers[id] = {};
    store.set({ lesson: id, step: 0 });
    app.counter.clear();
    await app.use_scenario(name, { lesson: id, step: 0, month: 0, firm: 0, replicate: 0, ...part_patch(lesson, 'question') });
    store.forget();
    app.redraw();
  };
  app.lesson_step = async by => {
    const lesson = data.lesson(store.get().lesson),
      step = Math.max(0, Math.min(parts_of(lesson).length - 1, store.get().step + by));
    app.player.stop();
    app.watch_note = '';
    app.save();
    await change({ step, ...part_patch(lesson, part_at(lesson, step)) }, { remember: false });
    store.forget();
    app.redraw();
  };
  app.answer = (key, value, whole) => {
    app.answers()[key] = value;
    if (whole || key === 'predict') app.redraw();
    app.save();
  };
  app.set_broken = async on => {
    const worlds = change({ broken: on });
    app.redraw();
    await worlds;
    app.count_now(all_worlds);
  };
  app.watch_firm = async () => {
    const lesson = data.lesson(store.get().lesson),
      first = store.get().replicate,
      part = store.get().step;
    for (let k = 0; k < watched_worlds; ++k) {
      if (k > 0) {
        store.set({ replicate: first + k });
        await app.engine.refresh();
      }
      if (store.get().step !== part) return; // the reader went on
      const firm = find_firm(lesson.why.rule, app.engine.slots, app.lab.names);
      if (!firm) continue;
      app.watch_note = k === 0 ? '' : t('lesson.watch_world', { world: first + k + 1 });
      app.stories.set_twin(true);
      await app.go_to(app.view().horizon);
      app.follow(firm);
      app.show_story?.();
      return;
    }
    store.set({ replicate: first });
    await app.engine.refresh();
    app.watch_note = t('lesson.watch_none', { n: watched_worlds });
    app.redraw();
  };
}
