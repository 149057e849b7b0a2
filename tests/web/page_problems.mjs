// What can go wrong: no WebAssembly, no workers, storage off, an edited lesson, an edited lever, no JavaScript. A plain sentence each, never a blank page.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { check, open_browser, open_page, quiet, still, accessible, move_lever, text_of, page_file, finish } from './page_lib.mjs';

const browser = await open_browser();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pactsim-page-'));
const html = fs.readFileSync(page_file, 'utf8');

/** The page with a piece of its data edited, as a file of its own. */
function edited(name, from, to) {
  const file = path.join(folder, `${name}.html`),
    text = html.replace(from, to);
  check(text !== html, `${name}: the page holds the piece that the test edits`);
  fs.writeFileSync(file, text);
  return file;
}

const no_wasm = await open_page(browser, {
  ready: false,
  before: () => {
    delete window.WebAssembly;
  },
});
await no_wasm.waitForSelector('#starting[role="alert"]');
check(/WebAssembly/.test(await text_of(no_wasm, '#starting')), `without WebAssembly the page says so: ${await text_of(no_wasm, '#starting')}`);
await accessible(no_wasm, 'without WebAssembly');
await no_wasm.context().close();

const alone = await open_page(browser, {
  before: () => {
    delete window.Worker;
  },
});
await still(alone);
check((await text_of(alone, '#notices')).includes('background'), 'without workers the page says that counting is slower');
await alone.evaluate(() => window.pactsimLab.set_month(12));
await still(alone);
check((await alone.evaluate(() => window.pactsimLab.state().month)) === 12, 'and works all the same');
await accessible(alone, 'without workers');
await quiet(alone, 'without workers');
await alone.context().close();

const forgetful = await open_page(browser, {
  before: () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
});
await still(forgetful);
check((await text_of(forgetful, '#notices')).includes('keeps nothing'), 'with storage off the page says that it forgets');
await move_lever(forgetful, 'visits', 100000);
await quiet(forgetful, 'storage off');
await forgetful.context().close();

const script_off = await open_page(browser, { ready: false, context: { javaScriptEnabled: false } });
check((await text_of(script_off, '#starting')).includes('JavaScript'), 'without JavaScript a sentence stays on the page');
await script_off.context().close();

for (const [name, from, to, says] of [
  ['lesson without steps', /("?)steps\1:\s*\[\s*\{\s*("?)id\2:\s*"one"/, 'stages: [{ id: "one"', 'Lesson'],
  [
    'lesson with a foreign lever',
    /levers:\s*\{\s*search_voucher:\s*300000|levers:\{search_voucher:3e5|("?)levers\1:\s*\{\s*("?)search_voucher\2:\s*(300000|3e5)/,
    'levers:{searching_voucher:3e5',
    'Lesson',
  ],
]) {
  const page = await open_page(browser, { file: edited(name, from, to) });
  await still(page);
  check(
    (await text_of(page, '#notices')).includes(says),
    `${name}: the page names the lesson and the part, not "${await text_of(page, '#notices')}"`,
  );
  check((await page.locator('#lesson-pick option').count()) === 6, `${name}: the other lessons are there`);
  await page.context().close();
}
fs.rmSync(folder, { recursive: true });
await finish(browser, 'page_problems');
