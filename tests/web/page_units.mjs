// The page's own arithmetic without a browser: tallies, settings of levers, requests of outcomes, rules that pick a firm, texts, and the contrast of the palette.
import fs from 'node:fs';
import path from 'node:path';
import { tally, verdict, requests_of, combine, out_of_hundred } from '../../web/src/ui/counts.js';
import { lever_sets, side_sets, cost_of } from '../../web/src/ui/settings.js';
import { parts_of, part_patch, find_firm } from '../../web/src/ui/lesson_flow.js';

const root = path.resolve(process.env.PACTSIM_SOURCE_DIR ?? '.', 'web'),
  read = name => fs.readFileSync(path.join(root, name), 'utf8');
let failures = 0,
  checks = 0;
function check(holds, what) {
  ++checks;
  if (!holds) {
    ++failures;
    console.log(`FAILED: ${what}`);
  }
}
const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), `${what}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`);

// Tally: counted by hand. Differences 3, -1, 0, 0, 2.
const five = tally({ a: Float64Array.of(1, 4, 2, 5, 3), b: Float64Array.of(4, 3, 2, 5, 5) });
same([five.n, five.more, five.less, five.same, five.middle, five.mean_a, five.mean_b], [5, 2, 1, 2, 0, 3, 3.8], 'tally of five pairs');
check(
  Math.abs(five.low - -0.8) < 1e-12 && Math.abs(five.high - 2.8) < 1e-12,
  'percentiles lie between the sorted differences (-1 0 0 2 3 at 5 % and 95 %)',
);
same(
  ['more', 'less', 'neither'].map(better => [verdict(2, better), verdict(-2, better), verdict(0, better)]),
  [
    ['up', 'down', 'same'],
    ['down', 'up', 'same'],
    ['up', 'down', 'same'],
  ],
  'better or worse',
);
same(
  [out_of_hundred(17, 20), out_of_hundred(166, 200)],
  [
    { k: 17, n: 20 },
    { k: 83, n: 100 },
  ],
  'worlds out of a hundred',
);

// Requests: an event with two measures is added up, a mean is a quotient.
const span = { from_month: 0, to_month: 120 };
const established = { of: 'event', name: 'established', how: 'sum', scale: 1, ...span };
same(
  requests_of(established).map(r => r.measure),
  ['established_at_home', 'established_in_china'],
  'both routes',
);
same(
  [
    ...combine(
      established,
      [
        { a: [1, 2], b: [3, 4] },
        { a: [10, 20], b: [30, 40] },
      ],
      [],
    ).b,
  ],
  [33, 44],
  'sums of two measures',
);
same(
  [
    ...combine(
      { of: 'measure', name: 'trust', how: 'mean_of', per: 'partnerships', ...span },
      [
        { a: [2, 0], b: [3, 1] },
        { a: [4, 0], b: [4, 4] },
      ],
      [],
    ).a,
  ],
  [0.5, 0],
  'a mean over nothing is 0',
);
same(
  requests_of({ of: 'measure', name: 'firms', group: 'stage:scale_up', how: 'last', ...span }),
  [{ measure: 'firms', how: 'end', group: 'stage:scale_up', from: 119, to: 120 }],
  'the last month',
);
same(
  requests_of({ of: 'event', name: 'accepted', how: 'sum', ...span }),
  [{ event: 'accepted', how: 'sum', from: 0, to: 120 }],
  'an event without a measure',
);

// Levers and lessons as they are on disk.
const { levers } = JSON.parse(read('data/levers.json'));
same(lever_sets(levers, Object.fromEntries(levers.map(l => [l.id, l.default]))), [], 'a lever at its default sets nothing');
for (const lever of levers) {
  const value = lever.default === lever.max ? lever.min : lever.max,
    sets = lever_sets(levers, { [lever.id]: value });
  same(
    sets.map(s => s.path),
    lever.settings.map(s => s.path),
    `${lever.id} sets its own paths`,
  );
  check(cost_of(lever, value) === null || cost_of(lever, value) >= 0, `${lever.id} has a cost`);
}
const strings = JSON.parse(read('strings/en.json'));
for (const k of [0, 1, 2, 3, 4, 5]) {
  const lesson = JSON.parse(read(`data/lessons/${k}.json`)),
    parts = parts_of(lesson);
  check(parts.length === lesson.steps.length + (lesson.break ? 8 : 7), `lesson ${k} has all its parts`);
  for (const part of parts) check(`lesson.part.${part.split(':')[0]}` in strings, `lesson ${k}: ${part} has a name`);
  const patch = part_patch(lesson, 'act:0');
  same(
    side_sets({ ...patch, broken: true }, 'b', levers, lesson).filter(s => lesson.break.settings.some(b => b.path === s.path)),
    lesson.break.settings,
    `lesson ${k}: the switch wins over levers`,
  );
}

// The module's list of sources is its own: a source that agents/ gains must be in it, or the module does not link.
const module_sources = read('kernel/sources.cmake'),
  repository = path.resolve(root, '..');
const agent_sources = fs.readdirSync(path.join(repository, 'agents'), { recursive: true }).filter(name => name.endsWith('.cpp'));
check(agent_sources.length > 20, 'agents/ has sources');
const checked_only = ['invariants.cpp']; // what the module does without: checks of a whole world that only tests and audits ask for
for (const name of agent_sources.filter(one => !checked_only.includes(one)))
  check(module_sources.includes(` agents/${name}`), `agents/${name} is in web/kernel/sources.cmake`);

// The firm to watch: worked by hand.
const names = { events: ['signed', 'established', 'accepted', 'dissolved', 'leak'], sizes: ['micro', 'small'] };
const slot = list => ({
  end: { events: { length: list.length, kind: list.map(e => e[0]), firm: list.map(e => e[1]), month: list.map(e => e[2]) } },
  world: { fixed: { firms: { size: [1, 0, 0, 1, 0] } } },
});
const slots = {
  a: slot([
    [2, 3, 1],
    [0, 4, 2],
    [3, 4, 9],
    [0, 5, 3],
  ]),
  b: slot([
    [2, 1, 1],
    [2, 3, 1],
    [2, 2, 4],
    [0, 4, 2],
    [1, 5, 30],
  ]),
};
same(
  ['contact_only_in_b', 'established_only_in_b', 'established_only_in_a', 'ends_only_in_a', 'signed_only_in_a', 'first_signed', 'leak_only_in_a'].map(
    rule => find_firm(rule, slots, names),
  ),
  [2, 5, 0, 4, 5, 4, 0],
  'rules that pick a firm',
);

// Every text that the code asks for exists, and none is left over.
const code =
  fs
    .readdirSync(path.join(root, 'src/ui'))
    .map(name => read(`src/ui/${name}`))
    .join('\n') + read('src/index.html');
const asked = [...code.matchAll(/['"`]([a-z]+(?:\.[a-z0-9_]+)+)['"`]/g)].map(match => match[1]).filter(key => !/\.(js|json|mjs|css|min)$/.test(key));
const families = [...code.matchAll(/`([a-z]+\.(?:[a-z_]+\.)?)[a-z_]*\$\{/g)].map(match => match[1]);
for (const key of new Set(asked))
  if (key.split('.')[0] in Object.fromEntries(Object.keys(strings).map(k => [k.split('.')[0], 1])))
    check(key in strings || families.some(f => key.startsWith(f)), `the text ${key} exists`);
for (const key of Object.keys(strings))
  check(
    asked.includes(key) ||
      code.includes(`'${key}'`) ||
      code.includes(`data-t="${key}"`) ||
      families.some(f => key.startsWith(f)) ||
      /^sofar\.(better|fewer|higher)_per_hundred$|^pipeline\.row|^help\.|^about\.critique/.test(key),
    `the text ${key} is used`,
  );

// Contrast by the formula of WCAG 2.2: text 4.5 to 1, shapes and borders 3 to 1.
const css = read('src/style.css'),
  colour = name => css.match(new RegExp(`--${name}: (#[0-9a-f]{3,6});`))[1];
const channels = hex =>
  (hex.length === 4 ? [...hex.slice(1)].map(c => c + c) : hex.slice(1).match(/../g))
    .map(c => parseInt(c, 16) / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const light = hex => {
  const [r, g, b] = channels(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [x, y] = [light(colour(a)), light(colour(b))].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};
for (const text of ['ink', 'soft', 'blue', 'plum', 'teal-text'])
  for (const ground of ['card', 'page', 'tint']) check(ratio(text, ground) >= 4.5, `${text} on ${ground}: ${ratio(text, ground).toFixed(2)}`);
for (const shape of ['edge', 'blue', 'plum', 'teal-text'])
  for (const ground of ['card', 'page']) check(ratio(shape, ground) >= 3, `${shape} on ${ground}: ${ratio(shape, ground).toFixed(2)}`);
console.log(`page_units: ${checks - failures} of ${checks} claims hold`);
process.exit(failures ? 1 : 0);
