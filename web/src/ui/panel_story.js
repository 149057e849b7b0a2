// One firm's story, and the same firm's story in two worlds with the month and the reason where they part. The list of firms is also the keyboard's way to the map.
import { el, fill, say, button } from './dom.js';
import { t } from './text.js';
import { count, pounds, percent } from './format.js';

const listed = 40;

function number_with(value, unit) {
  if (typeof value !== 'number') return value === null || value === undefined ? '' : String(value);
  if (unit === 'GBP') return pounds(value);
  if (unit === 'share') return percent(value);
  return `${Number(value.toPrecision(3)).toLocaleString('en-GB')}${unit ? ` ${unit}` : ''}`;
}

/** The three weightiest terms of a decision, with the setting behind each. */
function reasons(turn) {
  const rows = (turn.reasons ?? []).slice(0, 3);
  return el(
    'div',
    { class: 'why' },
    turn.why ? el('p', { text: turn.why }) : null,
    rows.length
      ? el(
          'ul',
          {},
          rows.map(r =>
            el(
              'li',
              {},
              el('b', { class: 'number hideable', text: `${number_with(r.value, r.unit)} ` }),
              r.text,
              r.parameter
                ? el(
                    'span',
                    { class: 'small soft' },
                    ` ${t('story.behind')} `,
                    el('code', { text: r.parameter }),
                    r.setting === null || r.setting === undefined
                      ? ''
                      : ` = ${typeof r.setting === 'object' ? JSON.stringify(r.setting) : r.setting}`,
                  )
                : null,
            ),
          ),
        )
      : null,
    turn.why || rows.length ? null : el('p', { text: t('story.no_reasons') }),
  );
}

function turn_row(turn, fork) {
  const holder = el('div', { hidden: true });
  const ask = button(
    t('story.why'),
    () => {
      holder.hidden = !holder.hidden;
      ask.setAttribute('aria-expanded', String(!holder.hidden));
      if (!holder.hidden && !holder.firstChild) fill(holder, reasons(turn));
    },
    { kind: 'quiet', 'aria-expanded': 'false', 'aria-label': t('story.why_of', { text: turn.text }) },
  );
  const has = turn.why || turn.reasons?.length;
  return el(
    'li',
    { class: `turn ${fork ? 'fork' : ''}`, 'data-month': turn.month },
    el('span', { class: 'when number', text: t('story.month', { month: turn.month }) }),
    el('div', {}, el('span', { text: turn.text }), has ? [' ', ask] : null, holder),
  );
}

const told = (turns, upto) => turns.filter(turn => turn.month < upto || turn.month < 0);

function story_body(story, upto) {
  const turns = told(story.turns, upto);
  return [
    el('h3', { text: story.title }),
    el('p', { class: 'small', text: story.introduction }),
    el(
      'ol',
      { class: 'turns life', tabindex: '0', 'aria-label': t('story.turns') },
      turns.map(turn => turn_row(turn, false)),
    ),
    turns.length ? null : el('p', { class: 'soft nothing', text: t('story.nothing_yet') }),
  ];
}

/** Adds what has happened since; false if the list must be written anew. */
function grow(body, story, upto) {
  const list = body.querySelector('.life'),
    turns = told(story.turns, upto);
  if (!list || turns.length < list.children.length) return false;
  if (turns.length === list.children.length) return true;
  body.querySelector('.nothing')?.remove();
  list.append(...turns.slice(list.children.length).map(turn => turn_row(turn, false)));
  list.scrollTop = list.scrollHeight;
  return true;
}

/** How the life ends, in the words of the kernel. */
const ending = story => story.paragraphs?.find(one => one.chapter === 'ending')?.text ?? '';

/** Both lives in one list: what is the same up to the parting, then what differs, world by world. */
function twin_body(twin, names) {
  const [a, b] = twin.stories,
    parted = twin.partedMonth;
  const before = a.turns.filter(turn => parted === null || turn.month < parted);
  const after = (story, name) =>
    el(
      'div',
      {},
      el('h4', { class: 'world-name', text: name }),
      el(
        'ol',
        { class: 'turns' },
        story.turns.filter(turn => parted !== null && turn.month >= parted).map(turn => turn_row(turn, false)),
        ending(story) ? el('li', { class: 'turn' }, el('span', { class: 'when', text: t('story.end') }), el('span', { text: ending(story) })) : null,
      ),
    );
  const fork =
    parted === null
      ? el('p', { class: 'card', text: twin.trace ? t('twin.small', { month: twin.trace.month }) : t('twin.never') })
      : el('div', { class: 'card fork-card' }, el('b', { text: t('twin.parted', { month: parted }) }), el('p', { text: twin.reason ?? '' }));
  return [
    el('h3', { text: b.title }),
    el('p', { class: 'small', text: b.introduction }),
    before.length
      ? el(
          'details',
          {},
          el('summary', { text: t('twin.before', { n: before.length }) }),
          el(
            'ol',
            { class: 'turns' },
            before.map(turn => turn_row(turn, false)),
          ),
        )
      : null,
    fork,
    parted === null ? null : el('div', { class: 'twins' }, after(a, names[0]), after(b, names[1])),
  ];
}

/** The searchable list of firms. */
function firm_list(app) {
  const search = el('input', { type: 'search', id: 'firm-search', oninput: () => show(), 'aria-describedby': 'firm-search-example' });
  const state = el(
    'select',
    { 'aria-label': t('firms.state'), onchange: () => show() },
    ['any', 'home', 'searching', 'negotiating', 'partnered', 'failed', 'stopped', 'sold'].map(key =>
      el('option', { value: key, text: t(key === 'any' ? 'firms.any' : `status.${key}`) }),
    ),
  );
  const note = el('p', { class: 'small soft', role: 'status' }),
    list = el('ul', { class: 'firm-list' });
  let firms = [];
  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const label = t(`status.${state.value}`).toLowerCase();
    const found = firms.filter(
      f =>
        (state.value === 'any' || f.status === state.value || f.status.toLowerCase() === label || f.code === state.value) &&
        words.every(w => f.text.includes(w)),
    );
    say(note, t('firms.found', { n: count(found.length), shown: Math.min(listed, found.length) }));
    fill(
      list,
      found.slice(0, listed).map(f =>
        el(
          'li',
          {},
          button(f.label, () => app.follow(f.id), { kind: 'quiet', 'data-firm': f.id }),
        ),
      ),
    );
  }
  const node = el(
    'div',
    { class: 'firm-pick' },
    el('label', { for: 'firm-search', text: t('firms.search') }),
    el('span', { class: 'small soft', id: 'firm-search-example', text: t('firms.example') }),
    el('div', { class: 'row' }, search, state),
    note,
    list,
  );
  async function open() {
    const all = await app.firms();
    firms = all.map(f => ({
      ...f,
      label: `${f.id} · ${f.name}, ${f.region}, ${f.status}`,
      text: `${f.id} ${f.name} ${f.sector} ${f.region} ${f.size} ${f.status} ${f.stage}`.toLowerCase(),
    }));
    show();
    search.focus();
  }
  return { node, open };
}

/** The panel: { update(view) }. */
export function make_story(root, app) {
  const list = firm_list(app),
    body = el('div', { class: 'story-body' }),
    tools = el('div', { class: 'row' });
  list.node.hidden = true;
  const twin = button(t('twin.button'), () => app.toggle_twin(), { 'aria-pressed': 'false' });
  const choose = button(
    t('story.choose'),
    () => {
      list.node.hidden = !list.node.hidden;
      choose.setAttribute('aria-expanded', String(!list.node.hidden));
      if (!list.node.hidden) list.open();
    },
    { 'aria-expanded': 'false' },
  );
  const any = button(t('story.any'), () => app.follow_any());
  tools.append(choose, any, twin);
  fill(root, el('div', { class: 'head' }, el('h2', { id: 'story-title', text: t('story.title') })), tools, list.node, body);
  let shown = null;
  function update(view) {
    const firm = view.state.firm,
      asked = `${firm}/${view.story_stamp}/${view.locked}`;
    twin.disabled = !firm || view.locked;
    twin.setAttribute('aria-pressed', String(view.twin_open));
    const single = view.story && !view.twin_open;
    if (asked === shown && (!single || grow(body, view.story, view.frame.month))) return;
    shown = asked;
    if (!firm) {
      fill(body, el('p', { class: 'soft', text: t('story.none') }));
      return;
    }
    if (view.twin_open && view.twin) fill(body, twin_body(view.twin, [view.world_name('a'), view.world_name('b')]));
    else if (view.story) fill(body, story_body(view.story, view.frame.month));
    else fill(body, el('p', { class: 'soft', text: t('story.reading') }));
  }
  return {
    update,
    close_list: () => {
      list.node.hidden = true;
      choose.setAttribute('aria-expanded', 'false');
    },
  };
}
