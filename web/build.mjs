// Puts the page together: one HTML file that holds the kernel, the scenarios, the page's script and style, and asks nobody for anything.
// node build.mjs --kernel DIR --lab PROGRAM --packages DIR --root REPOSITORY --version X.Y.Z --output FILE [--source FILE]
// --source also writes what openLab needs as a module, for Node.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import zlib from 'node:zlib';

const most_bytes = 1_500_000;
const words = ['kernel', 'lab', 'packages', 'root', 'version', 'output', 'source'];
const { values: given } = parseArgs({ options: Object.fromEntries(words.map(word => [word, { type: 'string' }])) });
const fail = text => { console.error(`web/build.mjs: ${text}`); process.exit(1); };
for (const word of words.slice(0, 5)) if (!given[word]) fail(`--${word} is missing`);

const esbuild = createRequire(path.join(given.packages, 'package.json'))('esbuild');
const source_of = (...steps) => path.join(given.root, 'web', 'src', ...steps);

/** The scenarios of the page, resolved by the native program. */
function scenarios() {
  const folder = path.join(given.root, 'scenarios');
  const lessons = existsSync(path.join(folder, 'lessons')) ? readdirSync(path.join(folder, 'lessons')).filter(name => name.endsWith('.yaml')).sort().map(name => `lessons/${name}`) : [];
  const is_scenario = name => !/^kind:/m.test(readFileSync(path.join(folder, name), 'utf8'));
  const files = ['classroom.yaml', 'uk_2025.yaml', ...lessons].filter(is_scenario);
  return JSON.parse(execFileSync(path.resolve(given.lab), ['scenarios', ...files], { cwd: folder, maxBuffer: 1 << 26 }));
}

function packed(bytes) {
  return { size: bytes.length, data: zlib.deflateRawSync(bytes, { level: 9, memLevel: 9 }).toString('base64') };
}

/** What runs in a worker, as text. */
function worker_script(factory) {
  const served = esbuild.buildSync({ entryPoints: [source_of('kernel', 'worker.mjs')], bundle: true, minify: true, write: false, format: 'iife', globalName: 'pactsimWorker', target: 'es2022' });
  return `${factory}\n${served.outputFiles[0].text}\npactsimWorker.serve(self, pactsimKernel);`;
}

function minified(text) { return esbuild.transformSync(text, { minifyWhitespace: true, minifySyntax: true, target: 'es2022' }).code; }

const wasm = readFileSync(path.join(given.kernel, 'pactsim_kernel.wasm'));
// The factory as a plain script: without the lines that offer it to module systems.
const factory = minified(readFileSync(path.join(given.kernel, 'pactsim_kernel.js'), 'utf8').replace(/\nif \(typeof exports === 'object'[\s\S]*$/, '\n'));
const list = scenarios();
const digest = createHash('sha256').update(wasm).update(JSON.stringify(list)).digest('hex').slice(0, 16);
const embedded = `${factory}
export default { factory: pactsimKernel, workerScript: ${JSON.stringify(worker_script(factory))}, packedWasm: ${JSON.stringify(packed(wasm))},
  packedScenarios: ${JSON.stringify(packed(Buffer.from(JSON.stringify(list))))}, version: ${JSON.stringify(given.version)}, digest: ${JSON.stringify(digest)} };`;

if (given.source) {
  mkdirSync(path.dirname(given.source), { recursive: true });
  writeFileSync(given.source, embedded);
}
if (!given.output) process.exit(0);

const plugin = {
  name: 'embedded',
  setup(build) {
    build.onLoad({ filter: /kernel[/\\]embedded\.mjs$/ }, () => ({ contents: embedded, loader: 'js' }));
  },
};
const page = await esbuild.build({
  entryPoints: { page: source_of('ui', 'main.js'), style: source_of('style.css') },
  bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', outdir: '/page', charset: 'utf8', legalComments: 'none',
  loader: { '': 'text', '.svg': 'text' }, nodePaths: [path.join(path.resolve(given.packages), 'node_modules')], plugins: [plugin], logLevel: 'warning',
});
const text_of = name => page.outputFiles.filter(file => path.basename(file.path) === name).map(file => file.text).join('');
const style = text_of('style.css') + text_of('page.css');
// No byte of the page may end the element that it stands in.
const script = text_of('page.js').replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
const policy = "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:";
const html = readFileSync(source_of('index.html'), 'utf8')
  .replace(/<meta charset="utf-8">/i, match => `${match}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
  .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${script}</script>`);
if (!html.includes('<style>') || !html.includes('<script type="module">')) fail('index.html has no place for style or script');
const size = Buffer.byteLength(html);
if (size > most_bytes) fail(`the page has ${size} bytes, more than ${most_bytes}`);
mkdirSync(path.dirname(given.output), { recursive: true });
writeFileSync(given.output, html);
console.log(`${given.output}: ${size} bytes (kernel ${wasm.length}, packed ${packed(wasm).data.length}), kernel ${digest}`);
