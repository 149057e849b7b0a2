// The way of every firm through the whole run as a Sankey: each firm is counted once, at the furthest point it reached.
import { sankey, sankeyLinkHorizontal, sankeyLeft } from 'd3-sankey';
import { el, svg } from './dom.js';
import { t } from './text.js';
import { count } from './format.js';

const not_joined = 255;

/** Counts of firms by furthest point and by end, from the events of a whole run. Rows: { from, to, n }. */
export function ways_of(slot, names) {
  const { end } = slot,
    n = end.firms.status.length,
    reached = new Uint8Array(n),
    lost = new Uint8Array(n);
  const rank = new Map(
    [
      ['entered_search', 1],
      ['accepted', 2],
      ['signed', 3],
      ['established', 4],
    ].map(([name, k]) => [names.events.indexOf(name), k]),
  );
  const in_china = new Uint8Array(n);
  for (let k = 0; k < end.events.length; ++k) {
    const firm = end.events.firm[k] - 1,
      r = rank.get(end.events.kind[k]);
    if (r === undefined) continue;
    if (r === 4) in_china[firm] = 1;
    else if (r > reached[firm]) reached[firm] = r;
  }
  const at = {};
  const add = (from, to) => {
    at[`${from}>${to}`] = (at[`${from}>${to}`] ?? 0) + 1;
  };
  const chain = ['all', 'searched', 'talked', 'signed'];
  for (let i = 0; i < n; ++i) {
    if (end.firms.status[i] === not_joined && reached[i] === 0) continue;
    lost[i] = end.firms.status[i] > 3 && end.firms.status[i] < 7 ? 1 : 0;
    for (let k = 1; k <= reached[i]; ++k) add(chain[k - 1], chain[k]);
    if (reached[i] < 3) add(chain[reached[i]], ['never_searched', 'no_contact', 'no_contract'][reached[i]]);
    else add('signed', in_china[i] ? 'market' : lost[i] ? 'ended' : 'under_way');
  }
  return Object.entries(at).map(([key, n_firms]) => ({ from: key.split('>')[0], to: key.split('>')[1], n: n_firms }));
}

function lay_out(ways, width, height) {
  const ids = [...new Set(ways.flatMap(way => [way.from, way.to]))];
  const order = ['all', 'searched', 'talked', 'signed', 'market', 'under_way', 'ended', 'no_contract', 'no_contact', 'never_searched'];
  const make = sankey()
    .nodeId(d => d.id)
    .nodeWidth(12)
    .nodePadding(26)
    .nodeAlign(sankeyLeft)
    .extent([
      [2, 20],
      [width - 96, height - 8],
    ])
    .nodeSort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return make({ nodes: ids.map(id => ({ id })), links: ways.map(way => ({ source: way.from, target: way.to, value: way.n })) });
}

function ways_table(ways) {
  return el(
    'details',
    {},
    el('summary', { text: t('sankey.table') }),
    el(
      'table',
      { class: 'table' },
      el('caption', { class: 'visually-hidden', text: t('sankey.title') }),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['from', 'to', 'firms'].map(key => el('th', { scope: 'col', class: key === 'firms' ? 'number' : '', text: t(`sankey.${key}`) })),
        ),
      ),
      el(
        'tbody',
        {},
        ways.map(way =>
          el(
            'tr',
            {},
            el('th', { scope: 'row', text: t(`way.${way.from}`) }),
            el('td', { text: t(`way.${way.to}`) }),
            el('td', { class: 'number', text: count(way.n) }),
          ),
        ),
      ),
    ),
  );
}

/** The picture and its table. */
export function draw_sankey(ways, width) {
  const w = Math.max(320, width),
    height = 240,
    { nodes, links } = lay_out(ways, w, height),
    path = sankeyLinkHorizontal();
  const good = new Set(['searched', 'talked', 'signed', 'market', 'under_way', 'all']);
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${w} ${height}`, class: 'flow', role: 'img', 'aria-label': t('sankey.title') },
    links.map(link =>
      svg('path', {
        d: path(link),
        fill: 'none',
        stroke: good.has(link.target.id) ? '#12436d' : '#6b7884',
        'stroke-opacity': good.has(link.target.id) ? 0.35 : 0.22,
        'stroke-width': Math.max(1, link.width),
      }),
    ),
    nodes.flatMap(node => [
      svg('rect', {
        x: node.x0,
        y: node.y0,
        width: node.x1 - node.x0,
        height: Math.max(1, node.y1 - node.y0),
        fill: good.has(node.id) ? '#12436d' : '#6b7884',
      }),
      svg('text', { x: node.x0, y: node.y0 - 5, 'font-size': 12, text: `${t(`way.${node.id}`)} ${count(node.value)}` }),
    ]),
  );
  return [el('div', { class: 'sankey' }, picture), ways_table(ways)];
}
