// What the kernel's tests share: the module in Node, the native program, and checks that count.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

export const place = name => process.env[`WEB_${name.toUpperCase()}`];
const from = file => import(pathToFileURL(file).href);

export const source = (await from(place('source'))).default;
const { caller, instantiate } = await from(`${place('root')}/web/src/kernel/module.mjs`);
const { inflate } = await from(`${place('root')}/web/src/kernel/inflate.mjs`);
export const { openLab } = await from(`${place('root')}/web/src/kernel/lab.mjs`);

const unpacked = ({ size, data }) => inflate(new Uint8Array(Buffer.from(data, 'base64')), size);
export const scenarios = JSON.parse(Buffer.from(unpacked(source.packedScenarios)).toString());

/** A fresh module that knows the page's scenarios: call(operation, request) -> {ok, answer, bytes (SHA-1 of the columns)}. */
export async function fresh_module() {
  const call = caller(await instantiate(source.factory, await WebAssembly.compile(unpacked(source.packedWasm))));
  const asked = (operation, request) => {
    const { ok, text, bytes } = call(operation, request);
    return { ok, answer: JSON.parse(text), bytes: ok ? createHash('sha1').update(Buffer.from(bytes)).digest('hex') : '' };
  };
  for (const scenario of scenarios) asked('scenario', scenario);
  return asked;
}

/** The native program's answers to the same requests. */
export function native_answers(requests) {
  const lines = requests.map(([operation, request]) => `${operation} ${JSON.stringify(request)}`).join('\n');
  const out = execFileSync(place('lab'), ['calls'], { input: lines + '\n', maxBuffer: 1 << 28 }).toString();
  return out.trim().split('\n').map(line => JSON.parse(line));
}

let failed = 0, checked = 0;
export function check(holds, what) {
  ++checked;
  if (holds) return;
  ++failed;
  console.error(`FAILED: ${what}`);
}
export const same = (a, b, what) => check(JSON.stringify(a) === JSON.stringify(b), `${what}\n  ${JSON.stringify(a)?.slice(0, 400)}\n  ${JSON.stringify(b)?.slice(0, 400)}`);

/** Ends the test: not one check is a failure too. */
export function finish() {
  console.log(`${checked} checks, ${failed} failed`);
  process.exit(failed > 0 || checked === 0 ? 1 : 0);
}
