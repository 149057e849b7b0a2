// The map panel: one world, two worlds side by side, or every paired world as a tile.
import { el, fill, say, button } from './dom.js';
import { t } from './text.js';
import { make_stage, cast_of } from './map_stage.js';
import { looks, draw_firm, draw_partner, draw_broker } from './map_sprites.js';
import { colours, rem } from './colours.js';
import { note_drawn } from './timings.js';
import { verdict } from './counts.js';

function legend_mark(draw) {
  const canvas = el('canvas', { width: '32', height: '32', 'aria-hidden': 'true', style: 'width:1rem;height:1rem' });
  const c = canvas.getContext('2d');
  c.translate(16, 16);
  draw(c, colours());
  return canvas;
}
const legend_marks = () =>
  [
    ...['home', 'searching', 'talking', 'partnered', 'established', 'ended'].map(name => [
      `map.look.${name}`,
      (c, tones) => draw_firm(c, looks[name], name === 'ended' ? 20 : 12, tones),
    ]),
    ['map.look.partner', (c, tones) => draw_partner(c, 1, 11, tones)],
    ['map.look.broker', (c, tones) => draw_broker(c, 13, tones)],
  ].map(([key, draw]) => el('span', {}, legend_mark(draw), t(key)));

/** Numbers of firms in each standing, from the arrays of a frame. */
export function standing(frame) {
  const counts = [0, 0, 0, 0, 0, 0, 0],
    { status } = frame.firms;
  for (let i = 0; i < status.length; ++i) if (status[i] < 7) ++counts[status[i]];
  return counts;
}

function sentence(name, frame) {
  const c = standing(frame);
  return t('map.sentence', { world: name, home: c[0], searching: c[1], talks: c[2], partnered: c[3], ended: c[4] + c[5] + c[6] });
}

function facts_table() {
  const body = el('tbody');
  const node = el(
    'details',
    {},
    el('summary', { text: t('map.table') }),
    el(
      'table',
      { class: 'table', 'data-live': 'map' },
      el('caption', { class: 'visually-hidden', text: t('map.table_caption') }),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('td', {}),
          ['a', 'b'].map(side => el('th', { scope: 'col', class: 'number', text: t(`world.${side}`) })),
        ),
      ),
      body,
    ),
  );
  const keys = ['home', 'searching', 'negotiating', 'partnered', 'failed', 'stopped', 'sold'];
  function show(a, b) {
    const left = standing(a),
      right = standing(b);
    fill(
      body,
      keys.map((key, k) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row', text: t(`status.${key}`) }),
          [left[k], right[k]].map(n => el('td', { class: 'number', text: String(n) })),
        ),
      ),
    );
  }
  return { node, show };
}

function make_tiles(open_world) {
  const node = el('div', { class: 'tiles' });
  function show(view) {
    const { tally, outcome, number } = view.counted ?? {};
    if (!tally)
      return fill(
        node,
        el('p', {
          class: 'soft',
          text: t(view.locked ? 'many.locked' : view.counting ? 'sofar.counting' : view.lesson ? 'many.lesson' : 'many.none'),
        }),
      );
    const marks = { up: '▲', down: '▽', same: '=' };
    const tiles = Array.from(tally.differences, (d, k) => {
      const kind = verdict(d, outcome.better);
      return el('button', {
        type: 'button',
        class: `button ${kind}`,
        text: marks[kind],
        'aria-label': t(`many.tile.${kind}`, { k: k + 1, d: number(d) }),
        title: t(`many.tile.${kind}`, { k: k + 1, d: number(d) }),
        'aria-current': view.state.replicate === k ? 'true' : null,
        onclick: () => open_world(k),
      });
    });
    fill(node, el('p', {}, t('many.intro', { label: outcome.label })), el('div', { class: 'dots' }, tiles));
  }
  return { node, show };
}

/** The panel: { update(view), draw(view), resize }. */
export function make_map(root, app) {
  const worlds = ['a', 'b'].map(side => ({ side, stage: make_stage(firm => app.follow(firm)), name: el('p', { class: 'world-name' }) }));
  const boxes = worlds.map(w => el('div', {}, w.name, w.stage.node));
  const holder = el('div', { class: 'worlds' }, boxes);
  const tiles = make_tiles(k => app.open_world(k));
  const facts = facts_table();
  const modes = ['one', 'two', 'many'].map(mode => button(t(`mode.${mode}`), () => app.set_mode(mode), { 'data-mode': mode }));
  const legend = el('div', { class: 'legend', 'aria-hidden': 'true' }, legend_marks());
  fill(
    root,
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'map-title', text: t('map.title') }),
      el('div', { class: 'segments', role: 'group', 'aria-label': t('mode.label') }, modes),
    ),
    holder,
    tiles.node,
    legend,
    facts.node,
  );
  let cast_key = '',
    height = 0,
    mode = '',
    tiled = null;

  function size(view) {
    const next = Math.round((view.state.mode === 'two' ? 17 : 19) * 16 * Math.min(1.3, rem() / 16));
    if (next === height && mode === view.state.mode) return;
    ((height = next), (mode = view.state.mode));
    for (const w of worlds) w.stage.resize(next);
  }
  function recast(view) {
    const key = view.slots.b.crowd;
    if (key === cast_key || !key || view.slots.a.crowd !== key || !view.frame) return;
    cast_key = key;
    const cast = cast_of(view.slots.b.world, view.places);
    for (const w of worlds) w.stage.set_cast(cast);
  }
  function draw(view, whole) {
    if (view.state.mode === 'many' || !view.frame) return;
    for (const w of worlds) {
      if (w.side === 'a' && view.state.mode !== 'two') continue;
      const slot = view.slots[w.side];
      w.stage.draw(slot.frame, view.broken(w.side), view.state.firm, whole);
    }
    note_drawn(view.frame);
  }
  function update(view) {
    const { state } = view,
      many = state.mode === 'many';
    holder.hidden = legend.hidden = many;
    tiles.node.hidden = !many;
    holder.className = `worlds ${state.mode === 'two' ? 'two' : ''}`;
    boxes[0].hidden = state.mode !== 'two';
    modes.forEach(one => one.setAttribute('aria-pressed', String(one.dataset.mode === state.mode)));
    if (many) {
      if (!view.counted || tiled !== view.counted) {
        tiled = view.counted;
        tiles.show(view);
      }
    } else {
      recast(view);
      size(view);
    }
    if (!view.frame) return;
    for (const w of worlds) {
      say(w.name, view.world_name(w.side));
      w.stage.describe(sentence(view.world_name(w.side), view.slots[w.side].frame));
    }
    facts.show(view.slots.a.frame, view.slots.b.frame);
  }
  return {
    update,
    draw,
    resize: view => {
      height = 0;
      size(view);
      draw(view, true);
    },
    stages: () => worlds.map(w => w.stage),
  };
}
