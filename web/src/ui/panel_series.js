// Series over time: thick lines for the worlds on the screen, thin ones for other worlds with the same levers, and a table of the same numbers.
import uPlot from 'uplot';
import { el, fill, say } from './dom.js';
import { t } from './text.js';
import { count, pounds, month_name } from './format.js';
import { colours, rem } from './colours.js';

/** What can be drawn. `total`: shown as the sum so far. */
export const measures = [
  { id: 'partnerships' },
  { id: 'partnerships_formed', total: true },
  { id: 'firms_searching' },
  { id: 'firms_negotiating' },
  { id: 'established_in_china', total: true },
  { id: 'leaks', total: true },
  { id: 'exits_failed', total: true },
  { id: 'firms' },
  { id: 'public_cost_uk', total: true, money: true },
  { id: 'uk_gva', total: true, money: true },
];
const thin_lines = 10; // more and readers trust single lines too much (ux.md 3.2)

/** The values of a measure month by month, summed up where the measure says so. */
export function values_of(series, measure) {
  const raw = series[measure.id] ?? new Float64Array(0);
  if (!measure.total) return raw;
  const out = new Float64Array(raw.length);
  let sum = 0;
  for (let k = 0; k < raw.length; ++k) out[k] = sum += raw[k];
  return out;
}

/** Requests for the thin lines: the value at the end of each year in other worlds. */
export function thin_requests(measure, months) {
  const out = [];
  for (let to = 12; to <= months; to += 12)
    out.push(measure.total ? { measure: measure.id, how: 'sum', from: 0, to } : { measure: measure.id, how: 'end', from: to - 1, to });
  return out;
}

function thin_hook(get) {
  return u => {
    const { lines, tone } = get();
    if (!lines) return;
    const c = u.ctx;
    c.save();
    c.beginPath();
    c.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    c.clip();
    c.strokeStyle = tone;
    c.globalAlpha = 0.35;
    c.lineWidth = devicePixelRatio || 1;
    const worlds = Math.min(thin_lines, lines[0]?.length ?? 0);
    for (let k = 0; k < worlds; ++k) {
      c.beginPath();
      for (let year = 0; year < lines.length; ++year) {
        const x = u.valToPos((year + 1) * 12, 'x', true),
          y = u.valToPos(lines[year][k], 'y', true);
        if (year === 0) c.moveTo(x, y);
        else c.lineTo(x, y);
      }
      c.stroke();
    }
    c.restore();
  };
}

function make_options(width, height, tones, number, get_thin) {
  const size = Math.round(rem() * 0.75),
    font = `${size}px system-ui, sans-serif`;
  const line = (stroke, w, dash) => ({ stroke, width: w, dash, points: { show: false } });
  return {
    width,
    height,
    cursor: { show: false },
    legend: { show: false },
    padding: [8, 20, 0, 0],
    scales: { x: { time: false }, y: { range: (u, low, high) => [Math.min(0, low ?? 0), Math.max(1, high ?? 1, get_thin().highest) * 1.08] } },
    axes: [
      {
        stroke: tones.soft,
        font,
        size: size * 2.4,
        grid: { stroke: tones.line, width: 1 },
        ticks: { show: false },
        space: size * 4,
        values: (u, ticks) => ticks.map(v => (v % 12 === 0 ? get_thin().year(v) : '')),
        incrs: [12, 24, 36, 60],
      },
      {
        stroke: tones.soft,
        font,
        size: size * 4.6,
        grid: { stroke: tones.line, width: 1 },
        ticks: { show: false },
        space: size * 2.6,
        values: (u, ticks) => ticks.map(number),
      },
    ],
    series: [{}, line(tones.orange, 2.5, [7, 4]), line(tones.blue, 3), line(tones.orange, 1.2, [2, 4]), line(tones.blue, 1.2, [2, 4])],
    hooks: { drawAxes: [thin_hook(get_thin)] },
  };
}

function value_table() {
  const body = el('tbody'),
    caption = el('caption', { class: 'visually-hidden' });
  const node = el(
    'details',
    {},
    el('summary', { text: t('series.table') }),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('series.table') },
      el(
        'table',
        { class: 'table' },
        caption,
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ['year', 'a', 'b'].map((key, k) => el('th', { scope: 'col', class: k ? 'number' : '', text: t(k ? `world.${key}` : 'series.year') })),
          ),
        ),
        body,
      ),
    ),
  );
  function show(title, start, a, b, upto, number) {
    say(caption, title);
    const rows = [];
    for (let m = 12; m <= upto; m += 12)
      rows.push(
        el(
          'tr',
          {},
          el('th', { scope: 'row', text: month_name(start, m - 1) }),
          [a, b].map(values => el('td', { class: 'number', text: number(values[m - 1] ?? 0) })),
        ),
      );
    fill(body, rows.length ? rows : el('tr', {}, el('td', { colspan: '3', text: t('series.no_year') })));
  }
  return { node, show };
}

/** The panel: { update(view), resize }. */
export function make_series(root, app) {
  const pick = el(
    'select',
    { id: 'measure', onchange: () => app.set_measure(pick.value) },
    measures.map(m => el('option', { value: m.id, text: t(`measure.${m.id}`) })),
  );
  const chart = el('div', { class: 'chart', role: 'img' }),
    key = el('div', { class: 'legend' }),
    table = value_table();
  fill(
    root,
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'series-title', text: t('series.title') }),
      el('div', { class: 'row' }, el('label', { for: 'measure', class: 'visually-hidden', text: t('series.pick') }), pick),
    ),
    chart,
    key,
    table.node,
  );
  let plot = null,
    shape = '',
    thin = null,
    start = '2025-01',
    columns = null,
    tones = colours();
  const number_of = measure => (measure.money ? pounds : count);
  const get_thin = () => ({
    lines: thin,
    highest: thin ? Math.max(0, ...thin.flatMap(line => Array.from(line.subarray(0, thin_lines)))) : 0,
    tone: tones.edge,
    year: m => String(Number(start.slice(0, 4)) + m / 12),
  });

  function rebuild(measure, months) {
    const width = chart.clientWidth,
      height = Math.round(rem() * 11);
    tones = colours();
    plot?.destroy();
    columns = [Float64Array.from({ length: months + 1 }, (_, k) => k), ...Array.from({ length: 4 }, () => new Array(months + 1).fill(null))];
    plot = new uPlot(make_options(width, height, tones, number_of(measure), get_thin), columns, chart);
    shape = `${measure.id}/${width}/${months}/${rem()}`;
  }
  /** Fills a line: `full` up to the month on the screen, then the dotted rest, unless the rest is a secret. */
  function lay(values, month, solid, rest, shown, secret) {
    for (let m = 0; m < solid.length; ++m) {
      const v = m === 0 ? null : (values[m - 1] ?? null);
      solid[m] = shown && m <= month ? v : null;
      rest[m] = shown && !secret && m >= month ? v : null;
    }
  }
  function update(view) {
    if (!view.frame || root.clientWidth === 0) return;
    const measure = measures.find(m => m.id === view.state.measure) ?? measures[0],
      months = view.horizon,
      month = view.frame.month;
    if (pick.value !== measure.id) pick.value = measure.id;
    start = view.start;
    if (shape !== `${measure.id}/${chart.clientWidth}/${months}/${rem()}`) rebuild(measure, months);
    const a = values_of(view.slots.a.end.series.values, measure),
      b = values_of(view.slots.b.end.series.values, measure),
      two = view.state.mode !== 'one';
    lay(a, month, columns[1], columns[3], two, view.locked);
    lay(b, month, columns[2], columns[4], true, view.locked);
    thin = view.locked ? null : view.thin;
    plot.setData(columns);
    const number = number_of(measure),
      now_b = month ? number(b[month - 1]) : number(0),
      now_a = month ? number(a[month - 1]) : number(0);
    const label = t(two ? 'series.summary2' : 'series.summary1', { measure: t(`measure.${measure.id}`), month: view.clock, a: now_a, b: now_b });
    if (chart.getAttribute('aria-label') !== label || chart.dataset.thin !== String(thin !== null)) {
      chart.dataset.thin = String(thin !== null);
      chart.setAttribute('aria-label', label);
      key_of(view, two, now_a, now_b);
      table.show(t(`measure.${measure.id}`), start, a, b, view.locked ? month : months, number);
    }
  }
  function key_of(view, two, now_a, now_b) {
    const line = (dash, tone, text) =>
      el('span', {}, el('span', { 'aria-hidden': 'true', style: `display:inline-block;width:1.75rem;border-top:3px ${dash} var(--${tone})` }), text);
    fill(
      key,
      line('solid', 'blue', `${view.world_name('b')}: ${now_b}`),
      two ? line('dashed', 'orange', `${view.world_name('a')}: ${now_a}`) : null,
      el('span', { text: t(view.thin && !view.locked ? 'series.thin' : 'series.dotted') }),
    );
  }
  return {
    update,
    canvas: () => chart.querySelector('canvas'),
    resize: () => {
      shape = '';
    },
  };
}
