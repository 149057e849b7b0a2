// The page's own logic: what each button does to the state, and when the panels are drawn. Panels are in panel_*.js, calls to the kernel in engine.js.
import { t } from './text.js';
import { make_engine } from './engine.js';
import { make_counter } from './counter.js';
import { make_stories } from './stories.js';
import { make_player } from './player.js';
import { make_view } from './view.js';
import { standard } from './prefs.js';
import { write_link } from './link.js';
import { note_frame } from './timings.js';
import { spoken } from './panel_sofar.js';
import { add_levers } from './act_levers.js';
import { add_time } from './act_time.js';
import { add_views } from './act_views.js';
import { add_lessons } from './act_lessons.js';

const text_pause = 500;
const chart_pause = 100;
const count_pause = 150;
const all_worlds = 200;

/** Makes the app over an open lab. `hooks`: draw(what, view), speak(text), notice(text). */
export function make_app(lab, data, store, storage, hooks) {
  const kept = storage.load();
  const app = {
    lab,
    data,
    store,
    prefs: { ...standard, ...kept.prefs },
    absent_levers: new Set(),
    places: null,
    watch_note: '',
    timer: { left: null },
  };
  const answers = kept.answers ?? {};
  let engine_works = false,
    text_at = 0,
    chart_at = 0,
    count_at = 0,
    stale = false,
    count_timer = 0;

  app.engine = make_engine(lab, store, data_of(data), heard);
  app.counter = make_counter(app);
  app.stories = make_stories(app);
  app.player = make_player(app);
  app.engine_busy = () => engine_works || app.opening === true || app.engine.busy();
  app.view = () => make_view(app);
  app.build = () => ({ version: lab.version, kernel: lab.kernelDigest });
  app.link = () => write_link(store.get(), app.build());
  app.save = () => storage.save({ prefs: app.prefs, answers });
  app.answers = () => (answers[store.get().lesson] ??= {});
  app.problem = problem => hooks.notice(problem.message ?? String(problem), 'problem');
  app.unchanged = () => JSON.stringify(app.engine.spec('a')) === JSON.stringify(app.engine.spec('b'));

  function heard(kind, detail) {
    if (kind === 'problem') {
      app.player.stop();
      app.problem(detail);
      app.redraw();
    }
    if (kind === 'count') {
      app.counter.heard(detail);
      draw_count();
    }
    if (kind === 'worlds') {
      stale = true;
    }
    if (kind === 'frame') draw_frame();
  }
  /** The map at once, charts at most ten times a second, text twice a second; everything as soon as it stands still. */
  function draw_frame() {
    const view = app.view(),
      now = performance.now(),
      calm = !app.player.playing();
    hooks.draw('map', view, calm);
    if (calm || now - chart_at >= chart_pause) {
      chart_at = now;
      hooks.draw('chart', view);
    }
    if (calm || now - text_at >= text_pause) {
      text_at = now;
      hooks.draw('text', view);
    }
    if (stale) {
      stale = false;
      if (store.get().firm) app.stories.read();
    }
    if (!calm) {
      hooks.speak(playing_text(view));
      note_frame(performance.now() - now);
    }
  }
  /** Counts come in hundreds a second: what shows them is drawn a few times a second, and at the end. */
  function draw_count() {
    const now = performance.now(),
      done = !app.counter.counting();
    if (!done && now - count_at < count_pause) return;
    count_at = now;
    hooks.draw('count', app.view());
    hooks.draw('chart', app.view());
    if (done) settle_count();
  }
  app.redraw = () => {
    hooks.draw('text', app.view());
    hooks.draw('map', app.view(), true);
    hooks.draw('chart', app.view());
  };
  function playing_text(view) {
    const k = view.frame.month - 1,
      values = side => view.slots[side].end.series.values.partnerships[k] ?? 0;
    return t('speak.month', {
      clock: view.clock,
      b: values('b'),
      d: Math.abs(values('b') - values('a')),
      way: t(values('b') >= values('a') ? 'speak.more' : 'speak.fewer'),
    });
  }
  function settle_count() {
    const counted = app.counter.counted();
    if (counted) hooks.speak(spoken(counted));
  }

  /** Counts 20 worlds at once and the rest behind; never while a prediction is due or nothing differs. */
  app.count_now = worlds => {
    clearTimeout(count_timer);
    if (app.view().locked || app.unchanged()) {
      app.counter.clear();
      app.redraw();
      return;
    }
    app.counter.run(worlds);
    app.redraw();
  };
  app.count_soon = () => {
    clearTimeout(count_timer);
    app.counter.clear();
    if (!data.lesson(store.get().lesson)) count_timer = setTimeout(() => app.count_now(all_worlds), 0);
  };

  async function change(patch, { settled = true, remember = true } = {}) {
    const before = app.counter.question();
    store.set(patch, { remember });
    const same = before === app.counter.question();
    if (!same) app.counter.clear();
    engine_works = true;
    const refreshed = app.engine.refresh().finally(() => {
      engine_works = false;
    });
    if (settled && !same) app.count_soon();
    await refreshed;
  }
  app.change = change;
  app.refresh = () => change({}, { remember: false });

  add_levers(app, change);
  add_time(app, hooks, change);
  add_views(app, change);
  add_lessons(app, change, hooks, answers);
  return app;
}

const data_of = data => ({ levers: data.levers, lesson: id => data.lesson(id) });
