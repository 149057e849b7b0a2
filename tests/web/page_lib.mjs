// What the tests of the page share: a browser, a page that counts every request and console message, axe, and small helpers.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = process.env.WEB_PACKAGES ?? process.env.PACTSIM_WEB_PACKAGES ?? path.join(process.env.PACTSIM_BINARY_DIR ?? '.', 'web/packages');
const { chromium } = await import(pathToFileURL(path.join(packages, 'node_modules/playwright-core/index.mjs')));
const axe_text = fs.readFileSync(path.join(packages, 'node_modules/axe-core/axe.min.js'), 'utf8');
export const page_file = process.env.WEB_PAGE ?? process.env.PACTSIM_PAGE ?? path.join(process.env.PACTSIM_BINARY_DIR ?? '.', 'web/pactsim-lab.html');
export const source_dir = process.env.PACTSIM_SOURCE_DIR ?? path.resolve(import.meta.dirname ?? '.', '../..');
export const read_json = name => JSON.parse(fs.readFileSync(path.join(source_dir, 'web', name), 'utf8'));

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let failures = 0,
  checks = 0;

/** One claim of a test; all claims are checked, the process fails at the end if one did not hold. */
export function check(holds, what) {
  ++checks;
  if (holds) return;
  ++failures;
  console.log(`FAILED: ${what}`);
}

export const open_browser = () => chromium.launch({ executablePath: process.env.PACTSIM_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** Opens the page. `options`: hash, width, height, file, ready (false: do not wait), context options, script to run before the page's own. */
export async function open_page(browser, options = {}) {
  const { hash = '', width = 1280, height = 800, file = page_file, ready = true, before, context = {} } = options;
  const scope = await browser.newContext({ viewport: { width, height }, offline: true, acceptDownloads: true, ...context });
  const page = await scope.newPage();
  page.heard = [];
  page.on('console', message => page.heard.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => page.heard.push(`error: ${error}`));
  page.on('request', request => {
    if (!/^(file|data|blob):/.test(request.url()) || (request.url().startsWith('file:') && !request.url().startsWith(pathToFileURL(file).href)))
      page.heard.push(`request: ${request.url()}`);
  });
  if (before) await page.addInitScript(before);
  await page.goto(pathToFileURL(file).href + hash);
  if (ready) await page.waitForSelector('html[data-ready]', { timeout: 60_000 });
  return page;
}

/** The page said nothing on the console and asked for nothing. */
export async function quiet(page, where) {
  check(page.heard.length === 0, `${where}: the console and the network are silent, not ${JSON.stringify(page.heard)}`);
}

/** No axe violation and nothing wider than the window. */
export async function accessible(page, where) {
  await page.evaluate(axe_text);
  const size = page.viewportSize();
  const tall = await page.evaluate(() => (document.querySelector('dialog[open]') ? 0 : document.documentElement.scrollHeight));
  if (tall > size.height) await page.setViewportSize({ width: size.width, height: tall + 200 }); // so that the bar below covers nothing
  const found = await page.evaluate(
    async rules => (await window.axe.run(document, { runOnly: rules })).violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`),
    tags,
  );
  check(found.length === 0, `${where}: axe finds ${found.join(' | ')}`);
  await page.setViewportSize(size);
  const odd = await page.evaluate(() => document.body.innerText.match(/\[object|undefined|NaN|\[[a-z]+\.[a-z_.]+\]/)?.[0]);
  check(!odd, `${where}: no text has lost its words (${odd})`);
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  check(wide <= room, `${where}: ${wide} px wide in a window of ${room}`);
}

/** Worlds that the tests wait for: 20, or all 200 with PACTSIM_FULL=1. */
export const worlds_waited = process.env.PACTSIM_FULL === '1' ? 200 : 20;

/** Waits until so many pairs of worlds have been counted. */
export async function counted(page, worlds = worlds_waited) {
  await page.waitForFunction(n => window.pactsimLab.counted() >= n, worlds, { timeout: 120_000 });
}

/** Waits until worlds stand still; worlds may still be counted. */
export async function still(page) {
  await page.waitForTimeout(30);
  await page.waitForFunction(() => !window.pactsimLab.working(), null, { timeout: 120_000 });
}

export const state_of = page => page.evaluate(() => window.pactsimLab.state());
export const digest_of = (page, side = 'b') => page.evaluate(s => window.pactsimLab.digest(s), side);
export const text_of = (page, selector) => page.locator(selector).first().innerText();
/** What the map shows, as text. */
export const picture_of = page => page.evaluate(() => [...document.querySelectorAll('#map canvas.marks')].map(canvas => canvas.toDataURL()).join());

/** Sets a lever as a hand would: by its control, with the events that a browser sends. */
export async function move_lever(page, id, value) {
  await page.evaluate(
    ([lever, to]) => {
      const control = document.getElementById(`lever-${lever}`);
      control.closest('details')?.setAttribute('open', '');
      control.value = String(to);
      if (control.type === 'range') control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [id, value],
  );
  await still(page);
}

/** Ends a test: prints how many claims held and sets the exit code. */
export async function finish(browser, name) {
  await browser.close();
  console.log(`${name}: ${checks - failures} of ${checks} claims hold`);
  process.exit(failures ? 1 : 0);
}
