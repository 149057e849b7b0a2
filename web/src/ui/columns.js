// How many columns fit, in rem: larger text means fewer columns. The order of the panels in the document follows what is seen, so the keyboard does too.
import { rem } from './colours.js';

const three = 68,
  two = 49;

export function arrange(lab) {
  const width = lab.clientWidth / rem(),
    columns = width >= three ? 3 : width >= two ? 2 : 1;
  if (lab.dataset.columns === String(columns)) return;
  lab.dataset.columns = String(columns);
  const places =
    columns === 3
      ? { middle: ['map', 'pipeline', 'series'], right: ['sofar', 'story'] }
      : columns === 2
        ? { middle: ['map', 'sofar', 'pipeline', 'series', 'story'] }
        : { middle: ['sofar', 'pipeline', 'series', 'map', 'story'] };
  const focused = document.activeElement;
  for (const [column, ids] of Object.entries(places)) for (const id of ids) document.getElementById(column).append(document.getElementById(id));
  if (focused && focused !== document.body && lab.contains(focused)) focused.focus();
}
