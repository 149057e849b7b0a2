// The head of the page: name, lesson, world, and the buttons for teachers and help.
import { el, fill, say, button } from './dom.js';
import { t } from './text.js';

/** The header: { update(view) }. */
export function make_top(root, app) {
  const lessons = el(
    'select',
    { id: 'lesson-pick', onchange: () => app.open_lesson(lessons.value) },
    el('option', { value: '', text: t('top.explore') }),
    app.data.lessons.map(lesson =>
      el('option', { value: lesson.id, text: t(lesson.id === '0' ? 'top.warm_up' : 'top.lesson', { id: lesson.id, title: lesson.title }) }),
    ),
  );
  const worlds = el(
    'select',
    { id: 'world-pick', onchange: () => app.open_scenario(worlds.value) },
    app.lab.scenarios.map(s =>
      el('option', { value: s.name, text: t('top.scenario', { label: app.scenario_label(s), firms: s.firms.toLocaleString('en-GB') }) }),
    ),
  );
  const build = el('span', { class: 'build number' });
  const teacher = button(t('top.teacher'), () => app.open_teacher(), { id: 'teacher' });
  const help = button(t('top.help'), () => app.open_help(), { id: 'help' });
  const about = button(t('top.about'), () => app.open_about(), { id: 'about' });
  const timer = el('span', { class: 'timer', role: 'timer', hidden: true });
  fill(
    root,
    el('span', { class: 'name', text: 'pactsim lab' }),
    el(
      'div',
      { class: 'row where' },
      el('label', { for: 'lesson-pick', class: 'visually-hidden', text: t('top.pick_lesson') }),
      lessons,
      el('label', { for: 'world-pick', class: 'visually-hidden', text: t('top.pick_world') }),
      worlds,
    ),
    timer,
    build,
    el('nav', { class: 'row', 'aria-label': t('top.nav') }, teacher, help, about),
  );
  function update(view) {
    if (lessons.value !== view.state.lesson) lessons.value = view.state.lesson;
    if (worlds.value !== view.state.scenario) worlds.value = view.state.scenario;
    worlds.hidden = view.state.lesson !== '';
    say(build, t('top.build', { version: app.lab.version, seed: view.state.seed, world: view.state.replicate + 1 }));
    timer.hidden = app.timer.left === null;
    if (app.timer.left !== null)
      say(timer, t('top.timer', { minutes: Math.floor(app.timer.left / 60), seconds: String(app.timer.left % 60).padStart(2, '0') }));
  }
  return { update };
}
