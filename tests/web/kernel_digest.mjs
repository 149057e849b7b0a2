// The same requests to the module and to the native program; answers and columns must be the same byte for byte.
import { check, finish, fresh_module, native_answers, same, scenarios } from './kernel_lib.mjs';

const by_name = Object.fromEntries(scenarios.map(scenario => [scenario.name, JSON.parse(scenario.text)]));
/** uk_2025 with two firms in five. */
const two_thousand = by_name.uk_2025.sectors.map(({ name, firms_at_start }) => (
  { path: `sectors.${name}.firms_at_start`, value: Object.fromEntries(Object.entries(firms_at_start).map(([size, count]) => [size, Math.round(count * 0.4)])) }));
const firms = two_thousand.flatMap(({ value }) => Object.values(value)).reduce((a, b) => a + b, 0);
check(Math.abs(firms - 2000) <= 8, `uk_2025 at two firms in five has ${firms} firms, not 2,000`);

const trade = 'policy.instruments.trade_mission_china.budget_gbp_per_year';
const changed = { scenario: 'classroom', seed: '9007199254740993', replicate: 3, sets: [{ path: 'conduct.trust_memory', value: 0.97 }], events: [{ month: 30, sets: [{ path: trade, value: 90000 }] }] };
const outcomes = ['partnerships_formed', 'uk_gva', { measure: 'partnerships', group: 'size:small', from: 12, to: 36, how: 'mean' }, { event: 'accepted', from: 12, to: 36 }, { event: 'breach_seen', how: 'mean' }];
const requests = [
  ...scenarios.map(scenario => ['scenario', scenario]),
  ['names', {}],
  ['world', { scenario: 'classroom' }],
  ['step', { world: 1, months: 120 }],
  ['digests', { world: 1 }],
  ['story', { world: 1, firm: 7 }],
  ['firms', { world: 1 }],
  ['world', { scenario: 'uk_2025', sets: two_thousand, series: ['partnerships', 'leaks@channel:none'] }],
  ['step', { world: 2, months: 60 }],
  ['digests', { world: 2 }],
  ['step', { world: 2, months: 60 }],
  ['digests', { world: 2 }],
  ['world', changed],
  ['step', { world: 3, months: 120 }],
  ['digests', { world: 3 }],
  ['goto', { world: 3, month: 41 }],
  ['digests', { world: 3 }],
  ['twins', { a: { ...changed, events: [] }, b: changed, firm: 12 }],
  ['arm', { ...changed, key: 'changed', outcomes }],
  ['text', changed],
  ['get', { scenario: 'classroom', paths: ['search', 'policy.instruments.trade_mission_china', 'time.start'] }],
  ['describe', { scenario: 'uk_2025' }],
];
const module = await fresh_module();
const native = native_answers(requests);
requests.forEach(([operation, request], k) => {
  const name = `${operation} ${JSON.stringify(request).slice(0, 80)}`;
  const given = module(operation, request);
  check(given.ok, `${name}: the module refuses: ${given.answer.message}`);
  check(native[k].ok, `${name}: the native program refuses: ${JSON.stringify(native[k].answer).slice(0, 300)}`);
  same(given.answer, native[k].answer, `${name}: answers differ`);
  same(given.bytes, native[k].bytes, `${name}: columns differ`);
});
// A test that compares the same thing twice proves nothing: worlds that ought to differ do.
const digests = requests.flatMap(([operation], k) => (operation === 'digests' ? [native[k].answer.digest] : []));
check(new Set(digests).size === digests.length, 'different worlds have different digests');
finish();
