// Playing and going to a month.

/** Gives the app what these buttons do. */
export function add_time(app, hooks, change) {
  const { store } = app;
  app.advance = () => app.engine.advance();
  app.toggle_play = () => {
    if (app.player.playing()) {
      app.player.stop();
      app.stopped();
      return;
    }
    if (app.view().frame && store.get().month >= app.view().horizon) app.go_to(0);
    app.player.start();
    app.redraw();
  };
  app.stopped = () => {
    app.redraw();
  };
  app.step = async n => {
    app.player.stop();
    store.set({ month: Math.max(0, Math.min(app.view().horizon, store.get().month + n)) });
    await app.engine.refresh();
    const view = app.view();
    hooks.speak(view.clock);
  };
  app.go_to = month => {
    app.player.stop();
    store.set({ month });
    return app.engine.refresh();
  };
  app.set_seed = seed => {
    if (Number.isSafeInteger(seed) && seed >= 0) change({ seed, month: 0, firm: 0 });
  };
  app.set_speed = speed => store.set({ speed });
  app.play_from_start = async () => {
    await app.go_to(0);
    app.player.start();
    app.redraw();
  };
}
