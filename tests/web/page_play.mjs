// Plays, moves each lever, undoes, compares two worlds, follows a firm, downloads: with the mouse and the page's own controls.
import fs from 'node:fs';
import {
  check,
  open_browser,
  open_page,
  quiet,
  still,
  counted,
  state_of,
  digest_of,
  text_of,
  picture_of,
  move_lever,
  finish,
  read_json,
} from './page_lib.mjs';

const { levers } = read_json('data/levers.json');
const browser = await open_browser();
const page = await open_page(browser);
await still(page);

// Opening: both worlds are the same world.
check((await digest_of(page, 'a')) === (await digest_of(page, 'b')), 'with no lever moved, worlds A and B are one world');
check((await text_of(page, '#sofar .headline')).includes('the same'), 'nothing is counted when nothing differs');

// Playing: months go by, the map changes, Back goes to the same state.
await page.selectOption('#speed', '30');
const empty = await picture_of(page);
await page.click('#play');
await page.waitForFunction(() => window.pactsimLab.state().month >= 24, null, { timeout: 60_000 });
await page.click('#play');
await still(page);
check((await picture_of(page)) !== empty, 'the map changes while it plays');
const month = (await state_of(page)).month,
  here = await digest_of(page);
await page.click('#step');
await still(page);
check((await state_of(page)).month === month + 1, 'Step plays one month');
check((await digest_of(page)) !== here, 'a month changes the world');
await page.click('#back');
await still(page);
check((await digest_of(page)) === here, 'Back gives the state of that month to the last bit');

// Every lever: at its first level above its default the settings change, and undo takes it back.
const base_digest = here;
for (const lever of levers) {
  const value = lever.unit === 'choice' ? (lever.default + 2 <= lever.max ? lever.default + 2 : lever.max) : lever.levels[2].value;
  await move_lever(page, lever.id, value);
  check((await state_of(page)).levers[lever.id] === value, `${lever.id}: the state holds the value`);
  check((await page.locator(`[data-lever="${lever.id}"].moved`).count()) === 1, `${lever.id}: the lever shows that it was moved`);
  await page.click('#undo');
  await still(page);
  check((await state_of(page)).levers[lever.id] === undefined, `${lever.id}: undo takes it back`);
}
check((await digest_of(page)) === base_digest, 'after all undos the world is the first one, bit by bit');

// The number box holds what is typed within the range.
await page.fill('#lever-matchmaking-box', '99999999');
await page.keyboard.press('Enter');
await still(page);
check((await state_of(page)).levers.matchmaking === levers.find(l => l.id === 'matchmaking').max, 'a number above the range becomes the highest');

// Comparing: counts come, redo and replay work, tiles open worlds.
await move_lever(page, 'matchmaking', 300000);
await page.evaluate(() => window.pactsimLab.set_month(120));
await still(page);
check((await digest_of(page, 'a')) !== (await digest_of(page, 'b')), 'matchmaking makes another world');
await counted(page);
check(
  /B better in \d+ of (every )?\d+ worlds/.test(await text_of(page, '#sofar .headline')),
  `worlds are counted: ${await text_of(page, '#sofar .headline')}`,
);
const moved = await digest_of(page);
await page.click('#flip');
await still(page);
check((await digest_of(page)) !== moved, 'Replay shows the world before the change');
await page.click('#flip');
await still(page);
check((await digest_of(page)) === moved, 'and the world after it again');
await page.click('[data-mode="many"]');
await counted(page);
const shown = await page.evaluate(() => ({
  tiles: document.querySelectorAll('#map .dots button').length,
  ahead: document.querySelectorAll('#map .dots .up').length,
  note: document.querySelector('#sofar').innerText,
}));
const [pairs, ahead] = shown.note
  .match(/(\d+) pairs of worlds, same seeds: more in B in (\d+)/)
  .slice(1)
  .map(Number);
check(
  shown.tiles === pairs && shown.ahead === ahead,
  `each of ${pairs} pairs is a tile (${shown.tiles}), and those ahead agree (${shown.ahead} and ${ahead})`,
);
const said = shown.note
  .match(/B better in (\d+) of (?:every )?(\d+) worlds/)
  .slice(1)
  .map(Number);
check(Math.abs(said[0] / said[1] - ahead / pairs) <= 0.005, `the headline (${said}) says what was counted (${ahead} of ${pairs})`);
await page.locator('#map .dots button').nth(6).click();
await still(page);
check((await state_of(page)).replicate === 6, 'a tile opens its world');

// A firm: by the list, its story, why, and the two lives.
await page.click('text=Find a firm');
await page.fill('#firm-search', 'London');
await page.locator('.firm-list button').first().waitFor();
check((await page.locator('.firm-list button').first().innerText()).includes('London'), 'the list is filtered');
await page.locator('.firm-list button').first().click();
await page.locator('#story h3').waitFor();
await page.click('text=Watch another');
await page.locator('#story .turn').first().waitFor();
await page.locator('#story .turn button').first().click();
check((await page.locator('#story .why').first().innerText()).length > 10, 'a reason is given');
await page.click('text=Twin story');
await page.locator('#story .card').first().waitFor();
check(/part in month \d+|are the same|read the same/.test(await text_of(page, '#story .card')), 'the twin story says where the lives part');

// The Sankey counts every firm once.
await page.click('text=Whole run');
const ways = await page.locator('#pipeline .sankey').count();
check(ways === 1, 'the whole run is drawn');

// Downloads.
await page.click('#share');
for (const [key, start] of [
  ['csv', '# pactsim lab'],
  ['scenario', '{'],
  ['map_png', '\x89PNG'],
  ['series_png', '\x89PNG'],
  ['picture_svg', '<svg'],
]) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-download="${key}"]`)]);
  check(fs.readFileSync(await file.path(), 'latin1').startsWith(start), `download ${key} begins as it should`);
}
await quiet(page, 'play');
await finish(browser, 'page_play');
