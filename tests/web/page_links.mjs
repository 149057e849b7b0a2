// Shares and reopens a link: the same digest and the same picture. Links that are damaged, foreign or from elsewhere give a sentence and a working page.
import { check, open_browser, open_page, quiet, still, state_of, digest_of, picture_of, text_of, move_lever, finish } from './page_lib.mjs';

const browser = await open_browser();
const page = await open_page(browser);
await move_lever(page, 'matchmaking', 300000);
await move_lever(page, 'shared_lessons', 2);
await page.evaluate(() => window.pactsimLab.set_month(60));
await still(page);
const link = await page.evaluate(() => window.pactsimLab.link()),
  seen = { digest: await digest_of(page), a: await digest_of(page, 'a'), picture: await picture_of(page) };
check(link.length < 500, `the link has ${link.length} characters`);
check(/^#v=1&p=[\d.]+&k=[0-9a-f]{8}&/.test(link), `the link names the version and the kernel: ${link}`);
await page.click('#share');
check((await page.locator('#share-link').inputValue()).endsWith(link), 'the dialog shows the link');
await quiet(page, 'share');
await page.context().close();

async function opened(hash, where) {
  const other = await open_page(browser, { hash });
  await still(other);
  const notices = await other.locator('#notices').innerText(),
    alive = await other.locator('#play').isVisible();
  check(alive, `${where}: the page works`);
  await quiet(other, where);
  return { other, notices };
}
const again = await opened(link, 'the same link');
check((await digest_of(again.other)) === seen.digest && (await digest_of(again.other, 'a')) === seen.a, 'a link opens the same worlds, bit by bit');
check((await picture_of(again.other)) === seen.picture, 'and the same picture');
check(again.notices === '', `a good link gives no note, not ${again.notices}`);
await again.other.context().close();

const digits = text => {
  let h = 2166136261;
  for (let i = 0; i < text.length; ++i) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return ((h ^ (h >>> 16)) & 0xffff).toString(16).padStart(4, '0');
};
const sealed = body => `#${body}&c=${digits(body)}`;
const body = link.slice(1).replace(/&c=.*$/, '');
const version = body.match(/p=([\d.]+)/)[1];
const cases = [
  ['cut off', link.slice(0, -9), 'damaged'],
  ['a changed digit', link.replace('300000', '900000'), 'damaged'],
  ['a broken escape', '#v=1&s=%E0%A4%A', 'damaged'],
  ['foreign', '#chapter-2', 'not made by the lab'],
  ['another way of writing', sealed(body.replace('v=1', 'v=7')), 'another version'],
  ['an old version', sealed(body.replace(`p=${version}`, 'p=0.0.9')), '0.0.9'],
  ['another build', sealed(body.replace(/k=[0-9a-f]{8}/, 'k=00000000')), 'another build'],
  ['an unknown lever', sealed(body.replace('matchmaking:', 'matchmaker:')), 'matchmaker'],
  ['no number', sealed(body.replace('300000', 'lots')), 'lots'],
  ['out of range', sealed(body.replace('300000', '9e9')), 'outside its range'],
  ['an unknown lesson', sealed(`${body}&l=77`), '77'],
  ['script as a name', sealed(`${body}&l=${encodeURIComponent('<img src=x onerror=alert(1)>')}`), '<img'],
];
for (const [name, hash, says] of cases) {
  const { other, notices } = await opened(hash, name);
  check(notices.includes(says), `${name}: the page says so in a sentence, not "${notices}"`);
  await other.context().close();
}
const half = await opened(sealed(body.replace('matchmaking:', 'matchmaker:')), 'the rest of a link');
check((await state_of(half.other)).levers.shared_lessons === 2, 'what a link has right is kept');
await half.other.context().close();

// A link into a lesson opens that part, and its results are not hidden from whoever was sent there.
const lesson = await opened(
  sealed(body.replace(/&b=[^&]*/, '').concat('&l=1&t=3&g=a,b&b=matchmaking:300000&a=search_voucher:300000')),
  'a link into a lesson',
);
check(
  (await state_of(lesson.other)).step === 3 && (await text_of(lesson.other, '#lesson-part')).startsWith('4 of'),
  'a link into a lesson opens that part',
);
await finish(browser, 'page_links');
