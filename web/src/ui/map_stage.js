// One world's map: three layers (ground, ties, marks), their sizes, and which firm is under a finger.
import { el } from './dom.js';
import { t, has_text } from './text.js';
import { colours, rem } from './colours.js';
import { layout } from './map_layout.js';
import { make_sprites } from './map_sprites.js';
import { make_nodes } from './map_nodes.js';
import { draw_ties } from './map_ties.js';
import { draw_base } from './map_base.js';
import { note_map } from './timings.js';

const tie_pause = 250; // milliseconds: ties are drawn at most four times a second

/** Everything that may ever stand on the map, from a world and the places of its scenario. */
export function cast_of(world, places) {
  const { firms, partners, intermediaries } = world.fixed;
  return {
    uk: places.ukRegions.map(r => r.name),
    china: places.chinaRegions.map(r => r.name),
    firm_region: firms.region,
    firms: firms.region.length,
    partner_region: partners.region,
    partners: partners.region.length,
    brokers: intermediaries.channel.length,
    capacity: partners.capacity,
    labels: new Map([...places.ukRegions, ...places.chinaRegions].map(r => [r.name, r.label])),
  };
}

function make_layers() {
  const layers = ['ground', 'ties', 'marks'].map(name => el('canvas', { class: name, 'aria-hidden': 'true' }));
  const stage = el('div', { class: 'stage', role: 'img' }, ...layers);
  return { stage, layers };
}

/** A map of one world: { node, set_cast, draw, describe, firm_at, resize }. `pick(firm id)` is called on a click near a firm. */
export function make_stage(pick) {
  const { stage, layers } = make_layers();
  let cast = null,
    places = null,
    nodes = null,
    scale = 1,
    tied = 0,
    last = null,
    height = 0,
    look = null;

  function measure() {
    const w = stage.clientWidth;
    scale = Math.min(2, devicePixelRatio || 1);
    for (const canvas of layers) {
      canvas.width = Math.max(1, Math.round(w * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
    }
    return w;
  }
  function rebuild() {
    if (!cast || stage.clientWidth === 0) return;
    const w = measure(),
      tones = colours(),
      size = Math.round(rem() * 0.72);
    places = layout(w, height, cast);
    draw_base(
      layers[0],
      scale,
      places,
      {
        uk: t('map.uk'),
        china: t('map.china'),
        gateway: t('map.gateway'),
        region: name => (has_text(`map.short.${name}`) ? t(`map.short.${name}`) : (cast.labels.get(name) ?? name)),
      },
      tones,
      size,
    );
    nodes = make_nodes(layers[2], places, make_sprites(places, scale, tones), scale, cast.capacity);
    look = { colours: tones, size, word: t('map.broken'), regions: { firm: cast.firm_region, partner: cast.partner_region }, broken: [], firm: 0 };
    if (last) draw(last.frame, last.broken, last.firm, true);
  }
  function resize(h) {
    height = h;
    stage.style.height = `${h}px`;
    rebuild();
  }
  /** Draws one frame; ties only every quarter of a second, unless `whole`. */
  function draw(frame, broken, firm, whole) {
    last = { frame, broken, firm };
    if (!nodes) return;
    const began = performance.now();
    nodes(frame);
    if (whole || began - tied >= tie_pause) {
      ((look.broken = broken), (look.firm = firm));
      draw_ties(layers[1], scale, frame, places, look);
      tied = began;
    }
    note_map(performance.now() - began);
  }
  function firm_at(event) {
    if (!places) return 0;
    const box = stage.getBoundingClientRect(),
      x = event.clientX - box.left,
      y = event.clientY - box.top;
    let best = 0,
      distance = 14 * 14;
    for (let i = 0; i < places.firms.x.length; ++i) {
      if (last.frame.firms.status[i] === 255) continue;
      const d = (places.firms.x[i] - x) ** 2 + (places.firms.y[i] - y) ** 2;
      if (d < distance) {
        distance = d;
        best = i + 1;
      }
    }
    return best;
  }
  stage.addEventListener('click', event => {
    const firm = firm_at(event);
    if (firm) pick(firm);
  });
  return {
    node: stage,
    draw,
    resize,
    rebuild,
    set_cast: next => {
      cast = next;
      last = null;
      rebuild();
    },
    describe: text => {
      if (stage.getAttribute('aria-label') !== text) stage.setAttribute('aria-label', text);
    },
    pixels: () => layers,
  };
}
