// The kernel in the page: see README.md in this folder for the whole interface.
import embedded from './embedded.mjs';
import { LabError, sentences } from './errors.mjs';
import { inflate } from './inflate.mjs';
import { make_pairs } from './pairs.mjs';
import { open_seats } from './pool.mjs';
import { open_world } from './world.mjs';

export { LabError };

function bytes_of(text) {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let k = 0; k < plain.length; ++k) bytes[k] = plain.charCodeAt(k);
  return bytes;
}
const unpacked = ({ size, data }) => inflate(bytes_of(data), size);

/** The source with its packed parts unpacked. */
function whole(source) {
  if (!source) throw new LabError('damaged', sentences.damaged);
  try {
    return {
      ...source,
      wasm: source.wasm ?? unpacked(source.packedWasm),
      scenarios: source.scenarios ?? JSON.parse(new TextDecoder().decode(unpacked(source.packedScenarios))),
    };
  } catch { throw new LabError('damaged', sentences.damaged); }
}

async function compile(wasm) {
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.compile !== 'function') throw new LabError('no-webassembly', sentences.noWebAssembly);
  try { return await WebAssembly.compile(wasm); } catch { throw new LabError('no-webassembly', sentences.noWebAssembly); }
}

/** Two workers where there are two cores: the page's own thread has little to do while worlds are counted. */
function workers_for(cores) { return cores <= 2 ? Math.max(1, cores) : Math.min(4, cores - 1); }

export async function openLab({ source: given = embedded, workers } = {}) {
  const source = whole(given);
  const compiled = await compile(source.wasm);
  const listeners = [];
  const died = error => listeners.forEach(listener => listener(error));
  const wanted = workers ?? workers_for(globalThis.navigator?.hardwareConcurrency ?? 2);
  const pool = open_seats(source, compiled, wanted, died);
  const { seats } = pool;
  const worlds = seats.map(() => 0);

  /** The seat with the fewest worlds; the last one among equals, as the first is busiest with paired worlds. */
  const calm_seat = () => worlds.reduce((best, count, k) => (count <= worlds[best] ? k : best), 0);
  const ask = (operation, request = {}) => seats[0].send(operation, request);
  const plain = ({ scenario, seed, replicate, sets = [], events = [], series }) => ({
    scenario, sets, events, ...(seed === undefined ? {} : { seed }), ...(replicate === undefined ? {} : { replicate }), ...(series === undefined ? {} : { series }),
  });

  const [names, ...summaries] = await Promise.all([ask('names'), ...source.scenarios.map(({ name }) => ask('summary', { scenario: name }))]);
  return {
    version: source.version,
    kernelDigest: source.digest,
    workers: pool.workers,
    names,
    scenarios: summaries.map((summary, k) => ({ file: source.scenarios[k].file, label: summary.name.replaceAll('_', ' '), ...summary })),
    describe: name => ask('describe', { scenario: name }),
    get: (spec, paths) => ask('get', { ...plain(spec), paths }),
    check: spec => ask('check', plain(spec)),
    scenarioText: async spec => (await ask('text', plain(spec))).text,
    world: async spec => {
      const k = calm_seat();
      ++worlds[k];
      const release = () => { --worlds[k]; };
      try { return await open_world(seats[k], plain(spec), release); } catch (problem) { release(); throw problem; }
    },
    twinStory: (a, b, firm) => seats[calm_seat()].send('twins', { a: a.spec, b: b.spec, firm }),
    pairs: make_pairs(seats),
    memory: () => seats.reduce((sum, seat) => sum + seat.memory, 0),
    onError: listener => { listeners.push(listener); },
    close: () => seats.forEach(seat => seat.close()),
  };
}
