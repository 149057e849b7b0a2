// What to look at: one world or many, a measure, an outcome, a set of firms, a firm.
import { t, has_text } from './text.js';

const first_count = 20;
const all_worlds = 200;

/** Gives the app what these buttons do. */
export function add_views(app, change) {
  const { store } = app;
  app.set_mode = mode => {
    store.set({ mode });
    app.redraw();
    if (mode === 'many' && !app.counter.counted() && !app.counter.counting()) app.count_now(all_worlds);
  };
  app.set_measure = measure => {
    store.set({ measure });
    if (app.counter.worlds()) app.count_now(Math.max(first_count, app.counter.worlds()));
    else app.redraw();
  };
  app.set_outcome = outcome => {
    store.set({ outcome });
    app.redraw();
  };
  app.open_world = async replicate => {
    const keep = app.counter.worlds();
    store.set({ replicate, mode: 'two' }, { remember: true });
    await app.engine.refresh();
    if (keep) app.redraw();
  };
  app.open_scenario = name => app.use_scenario(name, { levers: {}, base: {}, arms: null, month: 0, firm: 0, replicate: 0 });
  let known = ''; // the set of firms whose places and levers the page knows
  let opening = 0; // who arrows through a list asks for several: only the last counts
  app.use_scenario = async (name, patch) => {
    const mine = ++opening;
    app.player.stop();
    app.stories.forget();
    if (name !== known) {
      app.opening = true; // the page is busy, for the player and for whoever waits
      await app.learn_scenario(name).finally(() => {
        if (mine === opening) app.opening = false;
      });
      if (mine !== opening) return;
    }
    await change(
      { scenario: name, ...(name === store.get().scenario ? {} : { seed: app.lab.scenarios.find(s => s.name === name).seed }), ...patch },
      { remember: false },
    );
  };
  app.learn_scenario = async name => {
    known = '';
    app.places = await app.lab.describe(name);
    const paths = app.data.levers.flatMap(lever => lever.settings.map(s => s.path)),
      found = await app.lab.get({ scenario: name, sets: [] }, paths);
    app.absent_levers = new Set(app.data.levers.filter(lever => lever.settings.some(s => found[s.path] === undefined)).map(lever => lever.id));
    known = name;
  };
  app.scenario_label = s => (has_text(`scenario.${s.name}`) ? t(`scenario.${s.name}`) : s.label || s.name);
  app.firms = () => app.engine.slots.b.world.firms();
  app.follow = firm => {
    store.set({ firm });
    app.stories.forget();
    app.on_follow?.();
    app.redraw();
    app.stories.read();
  };
  app.follow_any = () => {
    const { b } = app.engine.slots,
      busiest = new Map();
    for (let k = 0; k < b.end.events.length; ++k)
      if (b.end.events.month[k] >= 0) busiest.set(b.end.events.firm[k], (busiest.get(b.end.events.firm[k]) ?? 0) + 1);
    const ranked = [...busiest]
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, 40)
      .map(([id]) => id);
    const at = ranked.indexOf(store.get().firm);
    app.follow(ranked[(at + 1) % ranked.length] ?? 1);
  };
  app.toggle_twin = () => {
    app.stories.set_twin(!app.stories.twin_open());
    app.redraw();
    app.stories.read();
  };
}
