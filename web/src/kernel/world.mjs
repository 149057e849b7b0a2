// One world in one worker, as README.md describes it.
import { LabError, sentences } from './errors.mjs';

/** A frame as the page sees it: the series by name, and how many events there are. */
function frame_of(answer) {
  const { seriesKeys, seriesValues, events, ...frame } = answer;
  const months = frame.month, values = {};
  seriesKeys.forEach((key, k) => { values[key] = seriesValues.subarray(k * months, (k + 1) * months); });
  return { ...frame, series: { from: 0, to: months, values }, events: { length: events.month.length, ...events } };
}

function csv_of(frame, labels) {
  const names = Object.keys(frame.series.values);
  const rows = [['month', ...names].join(',')];
  for (let month = 0; month < frame.month; ++month) rows.push([labels[month], ...names.map(name => frame.series.values[name][month])].join(','));
  return rows.join('\n') + '\n';
}

export async function open_world(seat, spec, release) {
  const epoch = seat.epoch;
  const fixed = await seat.send('world', spec);
  const { world: number, start, months, labels, events } = fixed;
  let closed = false, last = null;
  const ask = (operation, request = {}) => {
    if (closed) return Promise.reject(new LabError('stopped', 'this world has been closed'));
    if (seat.epoch !== epoch) return Promise.reject(new LabError('worker', sentences.workerDied));
    return seat.send(operation, { ...request, world: number });
  };
  const framed = answer => {
    last = frame_of(answer);
    world.frame = last;
    return last;
  };
  const whole = (value, most) => Math.max(0, Math.min(most, Math.trunc(Number(value)) || 0));
  const world = {
    spec, start, months, labels, events,
    fixed: { firms: fixed.firms, partners: fixed.partners, intermediaries: { ...fixed.intermediaries, groups: fixed.groups } },
    frame: null,
    step: async (n = 1) => framed(await ask('step', { months: whole(n, 1200) })),
    goto: async month => framed(await ask('goto', { month: whole(month, months) })),
    firms: async () => (await ask('firms')).firms,
    story: id => ask('story', { firm: whole(id, 2 ** 32) }),
    digest: async () => (await ask('digests')).digest,
    history: async () => (await ask('digests')).history,
    csv: async () => csv_of(last, labels),
    close: () => {
      if (closed) return;
      ask('close').catch(() => {});
      closed = true;
      release();
    },
  };
  await world.goto(0);
  return world;
}
