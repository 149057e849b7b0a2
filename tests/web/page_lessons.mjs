// Finishes the warm-up and every lesson by keyboard alone: Tab, arrows, Space, Enter. Checks the lock before the prediction, the place in the link, and what the page says was learnt.
import {
  check,
  open_browser,
  open_page,
  quiet,
  still,
  state_of,
  text_of,
  accessible,
  counted,
  worlds_waited,
  finish,
  read_json,
} from './page_lib.mjs';

const lessons = [0, 1, 2, 3, 4, 5].map(k => read_json(`data/lessons/${k}.json`));
const browser = await open_browser();
const page = await open_page(browser, { height: 1400 });
await still(page);

/** The card of the lesson holds a text, soon. */
const card_holds = (text, what) =>
  page
    .waitForFunction(part => document.querySelector('.lesson').textContent.includes(part), text, { timeout: 60_000 })
    .catch(() => check(false, what));

/** Presses Tab until the element has the focus. */
async function tab_to(selector, most = 150) {
  for (let k = 0; k < most; ++k) {
    if (await page.evaluate(s => document.activeElement?.matches(s), selector)) return true;
    await page.keyboard.press('Tab');
  }
  check(false, `Tab reaches ${selector}`);
  return false;
}
async function press(selector, key = 'Enter') {
  if (await tab_to(selector)) await page.keyboard.press(key);
}
/** Goes to the next part; the heading of the card has the focus then. */
async function next() {
  if ((await state_of(page)).lesson === '1') await accessible(page, `lesson 1, part ${(await state_of(page)).step + 1}`);
  const before = (await state_of(page)).step;
  await press('#lesson-next');
  await page.waitForFunction(step => window.pactsimLab.state().step === step + 1, before, { timeout: 60_000 });
  await page
    .waitForFunction(() => document.activeElement?.id === 'lesson-part', null, { timeout: 60_000 })
    .catch(() => check(false, 'after Next the heading of the part has the focus'));
}
/** Picks a radio button by arrow keys. */
async function choose(name, id) {
  await tab_to(`input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let k = 0; k < 6 && !(await page.evaluate(([n, i]) => document.querySelector(`input[name="${n}"]:checked`)?.value === i, [name, id])); ++k)
    await page.keyboard.press('ArrowDown');
}

async function predict(lesson) {
  check(await page.locator('#lesson-next').isDisabled(), `lesson ${lesson.id}: one cannot go on without a prediction`);
  check((await text_of(page, '#sofar')).includes('Predict first'), `lesson ${lesson.id}: the count is hidden before the prediction`);
  if (lesson.prediction.kind === 'choice') {
    await choose('predict', lesson.prediction.right);
    return;
  }
  await tab_to('#predict');
  await page.keyboard.type(String(lesson.prediction.right));
}

async function act(lesson, k) {
  const step = lesson.steps[k],
    state = await state_of(page);
  check(
    JSON.stringify(state.arms) === JSON.stringify([step.arms[0], step.arms.at(-1)]),
    `lesson ${lesson.id}, step ${step.id}: the worlds are the arms of the step`,
  );
  await press('#lesson-act', 'Space');
  if (step.view !== 'worlds') return;
  await counted(page, lesson.id === '1' ? Math.min(step.worlds, worlds_waited) : 1);
}

async function watch(lesson) {
  await press('#lesson-watch', 'Space');
  await still(page);
  await page.waitForFunction(() => document.querySelector('#story .card, .lesson .card[role=status]'), null, { timeout: 60_000 });
}

async function one_lesson(lesson) {
  await page.evaluate(() => {
    document.querySelector('#lesson-pick').focus();
  });
  await page.keyboard.press('Home');
  for (let k = 0; k <= Number(lesson.id); ++k) await page.keyboard.press('ArrowDown');
  await page.waitForFunction(id => window.pactsimLab.state().lesson === id, lesson.id, { timeout: 60_000 });
  await still(page);
  await choose('before', lesson.check_question.options.find(o => o.id !== lesson.check_question.right).id);
  await next();
  await predict(lesson);
  await next();
  for (let k = 0; k < lesson.steps.length; ++k) {
    await act(lesson, k);
    await next();
  }
  check(
    (await page.locator('.lesson .card').first().textContent()).includes('That is right'),
    `lesson ${lesson.id}: the right prediction is told to be right`,
  );
  await next();
  await watch(lesson);
  await next();
  if (lesson.break) {
    await press('#break', 'Space');
    await page.waitForFunction(() => window.pactsimLab.state().broken);
    await card_holds(lesson.break.after, `lesson ${lesson.id}: the broken world is explained`);
    await next();
  }
  await tab_to('#explain');
  await page.keyboard.type('It depends on many worlds.');
  await next();
  await choose('after', lesson.check_question.right);
  await card_holds(lesson.check_question.why, `lesson ${lesson.id}: the answer is explained`);
  await next();
  const card = await page.locator('.lesson').innerText();
  check(
    lesson.learnt.every(text => card.includes(text)),
    `lesson ${lesson.id}: the page says what was learnt`,
  );
  check(card.includes('That is learning'), `lesson ${lesson.id}: before and after are compared`);
  check(await page.evaluate(() => location.hash.includes(`l=${window.pactsimLab.state().lesson}`)), `lesson ${lesson.id}: the place is in the link`);
}

for (const lesson of lessons) {
  await one_lesson(lesson);
  if (process.env.PACTSIM_TALK) console.log(`lesson ${lesson.id}`);
}
await accessible(page, 'end of the last lesson');
await quiet(page, 'lessons');
await finish(browser, 'page_lessons');
