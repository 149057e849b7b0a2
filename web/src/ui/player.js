// Playing: months a second by the clock, on the browser's frames. The next month is asked for only when the last one is drawn, so slow machines play slowly, never jerkily.
export function make_player(app) {
  let on = false,
    due = 0;

  function tick(now) {
    if (!on) return;
    if (now >= due && !app.engine_busy()) {
      due = now + 1000 / app.store.get().speed;
      app.advance().then(more => {
        if (!more && on) {
          on = false;
          app.stopped();
        }
      });
    }
    requestAnimationFrame(tick);
  }
  function start() {
    if (on) return;
    on = true;
    due = 0;
    requestAnimationFrame(tick);
  }
  return {
    start,
    stop: () => {
      on = false;
    },
    playing: () => on,
  };
}
