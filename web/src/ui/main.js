// The page's beginning: opens the kernel, reads the link, draws the first picture. Whatever goes wrong ends in a plain sentence.
import 'uplot/dist/uPlot.min.css';
import { openLab } from '../kernel/lab.mjs';
import { el, button } from './dom.js';
import { t, fill_texts } from './text.js';
import { load_data, scenario_name } from './data.js';
import { make_store, fresh_state } from './store.js';
import { make_storage } from './prefs.js';
import { make_speaker } from './speak.js';
import { make_app } from './app.js';
import { read_link } from './link.js';
import { listen_keys } from './keys.js';
import { arrange } from './columns.js';
import { make_dialog, add_dialogs } from './dialogs.js';
import { make_downloads } from './downloads.js';
import { make_top } from './panel_top.js';
import { make_lesson } from './panel_lesson.js';
import { make_levers } from './panel_levers.js';
import { make_map } from './panel_map.js';
import { make_pipeline } from './panel_pipeline.js';
import { make_series, measures } from './panel_series.js';
import { make_sofar } from './panel_sofar.js';
import { make_story } from './panel_story.js';
import { make_bar } from './panel_bar.js';
import { timings, clear_timings } from './timings.js';

const at = id => document.getElementById(id);
const panel_ids = ['map', 'pipeline', 'series', 'sofar', 'story'];

/** A sentence above the lab that can be put away. */
function notice(text, kind = 'note') {
  if ([...at('notices').children].some(one => one.dataset.text === text)) return;
  const box = el(
    'div',
    { class: 'notice', role: kind === 'problem' ? 'alert' : 'status', 'data-text': text },
    el('span', { text }),
    button(t('notice.close'), () => box.remove()),
  );
  at('notices').append(box);
}

function cannot_start(problem) {
  at('starting').hidden = false;
  at('starting').removeAttribute('data-t');
  at('starting').textContent = problem?.code ? problem.message : t('problem.start', { what: problem?.message ?? String(problem) });
  at('starting').setAttribute('role', 'alert');
}

function make_panels(app) {
  const lesson = make_lesson(app),
    levers = make_levers(app);
  at('left').append(lesson.node, ...levers.nodes);
  for (const id of [...panel_ids]) {
    at(id).hidden = false;
    at(id).setAttribute('aria-labelledby', `${id}-title`);
  }
  at('bar').hidden = false;
  return {
    top: make_top(at('top'), app),
    lesson,
    levers,
    map: make_map(at('map'), app),
    pipeline: make_pipeline(at('pipeline'), app),
    series: make_series(at('series'), app),
    sofar: make_sofar(at('sofar'), app),
    story: make_story(at('story'), app),
    bar: make_bar(at('bar'), app),
  };
}

/** Draws a part of the page: the map every frame, charts and text when app.js says so. */
function make_draw(panels) {
  return (what, view, whole) => {
    if (what === 'map') {
      if (whole) panels.map.update(view);
      panels.map.draw(view, whole);
    }
    if (what === 'count') {
      panels.sofar.update(view);
      if (view.state.mode === 'many') panels.map.update(view);
    }
    if (what === 'chart') panels.series.update(view);
    if (what === 'text') for (const name of ['top', 'lesson', 'levers', 'map', 'pipeline', 'sofar', 'story', 'bar']) panels[name].update(view);
  };
}

function apply_prefs(app, panels) {
  document.documentElement.classList.toggle('teacher', app.prefs.teacher);
  document.body.classList.toggle('no-numbers', app.prefs.hide_numbers);
  arrange(at('lab'));
  if (!app.view().frame) return;
  panels.series.resize();
  panels.map.resize(app.view());
  app.redraw();
}

function watch_size(app, panels) {
  let waiting = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      arrange(at('lab'));
      if (app.view().frame) {
        panels.series.resize();
        panels.map.resize(app.view());
        app.redraw();
      }
    });
  }).observe(at('lab'));
}

function add_timer(app) {
  let handle = 0;
  app.start_timer = minutes => {
    clearInterval(handle);
    app.timer.left = minutes > 0 ? Math.round(minutes * 60) : null;
    handle =
      app.timer.left === null
        ? 0
        : setInterval(() => {
            if (--app.timer.left <= 0) {
              clearInterval(handle);
              notice(t('teacher.time_up'));
              app.timer.left = null;
            }
            app.redraw();
          }, 1000);
    app.redraw();
  };
}

/** The first state: the standard scenario, then what the link says. */
function first_state(app, known) {
  const { patch, warnings } = read_link(at(location.hash.slice(1)) ? '' : location.hash, known); // #lab is a place on the page
  const lesson = app.data.lesson(patch.lesson ?? ''),
    scenario = patch.scenario ?? (lesson ? app.scenario_of(lesson.scenario) : app.scenario_of(app.data.scenario));
  const seed = app.lab.scenarios.find(s => s.name === scenario).seed;
  for (const text of warnings) notice(text);
  if (lesson && (patch.step ?? 0) > 1) app.opened_inside = true;
  return { scenario, seed, ...patch };
}

async function open_state(app, known) {
  const state = first_state(app, known);
  app.store.set({ ...fresh_state, ...state });
  if (app.opened_inside) app.answers().revealed = true;
  await app.learn_scenario(state.scenario);
  await app.refresh();
  if (state.firm) await app.stories.read();
}

function expose(app) {
  window.pactsimTimings = timings;
  window.pactsimLab = {
    state: () => app.store.get(),
    link: app.link,
    digest: side => app.engine.slots[side].world.digest(),
    clear_timings,
    lab: app.lab,
    counted: () => app.counter.worlds(),
    working: () => app.engine_busy(),
    busy: () => app.engine_busy() || app.counter.counting(),
    set_month: month => app.go_to(month),
  };
}

async function start() {
  fill_texts(document);
  at('starting').textContent = t('starting');
  const lab = await openLab(),
    data = load_data(),
    store = make_store({}),
    storage = make_storage();
  let panels = null;
  const speak = make_speaker(at('live'));
  const app = make_app(lab, data, store, storage, { draw: (...what) => panels && make_draw(panels)(...what), speak, notice });
  app.scenario_of = file => scenario_name(lab, file);
  panels = make_panels(app);
  add_timer(app);
  add_dialogs(app, make_dialog(), () => apply_prefs(app, panels), make_downloads(app, panels));
  app.show_story = () => {
    at('story').scrollIntoView({ block: 'nearest' });
  };
  app.on_follow = () => panels.story.close_list();
  const known = {
    levers: data.levers,
    scenarios: lab.scenarios.map(s => s.name),
    lessons: data.lessons.map(l => l.id),
    measures: measures.map(m => m.id),
    build: app.build(),
    arms: id => data.lesson(id)?.arms.map(arm => arm.id) ?? [],
  };
  for (const text of data.problems) notice(text, 'problem');
  if (!storage.works()) notice(t('problem.storage'));
  if (lab.workers === 0) notice(t('problem.workers'));
  lab.onError(app.problem);
  apply_prefs(app, panels);
  store.on(state => {
    if (state.lesson !== '') history.replaceState(null, '', app.link());
  });
  await open_state(app, known);
  at('starting').hidden = true;
  apply_prefs(app, panels);
  watch_size(app, panels);
  listen_keys(app);
  addEventListener('hashchange', () => {
    if (location.hash !== app.link() && !at(location.hash.slice(1))) open_state(app, known).catch(app.problem);
  });
  expose(app);
  document.documentElement.dataset.ready = 'yes';
}

start().catch(cannot_start);
