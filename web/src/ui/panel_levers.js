// Budget meter and levers. A range and a box for each lever; the box of a choice is a list. Moving is a preview, letting go counts worlds.
import { el, fill, say, button } from './dom.js';
import { t } from './text.js';
import { pounds } from './format.js';
import { cost_of, value_text } from './settings.js';

function explain(lever, level_names, choose) {
  const levels = (lever.levels ?? []).map((level, k) => button(level_names[k], () => choose(level.value), { hint: level.text, 'data-level': k }));
  const terms = [
    ['lever.meaning', lever.meaning],
    ['lever.cost', lever.cost.text],
    ['lever.evidence', lever.evidence],
    ['lever.assumption', lever.assumption],
  ];
  return el(
    'div',
    { class: 'more', id: `lever-${lever.id}-more`, hidden: true },
    el('div', { class: 'levels', role: 'group', 'aria-label': t('lever.levels_of', { label: lever.label }) }, levels),
    el('p', { class: 'small soft level-text' }),
    el(
      'dl',
      {},
      terms.filter(([, text]) => text).flatMap(([key, text]) => [el('dt', { text: t(key) }), el('dd', { text })]),
    ),
  );
}

/** A range and a box for a number; a list for a choice. */
function inputs(lever, id, move) {
  const held = value => Math.min(lever.max, Math.max(lever.min, value));
  if (lever.unit === 'choice') {
    const list = el(
      'select',
      { id, 'aria-labelledby': `${id}-name`, onchange: () => move(Number(list.value), true) },
      lever.choices.map((text, k) => el('option', { value: String(k), text })),
    );
    return [list];
  }
  const range = el('input', {
    type: 'range',
    id,
    min: lever.min,
    max: lever.max,
    step: lever.step,
    'aria-labelledby': `${id}-name`,
    oninput: () => move(Number(range.value), false),
    onchange: () => move(Number(range.value), true),
  });
  const box = el('input', {
    type: 'number',
    id: `${id}-box`,
    min: lever.min,
    max: lever.max,
    step: 'any',
    'aria-label': t('lever.box', { label: lever.label }),
    inputmode: 'numeric',
    onchange: () => {
      const value = box.value === '' || !Number.isFinite(Number(box.value)) ? lever.default : held(Number(box.value));
      box.value = String(value);
      move(value, true);
    },
  });
  return [range, box];
}

/** The controls of one lever: { node, show(value, locked) }. `move(value, settled)` hears of changes. */
function make_lever(lever, level_names, move) {
  const id = `lever-${lever.id}`,
    controls = inputs(lever, id, move),
    cost = el('span', { class: 'cost number' });
  const more = explain(lever, level_names, value => move(value, true));
  const name = el(
    'button',
    {
      type: 'button',
      class: 'why-lever',
      'aria-expanded': 'false',
      'aria-controls': more.id,
      title: t('lever.why'),
      onclick: () => {
        more.hidden = !more.hidden;
        name.setAttribute('aria-expanded', String(!more.hidden));
      },
    },
    el('span', { id: `${id}-name`, class: 'label-text', text: lever.label }),
    cost,
  );
  const node = el('div', { class: `lever unit-${lever.unit}`, 'data-lever': lever.id }, el('div', { class: 'set' }, name, controls), more);
  function show(value, locked) {
    for (const one of controls) {
      one.disabled = locked;
      if (document.activeElement !== one || one.type === 'range') {
        if (one.value !== String(value)) one.value = String(value);
      }
    }
    if (controls[0].type === 'range') controls[0].setAttribute('aria-valuetext', value_text(lever, value, pounds));
    const gbp = cost_of(lever, value);
    say(cost, gbp === null ? t('lever.free') : gbp === 0 ? t('lever.no_cost') : t('lever.cost_a_year', { gbp: pounds(gbp) }));
    node.classList.toggle('moved', value !== lever.default);
    const level = (lever.levels ?? []).findIndex(one => one.value === value);
    more.querySelectorAll('[data-level]').forEach((one, k) => {
      one.setAttribute('aria-pressed', String(k === level));
      one.disabled = locked;
    });
    say(more.querySelector('.level-text'), level >= 0 ? lever.levels[level].text : t('lever.between'));
  }
  return { node, show };
}

function make_budget(budget) {
  const spent = el('i', { class: 'spent' }),
    committed = el('i', { class: 'committed' });
  const meter = el('div', { class: 'meter', role: 'img' }, committed, spent);
  const total = el('b', { class: 'number' }),
    left = el('span', { class: 'number' });
  const rows = el('tbody');
  const details = el(
    'details',
    {},
    el('summary', { text: t('budget.by_scheme') }),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('budget.by_scheme') },
      el(
        'table',
        { class: 'table' },
        el('caption', { class: 'visually-hidden', text: t('budget.caption') }),
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ['scheme', 'spent', 'awards', 'refused'].map((key, k) => el('th', { scope: 'col', class: k ? 'number' : '', text: t(`budget.${key}`) })),
          ),
        ),
        rows,
      ),
    ),
  );
  const node = el(
    'section',
    { class: 'panel budget', 'aria-labelledby': 'budget-title' },
    el('div', { class: 'head' }, el('h2', { id: 'budget-title', text: budget.label }), total),
    meter,
    el(
      'div',
      { class: 'keys' },
      el('span', {}, el('span', { class: 'swatch', style: 'background:var(--blue)' }), t('budget.spent_key')),
      el('span', {}, el('span', { class: 'swatch key-committed' }), t('budget.committed_key')),
      left,
    ),
    details,
  );
  /** `planned` = pounds a year that the levers ask for; `lines` = the kernel's budget of these schemes; `years` = years played. */
  function show(planned, lines, years) {
    const cap = budget.gbp_per_year,
      used = lines.reduce((sum, one) => sum + one.spent, 0),
      a_year = years > 0 ? used / Math.max(1, years) : 0;
    const full = Math.max(cap, planned, a_year, 1);
    committed.style.width = `${(100 * planned) / full}%`;
    spent.style.width = `${(100 * Math.min(a_year, full)) / full}%`;
    const over = planned - cap;
    say(total, t('budget.total', { planned: pounds(planned), cap: pounds(cap) }));
    say(left, over > 0 ? t('budget.over', { gbp: pounds(over) }) : t('budget.left', { gbp: pounds(-over) }));
    left.classList.toggle('over', over > 0);
    meter.setAttribute(
      'aria-label',
      t('budget.summary', { planned: pounds(planned), cap: pounds(cap), spent: pounds(a_year), rest: left.textContent }),
    );
    fill(
      rows,
      lines
        .filter(one => one.spent > 0 || one.applications > 0)
        .map(one =>
          el(
            'tr',
            {},
            el('th', { scope: 'row', text: one.label }),
            [pounds(one.spent), one.awards, one.refused].map(text => el('td', { class: 'number', text: String(text) })),
          ),
        ),
    );
  }
  return { node, show };
}

/** The left column below a lesson: { nodes, update(view), mark_unknown }. */
export function make_levers(app) {
  const { data } = app;
  const budget = make_budget(data.budget);
  const controls = new Map(
    data.levers.map(lever => [lever.id, make_lever(lever, data.level_names, (value, settled) => app.move_lever(lever, value, settled))]),
  );
  const list = group => data.levers.filter(lever => lever.group === group).map(lever => controls.get(lever.id).node);
  const expert = el('details', { class: 'big' }, el('summary', { text: t('levers.expert') }), list('expert'));
  const main = el('div', {}, list('main'));
  const off = el('p', { class: 'small soft', hidden: true });
  const title = el('h2', { id: 'levers-title' });
  const freeze = button(t('levers.freeze'), () => app.freeze(), { kind: 'small-button', hint: t('levers.freeze_hint'), id: 'freeze' });
  const node = el(
    'section',
    { class: 'panel levers', 'aria-labelledby': 'levers-title' },
    el('div', { class: 'head' }, title, freeze),
    el('p', { class: 'visually-hidden', text: t('levers.help') }),
    off,
    main,
    expert,
  );
  const by_scheme = new Set(data.levers.flatMap(lever => lever.instruments));
  function update(view) {
    const { state } = view,
      locked = app.levers_locked();
    const shown = view.lesson && !app.prefs.all_levers ? new Set(view.lesson.arms.flatMap(arm => Object.keys(arm.levers ?? {}))) : null;
    say(title, shown ? t('levers.of_lesson') : t('levers.title', { world: t('world.b') }));
    freeze.hidden = view.lesson !== null;
    freeze.disabled = view.unchanged;
    let planned = 0;
    for (const lever of data.levers) {
      const value = state.levers[lever.id] ?? lever.default,
        control = controls.get(lever.id);
      planned += cost_of(lever, value) ?? 0;
      control.show(value, locked || app.absent_levers.has(lever.id));
      control.node.hidden = shown !== null && !shown.has(lever.id);
    }
    if (shown) expert.open = true;
    expert.hidden = shown !== null && !data.levers.some(lever => lever.group === 'expert' && shown.has(lever.id));
    off.hidden = app.absent_levers.size === 0 && !locked;
    say(off, locked ? t('levers.locked') : app.absent_levers.size ? t('levers.absent', { n: app.absent_levers.size }) : '');
    if (view.frame)
      budget.show(
        planned,
        view.frame.budget.filter(one => by_scheme.has(one.name)),
        view.frame.month / 12,
      );
  }
  return { nodes: [budget.node, node], update };
}
