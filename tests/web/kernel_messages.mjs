// Everything that can be wrong with a request is a sentence with a code, never an abort, and the kernel works on.
import { check, finish, fresh_module, same } from './kernel_lib.mjs';

const call = await fresh_module();
const known = call('check', { scenario: 'classroom' });
const sets = (path, value) => ({ scenario: 'classroom', sets: [{ path, value }] });
const event = (month, path, value) => ({ scenario: 'classroom', events: [{ month, sets: [{ path, value }] }] });
const arm = more => ({ scenario: 'classroom', key: JSON.stringify(more), outcomes: ['partnerships'], ...more });

/** Operation, request, code, and what the sentence must say. */
const cases = [
  ['check', { scenario: 'nowhere' }, 'request', /no scenario `nowhere`/],
  ['check', sets('search.telling_outcom', 3), 'scenario', /did you mean `telling_outcomes`/],
  ['check', sets('search.telling_outcomes', 'many'), 'scenario', /search\.telling_outcomes/],
  ['check', sets('search.telling_outcomes', -4), 'scenario', /search\.telling_outcomes/],
  ['check', sets('policy.instruments.nothing.budget_gbp_per_year', 5), 'scenario', /there is no `nothing`/],
  ['check', sets('search..x', 3), 'scenario', /not of the form path=value/],
  ['check', sets('search.telling_outcomes.deeper', 3), 'scenario', /single value/],
  ['check', sets('environment.regimes.transition', [[1, 0], [0, 1]]), 'scenario', /transition/],
  ['check', { scenario: 'classroom', sets: [{ path: 'search.signal_sd' }] }, 'request', /no `value`/],
  ['check', { scenario: 'classroom', sets: 3 }, 'request', /not a list/],
  ['check', { scenario: 'classroom', seed: 'abc' }, 'request', /`seed`/],
  ['check', { scenario: 'classroom', seed: '9223372036854775808' }, 'request', /`seed`/],
  ['check', event(-1, 'policy.instruments.trade_mission_china.budget_gbp_per_year', 1), 'request', /`month`/],
  ['check', event(12, 'search.signal_sd', 0.1), 'scenario', /cannot change while a world plays/],
  ['check', event(12, 'policy.instruments.nothing.budget_gbp_per_year', 1), 'scenario', /is not in this scenario/],
  ['check', event(12, 'policy.instruments.trade_mission_china.funder', 'x'), 'scenario', /cannot change while a world plays/],
  ['check', event(12, 'policy.instruments.trade_mission_china.awarenes', 0.3), 'scenario', /did you mean `awareness`/],
  ['check', event(12, 'environment.shocks.stop', 'all'), 'scenario', /is no shock/],
  ['check', event(12, 'environment.shocks.stop', { kind: 'earthquake' }), 'scenario', /earthquake/],
  ['world', { scenario: 'classroom', series: ['partnership'] }, 'request', /no measure `partnership`/],
  ['world', { scenario: 'classroom', series: ['partnerships@size:huge'] }, 'request', /no group `size:huge`/],
  ['world', { scenario: 'classroom', series: ['regime@size:small'] }, 'request', /whole economy/],
  ['world', { scenario: 'classroom', replicate: 1e12 }, 'request', /`replicate`/],
  ['step', { world: 99, months: 1 }, 'request', /closed/],
  ['arm', arm({ outcomes: [] }), 'request', /at least one outcome/],
  ['arm', arm({ outcomes: [{ measure: 'partnerships', how: 'median' }] }), 'request', /`how`/],
  ['arm', arm({ outcomes: [{ measure: 'partnerships', from: 90, to: 30 }] }), 'request', /`to`/],
  ['twins', { firm: 1 }, 'request', /two worlds/],
  ['twins', { a: { scenario: 'classroom' }, b: { scenario: 'classroom' }, firm: 10000 }, 'request', /no firm 10000/],
  ['dance', {}, 'request', /no operation `dance`/],
];
for (const [operation, request, code, says] of cases) {
  const { ok, answer } = call(operation, request);
  const name = `${operation} ${JSON.stringify(request)}`;
  check(!ok, `${name} is accepted`);
  same(answer.code, code, `${name}: code, with ${answer.message}`);
  check(says.test(answer.message ?? ''), `${name}: says "${answer.message}"`);
  if (code === 'scenario') check(answer.problems.length > 0 && answer.problems.every(p => p.message), `${name}: has no list of problems`);
}

// Damaged scenarios: cut off anywhere, a bracket too many, bytes changed. A cut is an error; whatever else happens, an answer comes.
const whole = call('text', { scenario: 'classroom' }).answer.text;
for (let cut = 0; cut < whole.length; cut += Math.ceil(whole.length / 60)) {
  call('scenario', { name: 'cut', text: whole.slice(0, cut) });
  const { ok, answer } = call('scenario', { name: 'cut', text: whole.slice(0, cut) });
  check(!ok && answer.code === 'scenario' && /not JSON|holds no|ends too early/.test(answer.message), `cut at ${cut}: ${answer.message}`);
}
for (let at = 1; at < whole.length; at += Math.ceil(whole.length / 60)) {
  const { ok, answer } = call('scenario', { name: 'changed', text: `${whole.slice(0, at)}\u0007${whole.slice(at + 1)}` });
  const used = ok ? call('check', { scenario: 'changed' }) : { answer };
  check(typeof (used.answer.message ?? used.answer.warnings) !== 'undefined', `changed at ${at}: no answer`);
}
for (const [text, says] of [['{"schema":1,"schema":1}', /twice/], [`${'['.repeat(70)}${']'.repeat(70)}`, /64 deep/], ['[01]', /not JSON/], ['{"a":"\\ud800"}', /half a character/], ['[1,]', /value is expected/], ['{"a" 1}', /`:` is expected/]]) {
  const { ok, answer } = call('scenario', { name: 'bad', text });
  check(!ok && says.test(answer.message), `${text.slice(0, 30)}: ${answer.message}`);
}
same(call('check', { scenario: 'classroom' }), known, 'after all that the kernel answers as before');
finish();
