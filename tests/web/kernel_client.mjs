// The client as the page uses it, on Node's own thread (no workers there): the same interface, the same numbers.
import { check, finish, openLab, same, source } from './kernel_lib.mjs';

const lab = await openLab({ source, workers: 0 });
const full = process.env.PACTSIM_FULL === '1';
const trade = 'policy.instruments.trade_mission_china.budget_gbp_per_year';
const refused = async (promise, code, what) => {
  const problem = await promise.then(() => null, error => error);
  check(problem?.name === 'LabError' && problem.code === code && problem.message.length > 10, `${what}: ${problem?.code} ${problem?.message}`);
};

async function names_and_scenarios() {
  check(lab.names.measures.some(m => m.name === 'partnerships' && m.kind === 'stock'), 'measures have names');
  check(lab.names.events.length === 45 && lab.names.stages[0] === 'prototyping', 'word lists are the kernel\'s');
  check(lab.scenarios.some(s => s.name === 'classroom' && s.firms === 60 && s.months === 120 && s.file === 'classroom.yaml'), 'classroom has 60 firms');
  const got = await lab.get({ scenario: 'classroom', sets: [{ path: 'search.signal_sd', value: 0.25 }] }, ['search.signal_sd', 'time.start', 'no.such']);
  same(got, { 'search.signal_sd': 0.25, 'time.start': '2025-01' }, 'settings are read with sets laid over');
}

async function forward_and_back() {
  const world = await lab.world({ scenario: 'classroom' }), steps = await lab.world({ scenario: 'classroom' });
  const at = { 0: await world.digest() };
  for (const month of [1, 11, 12, 13, 40, 119, 120]) {
    await world.goto(month);
    at[month] = await world.digest();
  }
  check(new Set(Object.values(at)).size === 8, 'every month has a digest of its own');
  for (const month of [119, 13, 12, 0, 40, 11, 1, 120]) {
    const frame = await world.goto(month);
    check(frame.month === month && await world.digest() === at[month], `back at month ${month}`);
  }
  let frame;
  for (let k = 0; k < 40; ++k) frame = await steps.step();
  same(await steps.digest(), at[40], 'forty steps are one jump');
  check(frame.series.values.partnerships.length === 40 && frame.events.length === frame.events.kind.length, 'series and events of the month');
  check(frame.ties.firm.every((id, k) => frame.firms.partner[id - 1] === frame.ties.partner[k]), 'ties and firms agree');
  same(frame.ties.state.filter(s => s !== 1).length, frame.series.values.partnerships[39], 'ties that are no talks are the partnerships counted');
  const alive = frame.firms.status.filter(s => s < 4).length;
  same(alive, frame.series.values.firms[39], 'firms alive are the firms counted');
  same((await steps.csv()).trim().split('\n').length, 41, 'one row a month below the head');
  same((await steps.firms()).length, frame.firms.status.length, 'the list for a search has every firm');
  world.close();
  await refused(world.step(), 'stopped', 'a closed world');
  steps.close();
}

/** A dated change leaves the months before as they were and changes those after; a change to the same value changes nothing. */
async function dated_changes() {
  const spec = { scenario: 'classroom' };
  const history = async (spec, month) => {
    const world = await lab.world(spec);
    const { firms, partners, intermediaries, ties, series } = await world.step(month);  // instruments stand in other places of their list, so what counts them by place is left out
    world.close();
    return [JSON.stringify({ firms, partners, intermediaries, ties, series }), world.events];
  };
  const changes = [
    [30, trade, 300000, 36], [36, trade, 300000, 36], [37, 'policy.instruments.innovate_uk_grant_small.award_gbp', 90000, 48], [30, 'policy.instruments.chamber_advice.budget_gbp_per_year', 0, 36],
    [25, 'environment.shocks.stop', { kind: 'lockdown', strength: 1, months: 12 }, 25],
  ];
  for (const [month, path, value, from] of changes) {
    const changed = { ...spec, events: [{ month, sets: [{ path, value }] }] };
    const [[before], [before_changed, events]] = [await history(spec, from), await history(changed, from)];
    same(events, [{ month, from }], `${path}: acts from ${from}`);
    check(before_changed === before, `${path} in month ${month}: months before ${from} are the same`);
    check((await history(spec, 84))[0] !== (await history(changed, 84))[0], `${path}: months after differ`);
  }
  const [same_value] = await history({ ...spec, events: [{ month: 24, sets: [{ path: trade, value: 12000 }] }] }, 60);
  check(same_value === (await history(spec, 60))[0], 'a change to the same value is none');
}

async function stories() {
  const spec = { scenario: 'classroom', seed: 7 };
  const a = await lab.world(spec), b = await lab.world({ ...spec, sets: [{ path: trade, value: 400000 }] });
  const middle = (await a.step(40), await a.story(9)), whole = (await a.step(80), await a.story(9));
  check(/Firm 9/.test(whole.title) && whole.paragraphs.length > 0, 'a story has a title and paragraphs');
  check(middle.turns.every(turn => turn.month < 40), 'half a life ends where the world stands');
  same(whole.turns.slice(0, middle.turns.length), middle.turns, 'the beginning of a life does not change');
  let reasons = 0, parted = 0;
  for (let id = 1; id <= (full ? 60 : 16); ++id) {
    const { turns } = await a.story(id);
    for (const { event, reasons: terms, amount } of turns) {
      reasons += terms.length;
      check(terms.every(t => t.parameter === null || t.setting !== null), `${event}: every parameter named is in the scenario`);
      if (event !== 'stayed_home' && event !== 'entered_search') continue;
      const sum = terms.filter(t => t.unit === 'GBP').reduce((total, t) => total + t.value, 0);
      check(Math.abs(sum - amount) <= 6.01, `firm ${id}: the terms of ${event} add up to the difference (${sum}, ${amount})`);
    }
    const twin = await lab.twinStory(a, b, id);
    if (twin.partedMonth !== null) ++parted;
    check((twin.partedMonth === null) === (twin.reason === null), 'a parting has a month and a reason');
  }
  check(reasons > 20 && parted > 0, `${reasons} reasons, ${parted} partings`);
  const alone = await lab.twinStory(a, a, 3);
  same([alone.partedMonth, alone.trace, alone.reason], [null, null, null], 'a world does not part from itself');
  same(alone.stories[0], alone.stories[1], 'nor do its stories');
  await refused(a.story(5000), 'request', 'no such firm');
  a.close(), b.close();
}

async function paired() {
  const request = { scenario: 'classroom', a: {}, b: { sets: [{ path: trade, value: 400000 }] }, count: 8, outcomes: ['partnerships_formed', { measure: 'partnerships', group: 'size:micro', how: 'mean' }] };
  let calls = 0;
  const done = [];
  const first = await lab.pairs({ ...request, onProgress: partial => { ++calls; done.push(partial.done); } });
  check(calls > 0 && done.every((d, k) => k === 0 || d > done[k - 1]) && done.at(-1) === 8, 'progress grows');
  const [formed] = first.outcomes;
  same(formed.better + formed.worse + formed.equal, 8, 'every pair is counted once');
  // The same arms by playing the worlds.
  for (const k of [0, 5]) {
    for (const side of ['a', 'b']) {
      const world = await lab.world({ scenario: 'classroom', sets: request[side].sets, replicate: k, series: ['partnerships_formed', 'partnerships@size:micro'] });
      const { values } = (await world.step(120)).series;
      same(first.outcomes[0][side][k], values.partnerships_formed.reduce((x, y) => x + y, 0), `world ${k}, arm ${side}: sum`);
      check(Math.abs(first.outcomes[1][side][k] - values['partnerships@size:micro'].reduce((x, y) => x + y, 0) / 120) < 1e-9, `world ${k}, arm ${side}: mean`);
      world.close();
    }
  }
  const start = performance.now();
  const again = await lab.pairs(request);
  check(performance.now() - start < 50, 'known arms are not computed again');
  same(again.outcomes.map(o => [...o.a, ...o.b]), first.outcomes.map(o => [...o.a, ...o.b]), 'and are the same');
  const null_test = await lab.pairs({ ...request, b: {}, count: 3 });
  same(null_test.outcomes.map(o => o.equal), [3, 3], 'an arm is equal to itself');
  const stopped = lab.pairs({ ...request, b: { sets: [{ path: trade, value: 99999 }] }, count: 200 });
  stopped.cancel();
  await refused(stopped, 'stopped', 'a cancelled count');
  await refused(lab.pairs({ ...request, outcomes: ['partnership'] }), 'request', 'an unknown outcome');
}

/** Events that paired worlds count are those met when the same world is played month by month, for every kind of event, whole and within months. */
async function events_counted() {
  const spec = { scenario: 'classroom', seed: 11 }, b = { sets: [{ path: trade, value: 400000 }] }, [from, to] = [24, 61];
  const kinds = lab.names.events, worlds = full ? 8 : 2;
  const outcomes = [...kinds.map(event => ({ event })), ...kinds.map(event => ({ event, from, to })), { event: 'accepted', how: 'mean' }, { event: 'accepted', how: 'end', to }, 'partnerships_formed'];
  const result = await lab.pairs({ ...spec, a: {}, b, count: worlds, outcomes });
  const seen = new Set();
  for (let k = 0; k < worlds; ++k) {
    for (const side of ['a', 'b']) {
      const world = await lab.world({ ...spec, ...(side === 'b' ? b : {}), replicate: k, series: ['partnerships_formed'] });
      const met = [];  // [month][kind]
      for (let month = 0; month < 120; ++month) {
        const { events } = await world.step();
        met.push(kinds.map((_, kind) => events.kind.filter(code => code === kind).length));
      }
      world.close();
      const total = (kind, first, last) => met.slice(first, last).reduce((sum, row) => sum + row[kind], 0), accepted = kinds.indexOf('accepted');
      kinds.forEach((name, kind) => { if (total(kind, 0, 120)) seen.add(name); });
      const expected = [...kinds.map((_, kind) => total(kind, 0, 120)), ...kinds.map((_, kind) => total(kind, from, to)), total(accepted, 0, 120) / 120, met[to - 1][accepted], total(kinds.indexOf('signed'), 0, 120)];
      same(result.outcomes.map(one => one[side][k]), expected, `world ${k}, arm ${side}: events counted and events met`);
    }
  }
  check(['accepted', 'breach_seen', 'signed', 'established', 'failed_cash', 'dissolved'].every(name => seen.has(name)), `events to count are met: ${[...seen]}`);
  check(lab.memory() >= 16 * 1024 * 1024 && lab.memory() % 65536 === 0, `the module's memory is told in whole pages: ${lab.memory()}`);
  const [first] = result.outcomes;
  same([first.event, first.measure, first.group, first.key], [kinds[0], undefined, 'total', kinds[0]], 'a result is named by its event');
  await refused(lab.pairs({ ...spec, outcomes: [{ event: 'accept' }] }), 'request', 'an unknown event');
  await refused(lab.pairs({ ...spec, outcomes: [{ event: 'accepted', group: 'size:small' }] }), 'request', 'a group of events');
  await refused(lab.pairs({ ...spec, outcomes: [{ event: 'accepted', measure: 'leaks' }] }), 'request', 'an event that is a measure too');
}

await names_and_scenarios();
await forward_and_back();
await dated_changes();
await stories();
await paired();
await events_counted();
lab.close();
await refused(openLab({ source: { ...source, packedWasm: { size: 10, data: 'AAAA' } }, workers: 0 }), 'damaged', 'a damaged file');
await refused(openLab({ source: { ...source, wasm: new Uint8Array(20) }, workers: 0 }), 'no-webassembly', 'a module that the browser does not take');
finish();
