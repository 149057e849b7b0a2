// Both lives of the firm on the screen, told to their ends in one replay; the panel shows what has happened so far. Read again only when a world or the firm changes.
export function make_stories(app) {
  let twin = null,
    open = false,
    stamp = 0,
    token = 0,
    read_for = '';

  async function read() {
    const { firm } = app.store.get(),
      { a, b } = app.engine.slots,
      mine = ++token;
    if (!firm || !b.world || !a.world) {
      forget();
      return;
    }
    const wanted = `${firm}|${a.key}|${b.key}`;
    if (wanted === read_for && twin) return;
    try {
      const next = await app.lab.twinStory(a.world, b.world, firm);
      if (mine !== token) return;
      twin = next;
      read_for = wanted;
    } catch (problem) {
      if (mine === token) app.problem(problem);
    }
    ++stamp;
    app.redraw();
  }
  function forget() {
    twin = null;
    read_for = '';
    ++token;
    ++stamp;
  }
  return {
    read,
    forget,
    story: () => twin?.stories[1] ?? null,
    twin: () => twin,
    twin_open: () => open,
    stamp: () => stamp,
    set_twin: on => {
      open = on;
      ++stamp;
    },
  };
}
