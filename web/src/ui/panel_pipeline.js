// The pipeline: how many firms stand where, what flowed this year, and the Sankey of the whole run.
import { el, fill, say, button } from './dom.js';
import { t } from './text.js';
import { count, signed } from './format.js';
import { draw_sankey, ways_of } from './sankey.js';

/** Boxes in order. `flow`: the measure that counts what came in during the last twelve months. Stages and standings are the kernel's own words. */
const rows = [
  [
    { key: 'home', of: 'status', value: 0 },
    { key: 'searching', of: 'status', value: 1, flow: 'searches_started' },
    { key: 'negotiating', of: 'status', value: 2 },
    { key: 'partnered', of: 'status', value: 3, flow: 'partnerships_formed' },
  ],
  [
    { key: 'prototyping', of: 'stage', value: 0 },
    { key: 'scale_up', of: 'stage', value: 1, flow: 'reached_scale_up' },
    { key: 'rollout', of: 'stage', value: 2, flow: 'reached_rollout' },
    { key: 'established', of: 'stage', value: 3, flow: 'established' },
  ],
];

function count_in(frame, box) {
  const { status, stage } = frame.firms;
  let n = 0;
  for (let i = 0; i < status.length; ++i) if (status[i] < 4 && (box.of === 'status' ? status[i] : stage[i]) === box.value) ++n;
  return n;
}

/** Sum of a flow over the twelve months before `month`. "established" is both routes together. */
function year_flow(series, flow, month) {
  const names = flow === 'established' ? ['established_at_home', 'established_in_china'] : [flow];
  let sum = 0;
  for (const name of names) for (let m = Math.max(0, month - 12); m < month; ++m) sum += series[name]?.[m] ?? 0;
  return sum;
}

function make_box(box, next) {
  const value = el('div', { class: 'value number hideable' }),
    change = el('div', { class: 'change number hideable' }),
    against = el('div', { class: 'change number hideable' });
  const node = el(
    'li',
    { class: `box ${next ? 'next' : ''}` },
    el('div', { class: 'what', text: t(box.of === 'status' ? `status.${box.key}` : `stage.${box.key}`) }),
    el('div', { class: 'line' }, value, against),
    change,
  );
  function show(view) {
    const n = count_in(view.frame, box),
      other = view.state.mode === 'one' ? null : count_in(view.slots.a.frame, box);
    const flow = box.flow ? year_flow(view.slots.b.end.series.values, box.flow, view.frame.month) : null;
    say(value, count(n));
    say(change, flow === null ? '' : t('pipeline.flow', { n: count(flow) }));
    say(against, other === null ? '' : t('pipeline.against', { d: signed(n - other) }));
    node.style.setProperty('--flow', `${Math.min(14, 1 + Math.sqrt(flow ?? 0))}px`);
  }
  return { node, show };
}

/** The panel: { update(view) }. */
export function make_pipeline(root, app) {
  const boxes = rows.map(row => row.map((box, k) => make_box(box, k > 0)));
  const lists = rows.map((row, k) =>
    el(
      'div',
      {},
      el('h3', { class: 'small soft', text: t(`pipeline.row${k}`) }),
      el(
        'ol',
        { class: 'boxes' },
        boxes[k].map(box => box.node),
      ),
    ),
  );
  const flat = el('div', { class: 'flat' }, lists),
    whole = el('div', { class: 'whole', hidden: true });
  const ended = el('p', { class: 'small soft number' });
  let sankey = false,
    drawn = null;
  const toggle = button(
    t('pipeline.sankey'),
    () => {
      sankey = !sankey;
      drawn = null;
      toggle.setAttribute('aria-pressed', String(sankey));
      app.redraw();
    },
    { 'aria-pressed': 'false' },
  );
  fill(root, el('div', { class: 'head' }, el('h2', { id: 'pipeline-title', text: t('pipeline.title') }), toggle), flat, whole, ended);
  function update(view) {
    if (!view.frame) return;
    ((flat.hidden = sankey), (whole.hidden = !sankey), (ended.hidden = sankey));
    if (sankey) {
      if (view.locked) {
        fill(whole, el('p', { class: 'soft', text: t('locked') }));
        drawn = null;
        return;
      }
      if (drawn !== view.slots.b.end || whole.clientWidth !== whole.drawn_at) {
        drawn = view.slots.b.end;
        whole.drawn_at = whole.clientWidth;
        fill(whole, draw_sankey(ways_of(view.slots.b, app.lab.names), whole.clientWidth));
      }
      return;
    }
    for (const row of boxes) for (const box of row) box.show(view);
    const { status } = view.frame.firms,
      ends = [0, 0, 0];
    for (let i = 0; i < status.length; ++i) if (status[i] > 3 && status[i] < 7) ++ends[status[i] - 4];
    say(ended, t('pipeline.ended', { failed: count(ends[0]), stopped: count(ends[1]), sold: count(ends[2]) }));
  }
  return { update };
}
