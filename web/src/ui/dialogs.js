// One dialog element for everything that is asked or told apart from the lab.
import { el, fill, button } from './dom.js';
import { t } from './text.js';
import { write_link, link_fits } from './link.js';
import { shortcuts } from './keys.js';
import { measured_text } from './panel_lesson.js';
import uplot_licence from 'uplot/LICENSE';
import sankey_licence from 'd3-sankey/LICENSE';

const paragraphs = keys => keys.map(key => el('p', { text: t(key) }));

/** Makes open(title, ...content); focus goes back to the button that opened it. */
export function make_dialog() {
  const title = el('h2', { id: 'dialog-title' }),
    body = el('div', { class: 'body' });
  const close = button(t('dialog.close'), () => dialog.close(), { kind: 'no-print', id: 'dialog-close' });
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' }, el('div', { class: 'row apart' }, title, close), body);
  document.body.append(dialog);
  return function open(name, ...content) {
    title.textContent = name;
    fill(body, content);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    return dialog;
  };
}

function about(app) {
  return [
    ...paragraphs(['about.what', 'about.kernel']),
    el(
      'dl',
      { class: 'facts' },
      [
        ['about.version', app.lab.version],
        ['about.digest', app.lab.kernelDigest],
        ['about.workers', app.lab.workers || t('about.no_workers')],
      ].flatMap(([key, value]) => [el('dt', { text: t(key) }), el('dd', { class: 'number', text: String(value) })]),
    ),
    el('h3', { text: t('about.critiques') }),
    el(
      'ul',
      { class: 'points' },
      [1, 2, 3, 4].map(k => el('li', { text: t(`about.critique${k}`) })),
    ),
    el('h3', { text: t('about.licences') }),
    ...paragraphs(['about.licence_note']),
    el('details', {}, el('summary', { text: 'uPlot 1.6.32 (MIT)' }), el('pre', { tabindex: '0', text: uplot_licence })),
    el('details', {}, el('summary', { text: 'd3-sankey 0.12.3 (BSD-3-Clause)' }), el('pre', { tabindex: '0', text: sankey_licence })),
  ];
}

function help(app) {
  const box = el('input', {
    type: 'checkbox',
    checked: app.prefs.shortcuts,
    onchange: () => {
      app.prefs.shortcuts = box.checked;
      app.save();
    },
  });
  return [
    el(
      'ol',
      { class: 'points numbered' },
      [1, 2, 3, 4, 5].map(k => el('li', { text: t(`help.step${k}`) })),
    ),
    el('h3', { text: t('help.words') }),
    el(
      'dl',
      { class: 'facts' },
      ['world', 'paired', 'firm', 'partner', 'broker', 'established'].flatMap(key => [
        el('dt', { text: t(`help.${key}`) }),
        el('dd', { text: t(`help.${key}_is`) }),
      ]),
    ),
    el('h3', { text: t('help.keys') }),
    el('label', { class: 'choice' }, box, t('help.keys_on')),
    el(
      'dl',
      { class: 'facts' },
      shortcuts.flatMap(([letter, act]) => [el('dt', {}, el('kbd', { text: letter.toUpperCase() })), el('dd', { text: t(`bar.${act}`) })]),
    ),
  ];
}

function pref_box(app, key, apply) {
  const box = el('input', {
    type: 'checkbox',
    id: `pref-${key}`,
    checked: app.prefs[key],
    onchange: () => {
      app.prefs[key] = box.checked;
      app.save();
      apply();
    },
  });
  return el('label', { class: 'choice' }, box, t(`teacher.${key}`));
}

function teacher(app, apply) {
  const seed = el('input', { type: 'number', id: 'seed', min: 0, step: 1, value: app.store.get().seed });
  const minutes = el('input', { type: 'number', id: 'minutes', min: 1, max: 60, value: '3' });
  const lesson = app.data.lesson(app.store.get().lesson),
    notes = lesson?.teacher;
  const list = (key, texts) =>
    texts?.length
      ? [
          el('h3', { text: t(key) }),
          el(
            'ul',
            { class: 'points' },
            texts.map(text => el('li', { text })),
          ),
        ]
      : [];
  return [
    ...['teacher', 'hide_numbers', 'predict_lock', 'all_levers'].map(key => pref_box(app, key, apply)),
    el(
      'div',
      { class: 'row' },
      el('label', { for: 'minutes', text: t('teacher.timer') }),
      minutes,
      button(t('teacher.start_timer'), () => app.start_timer(Number(minutes.value))),
      button(t('teacher.stop_timer'), () => app.start_timer(0)),
    ),
    el(
      'div',
      { class: 'row' },
      el('label', { for: 'seed', text: t('teacher.seed') }),
      seed,
      button(t('teacher.use_seed'), () => app.set_seed(Number(seed.value))),
    ),
    button(t('lesson.sheet'), () => app.open_sheet(), { disabled: !lesson }),
    ...(notes
      ? [
          ...list('teacher.notes', notes.notes),
          ...list('teacher.timing', notes.timing),
          ...list('teacher.discussion', notes.discussion),
          ...expected(lesson),
        ]
      : [el('p', { class: 'soft', text: t('teacher.no_lesson') })]),
  ];
}

/** Expected numbers of the tested build. */
function expected(lesson) {
  const rows = (lesson.checks ?? []).filter(check => check.measured?.value !== undefined);
  return rows.length
    ? [
        el('h3', { text: t('teacher.expected') }),
        el(
          'ul',
          { class: 'points' },
          rows.map(check => el('li', { text: `${check.text} ${measured_text(check, check.measured)}` })),
        ),
      ]
    : [];
}

function rules(lesson) {
  return [
    el('h3', { text: t('rules.sentence') }),
    el('p', { text: lesson.rules.sentence }),
    el('h3', { text: t('rules.code') }),
    el('pre', { tabindex: '0', text: lesson.rules.code.join('\n') }),
    el('h3', { text: t('rules.equation') }),
    el('pre', { tabindex: '0', text: lesson.rules.equation }),
  ];
}

function share(app, downloads) {
  const hash = write_link(app.store.get(), app.build()),
    url = location.href.split('#')[0] + hash;
  const field = el('textarea', { id: 'share-link', readonly: true, rows: 3, text: url, onfocus: () => field.select() }),
    note = el('p', { class: 'small soft', role: 'status' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      note.textContent = t('share.copied');
    } catch {
      field.select();
      note.textContent = t('share.copy_by_hand');
    }
  };
  history.replaceState(null, '', hash);
  return [
    ...paragraphs(['share.what']),
    el('label', { for: 'share-link', text: t('share.link') }),
    field,
    el('div', { class: 'row' }, button(t('share.copy'), copy, { kind: 'main' })),
    note,
    link_fits(hash) ? null : el('p', { text: t('share.long') }),
    el('h3', { text: t('share.downloads') }),
    el(
      'div',
      { class: 'row' },
      downloads.map(([key, act]) => button(t(`download.${key}`), act, { 'data-download': key })),
    ),
  ];
}

/** Printable sheet of a lesson for the class. */
function sheet(lesson, link) {
  const lines = n => Array.from({ length: n }, () => el('p', { class: 'write-line', 'aria-hidden': 'true', text: ' ' }));
  const options = ask =>
    el(
      'ul',
      { class: 'boxes-to-tick' },
      ask.options.map(o => el('li', { text: `☐ ${o.text}` })),
    );
  return [
    el('p', {}, el('b', { text: t('sheet.name') })),
    el('h3', { text: t('sheet.question') }),
    el('p', { text: lesson.question }),
    el('p', { text: lesson.check_question.text }),
    options(lesson.check_question),
    el('h3', { text: t('sheet.predict') }),
    el('p', { text: lesson.prediction.text }),
    lesson.prediction.kind === 'choice' ? options(lesson.prediction) : lines(1),
    el('h3', { text: t('sheet.act') }),
    el(
      'ol',
      { class: 'points numbered' },
      lesson.steps.map(step => el('li', {}, step.text, lines(1))),
    ),
    el('h3', { text: t('sheet.explain') }),
    lines(3),
    el('p', { class: 'small soft', text: t('sheet.link', { link }) }),
    button(t('sheet.print'), () => print(), { kind: 'main no-print' }),
  ];
}

/** Gives the app its dialogs. `apply` puts the preferences into the page. */
export function add_dialogs(app, open, apply, downloads) {
  const lesson = () => app.data.lesson(app.store.get().lesson);
  app.open_about = () => open(t('top.about'), ...about(app));
  app.open_help = () => open(t('top.help'), ...help(app));
  app.open_teacher = () => open(t('top.teacher'), ...teacher(app, apply));
  app.open_rules = () => open(t('rules.title'), ...rules(lesson()));
  app.open_share = () => open(t('bar.share'), ...share(app, downloads));
  app.open_sheet = () => open(t('sheet.title', { title: lesson().title }), ...sheet(lesson(), location.href.split('/').pop().split('#')[0]));
}
