// "So far": in how many paired worlds B is better than A. It never says what a single run found.
import { el, fill, say, button } from './dom.js';
import { t } from './text.js';
import { out_of_hundred, verdict } from './counts.js';

const tiles_shown = 100;

function headline(counted) {
  const { tally, outcome } = counted,
    k = outcome.better === 'less' ? tally.less : tally.more;
  const said = out_of_hundred(k, tally.n);
  const key = outcome.better === 'neither' ? 'sofar.higher' : outcome.better === 'less' ? 'sofar.fewer' : 'sofar.better';
  return t(tally.n > 100 ? `${key}_per_hundred` : key, { k: said.k, n: tally.n > 100 ? 100 : said.n });
}

function spread(counted) {
  const { tally, number } = counted;
  if (tally.low === 0 && tally.high === 0) return t('sofar.no_difference');
  return t('sofar.spread', { middle: number(tally.middle), low: number(tally.low), high: number(tally.high) });
}

/** A sentence for the live region and the link to other panels. */
export const spoken = counted => `${headline(counted)} ${counted.outcome.label}.`;

/** The panel: { update(view) }. */
export function make_sofar(root, app) {
  const pick = el('select', { id: 'outcome', onchange: () => app.set_outcome(pick.value) });
  const line = el('p', { class: 'headline hideable', 'data-live': 'headline' }),
    tiles = el('div', { class: 'tally', 'aria-hidden': 'true' }),
    numbers = el('div', { class: 'hideable' }),
    note = el('p', { class: 'small soft' });
  const bar = el('progress', { max: '200', value: '0', 'aria-label': t('sofar.progress') });
  const more = button(t('sofar.count_again'), () => app.count_now(200));
  const begin = button(t('sofar.warm_up'), () => app.open_lesson('0'));
  const key = el(
    'div',
    { class: 'keys', 'aria-hidden': 'true' },
    ['up', 'down', 'same'].map(kind => el('span', {}, el('span', { class: `swatch tally-key ${kind}` }), t(`sofar.key.${kind}`))),
  );
  fill(
    root,
    el('div', { class: 'head' }, el('h2', { id: 'sofar-title', text: t('sofar.title') })),
    el('label', { for: 'outcome', class: 'small soft', text: t('sofar.pick') }),
    pick,
    line,
    tiles,
    key,
    numbers,
    bar,
    note,
    more,
    begin,
  );
  let options = '';

  function offer(view) {
    const ids = view.outcomes.map(o => o.id).join();
    if (ids !== options) {
      options = ids;
      fill(
        pick,
        view.outcomes.map(o => el('option', { value: o.id, text: o.label })),
      );
    }
    if (view.outcome) pick.value = view.outcome.id;
  }
  function waiting(view) {
    const key_of = view.locked ? 'sofar.locked' : view.unchanged ? 'sofar.unchanged' : view.counting ? 'sofar.counting' : 'sofar.not_counted';
    say(line, t(key_of));
    fill(tiles);
    fill(numbers);
    say(note, '');
  }
  function update(view) {
    offer(view);
    const { counted } = view,
      shown = counted && !view.locked;
    tiles.hidden = key.hidden = !shown;
    bar.hidden = view.locked || !view.counting;
    more.hidden = view.locked || view.unchanged || view.counting || (counted && counted.tally.n >= 200);
    begin.hidden = view.lesson !== null || !view.unchanged || !app.data.lesson('0');
    bar.value = counted?.tally.n ?? 0;
    if (!shown) {
      waiting(view);
      return;
    }
    say(line, headline(counted));
    const kinds = Array.from(counted.tally.differences.subarray(0, tiles_shown), d => verdict(d, counted.outcome.better)).sort(
      (x, y) => 'usd'.indexOf(x[0]) - 'usd'.indexOf(y[0]),
    );
    fill(
      tiles,
      kinds.map(kind => el('i', { class: kind })),
      Array.from({ length: view.counting ? Math.max(0, tiles_shown - kinds.length) : 0 }, () => el('i', { class: 'wait' })),
    );
    fill(
      numbers,
      el('p', { text: spread(counted) }),
      el('p', {
        class: 'small soft',
        text: t('sofar.means', { a: counted.level(counted.tally.mean_a), b: counted.level(counted.tally.mean_b), unit: counted.outcome.unit ?? '' }),
      }),
    );
    say(note, t('sofar.same_seeds', { n: counted.tally.n, more: counted.tally.more, less: counted.tally.less, same: counted.tally.same }));
  }
  return { update };
}
