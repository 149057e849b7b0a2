// Accessibility in every state and width; colour contrast of the palette; shortcuts that can be switched off; text at 200 %; reduced motion; forced colours.
import { check, open_browser, open_page, quiet, still, accessible, move_lever, state_of, finish } from './page_lib.mjs';

const browser = await open_browser();

async function dialogs(page, where) {
  for (const id of ['teacher', 'help', 'about', 'share']) {
    await page.click(`#${id}`);
    await accessible(page, `${where}, dialog ${id}`);
    await page.keyboard.press('Escape');
    check(await page.evaluate(name => document.activeElement?.id === name, id), `${where}: focus goes back to the button of dialog ${id}`);
  }
}

const wide = await open_page(browser);
await still(wide);
await accessible(wide, 'at the start');
await move_lever(wide, 'matchmaking', 300000);
await wide.waitForFunction(() => document.querySelectorAll('#sofar .tally i').length > 20);
await accessible(wide, 'two worlds');
await wide.click('[data-mode="many"]');
await accessible(wide, 'all worlds');
await wide.click('[data-mode="one"]');
await wide.click('text=Whole run');
await accessible(wide, 'one world, whole run');
await wide.click('text=Watch another');
await wide.locator('#story .turn, #story .nothing').first().waitFor({ state: 'attached' });
await wide.evaluate(() => window.pactsimLab.set_month(60));
await still(wide);
await wide.evaluate(() =>
  document.querySelectorAll('details').forEach(d => {
    d.open = true;
  }),
);
await wide.click('text=Find a firm');
await wide.evaluate(() => document.querySelectorAll('.why-lever').forEach(b => b.click()));
await accessible(wide, 'everything open');
await wide.evaluate(() => scrollTo(0, 0));
await dialogs(wide, 'wide');

// Canvas is never alone: the same numbers stand in its sentence and in a table.
const [sentence, table] = await wide.evaluate(() => [
  document.querySelector('#map .stage[aria-label*="World B"]').getAttribute('aria-label'),
  [...document.querySelectorAll('[data-live="map"] tr')].map(row => row.innerText.split('\t')),
]);
const searching = table.find(row => row[0] === 'Searching');
check(sentence.includes(`Searching for a partner: ${searching[2]}.`), `the sentence and the table of the map agree: ${sentence} ${searching}`);

// Shortcuts: on, then off; every one has a button.
const before = (await state_of(wide)).month;
await wide.keyboard.press('l');
await still(wide);
check((await state_of(wide)).month === before + 1, 'L plays a month');
await wide.click('#help');
await wide.locator('dialog input[type="checkbox"]').uncheck();
await wide.keyboard.press('Escape');
await wide.keyboard.press('l');
await still(wide);
check((await state_of(wide)).month === before + 1, 'shortcuts can be switched off');

// Targets: 44 px high for everything that is a button, list or box of its own (links inside sentences are exempt).
const small = await wide.evaluate(() =>
  [...document.querySelectorAll('.bar .button, .top .button, select, .lever input, .segments .button, .why-lever')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)
    .map(e => e.outerHTML.slice(0, 80)),
);
check(small.length === 0, `targets are 44 px high: ${small.join(' | ')}`);
await quiet(wide, 'wide');
await wide.context().close();

for (const [name, options] of [
  ['800 px', { width: 800, height: 1000 }],
  ['360 px', { width: 360, height: 780 }],
  ['320 px (a 1280 px window at 400 %)', { width: 320, height: 640 }],
  ['640 px (zoom 200 %)', { width: 640, height: 400 }],
]) {
  const page = await open_page(browser, options);
  await still(page);
  await move_lever(page, 'matchmaking', 300000);
  await accessible(page, name);
  await quiet(page, name);
  await page.context().close();
}

// The sheet for the class: a lesson's question, prediction, steps and lines to write on.
const sheet = await open_page(browser);
await sheet.selectOption('#lesson-pick', '1');
await sheet.waitForFunction(() => window.pactsimLab.state().lesson === '1');
await still(sheet);
await sheet.click('#teacher');
await accessible(sheet, 'teacher, in a lesson');
await sheet.click('dialog >> text=Sheet to print');
await accessible(sheet, 'sheet to print');
check((await sheet.locator('dialog .write-line').count()) >= 7, 'the sheet has lines to write on');
await quiet(sheet, 'sheet');
await sheet.context().close();

const doubled = await open_page(browser);
await still(doubled);
await doubled.evaluate(() => {
  document.documentElement.style.fontSize = '200%';
});
await doubled.setViewportSize({ width: 1270, height: 800 });
await doubled.waitForFunction(() => document.getElementById('lab').dataset.columns === '1');
await accessible(doubled, 'text at 200 %');
await doubled.context().close();

const large = await open_page(browser, {
  before: () => {
    try {
      localStorage.setItem('pactsim-lab-1', JSON.stringify({ prefs: { teacher: true, hide_numbers: true } }));
    } catch {
      /* the page copes */
    }
  },
});
await still(large);
check((await large.evaluate(() => getComputedStyle(document.documentElement).fontSize)) === '24px', 'teacher mode writes at 24 px');
check((await large.evaluate(() => getComputedStyle(document.querySelector('.hideable')).visibility)) === 'hidden', 'numbers can be hidden');
await accessible(large, 'teacher mode');
await large.context().close();

for (const [name, context] of [
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion', { reducedMotion: 'reduce' }],
]) {
  const page = await open_page(browser, { context });
  await still(page);
  await accessible(page, name);
  await quiet(page, name);
  await page.context().close();
}

// The live region speaks at most once in five seconds while it plays.
const spoken = await open_page(browser);
await still(spoken);
await spoken.evaluate(() => {
  window.spoken = [];
  new MutationObserver(() => window.spoken.push(performance.now())).observe(document.getElementById('live'), {
    childList: true,
    characterData: true,
    subtree: true,
  });
});
await spoken.selectOption('#speed', '12');
await spoken.click('#play');
await spoken.waitForTimeout(6500);
const times = await spoken.evaluate(() => window.spoken);
check(
  times.length >= 1 && times.every((time, k) => k === 0 || time - times[k - 1] > 4900),
  `the live region speaks once in five seconds: ${times.map(Math.round)}`,
);
await finish(browser, 'page_access');
