// The lesson card: question, prediction, experiment, reveal, why, break, explain, check, learnt. Everything is a native control, so the keyboard is enough.
import { el, fill, button } from './dom.js';
import { t } from './text.js';
import { parts_of, part_at } from './lesson_flow.js';

const paragraphs = texts =>
  [texts]
    .flat()
    .filter(Boolean)
    .map(text => el('p', { text }));
const points = texts =>
  el(
    'ul',
    { class: 'points' },
    texts.map(text => el('li', { text })),
  );

/** A group of radio buttons; `chosen(id)` hears of a choice. */
function choices(name, legend, options, picked, chosen) {
  return el(
    'fieldset',
    { class: 'choices' },
    el('legend', { text: legend }),
    options.map(option => {
      const input = el('input', { type: 'radio', name, value: option.id, checked: picked === option.id, onchange: () => chosen(option.id) });
      return el('label', { class: 'choice' }, input, option.text);
    }),
  );
}

function question_part(lesson, answers, app) {
  return [
    ...paragraphs(lesson.intro),
    el('p', { class: 'card' }, el('b', { text: lesson.question })),
    choices('before', `${t('lesson.before')} ${lesson.check_question.text}`, lesson.check_question.options, answers.before, id =>
      app.answer('before', id),
    ),
  ];
}

function predict_part(lesson, answers, app) {
  const ask = lesson.prediction;
  if (ask.kind === 'choice')
    return [
      choices('predict', ask.text, ask.options, answers.predict, id => app.answer('predict', id)),
      el('p', { class: 'small soft', text: t('lesson.predict_note') }),
    ];
  const box = el('input', {
    type: 'number',
    id: 'predict',
    min: ask.min,
    max: ask.max,
    step: ask.step,
    value: answers.predict ?? '',
    inputmode: 'decimal',
    oninput: () =>
      app.answer(
        'predict',
        box.value === '' || !Number.isFinite(Number(box.value)) ? undefined : Math.min(ask.max, Math.max(ask.min, Number(box.value))),
      ),
  });
  return [
    el('label', { for: 'predict', text: ask.text }),
    el('div', { class: 'row' }, box, el('span', { text: ask.unit })),
    el('p', { class: 'small soft', text: t('lesson.predict_note') }),
  ];
}

function act_part(lesson, k, app) {
  const step = lesson.steps[k],
    count = step.view === 'worlds';
  const names = step.arms.map(id => lesson.arms.find(arm => arm.id === id).label);
  const setup =
    names.length === 2
      ? el(
          'ul',
          { class: 'points' },
          [
            ['a', names[0]],
            ['b', names[1]],
          ].map(([side, label]) => el('li', {}, el('b', { text: `${t(`world.${side}`)}: ` }), label)),
        )
      : el('p', { text: names[0] });
  return [
    el('p', { text: step.text }),
    setup,
    button(count ? t('lesson.count', { n: step.worlds }) : t('lesson.play'), () => (count ? app.count_now(step.worlds) : app.play_from_start()), {
      kind: 'main',
      id: 'lesson-act',
    }),
    el('p', { class: 'small soft', text: t('lesson.levers_note') }),
  ];
}

const two = x => Number(x.toPrecision(2)).toLocaleString('en-GB');

/** The measured figure of a check in words. */
export function measured_text(check, measured) {
  if (!measured || measured.value === undefined || measured.value === null) return '';
  const limits = { low: two(measured.low), high: two(measured.high) };
  if (check.kind === 'share_of_worlds')
    return t('lesson.measured_share', {
      k: Math.round(100 * measured.value),
      low: Math.round(100 * measured.low),
      high: Math.round(100 * measured.high),
    });
  if (check.kind === 'ratio')
    return t('lesson.measured_ratio', {
      k: Math.round(100 * measured.value),
      low: Math.round(100 * measured.low),
      high: Math.round(100 * measured.high),
    });
  return t('lesson.measured_mean', { value: two(measured.value), ...limits });
}

function verdict_card(lesson, answers) {
  const ask = lesson.prediction;
  if (answers.predict === undefined) return el('p', { class: 'card', text: ask.after });
  const said = ask.kind === 'choice' ? ask.options.find(o => o.id === answers.predict)?.text : String(answers.predict);
  const is = ask.kind === 'choice' ? ask.options.find(o => o.id === ask.right)?.text : String(ask.right);
  const right = ask.kind === 'choice' ? answers.predict === ask.right : Math.abs(answers.predict - ask.right) <= (ask.max - ask.min) / 10;
  return el(
    'div',
    { class: `card ${right ? 'right' : 'wrong'}` },
    el('p', {}, el('b', { text: t(right ? 'lesson.you_were_right' : 'lesson.you_were_off', { said, is }) })),
    el('p', { text: ask.after }),
  );
}

function reveal_part(lesson, answers, app) {
  const check = lesson.checks?.find(one => one.id === lesson.reveal.check),
    figure = check ? measured_text(check, check.measured) : '';
  return [
    verdict_card(lesson, answers),
    ...paragraphs(lesson.reveal.text),
    figure ? el('p', { class: 'card hideable', text: `${check.text} ${figure}` }) : null,
    button(t('rules.button'), () => app.open_rules(), { id: 'rules' }),
  ];
}

function why_part(lesson, answers, app) {
  return [
    ...paragraphs(lesson.why.text),
    button(t('lesson.watch'), () => app.watch_firm(), { kind: 'main', id: 'lesson-watch' }),
    el('p', { text: lesson.why.watch }),
    app.watch_note ? el('p', { class: 'card', role: 'status', text: app.watch_note }) : null,
  ];
}

function break_part(lesson, answers, app, view) {
  const box = el('input', { type: 'checkbox', id: 'break', checked: view.state.broken, onchange: () => app.set_broken(box.checked) });
  const check =
    lesson.checks?.find(one => one.id === lesson.reveal.check && one.measured?.broken) ??
    lesson.checks?.find(one => one.measured?.broken && one.broken_at_most !== null);
  const figure = check?.measured?.broken ? measured_text(check, check.measured.broken) : '';
  return [
    el('p', { text: lesson.break.text }),
    el('label', { class: 'choice' }, box, el('b', { text: lesson.break.label })),
    view.state.broken
      ? el(
          'div',
          { class: 'card' },
          el('p', { text: lesson.break.after }),
          figure ? el('p', { class: 'small hideable', text: `${check.text} ${t('lesson.broken_world')} ${figure}` }) : null,
        )
      : null,
  ];
}

function explain_part(lesson, answers, app) {
  const area = el('textarea', { id: 'explain', oninput: () => app.answer('explain', area.value), text: answers.explain ?? '' });
  const ours = el('p', { class: 'card', hidden: !answers.explained, text: lesson.explain });
  return [
    el('label', { for: 'explain', text: t('lesson.explain') }),
    area,
    button(t('lesson.show_ours'), () => {
      ours.hidden = false;
      app.answer('explained', true);
    }),
    ours,
  ];
}

function check_part(lesson, answers, app) {
  const ask = lesson.check_question,
    done = answers.after !== undefined;
  return [
    choices('after', `${t('lesson.after')} ${ask.text}`, ask.options, answers.after, id => app.answer('after', id, true)),
    done
      ? el(
          'div',
          { class: `card ${answers.after === ask.right ? 'right' : 'wrong'}`, role: 'status' },
          el(
            'p',
            {},
            el('b', {
              text: t(answers.after === ask.right ? 'lesson.right' : 'lesson.not_quite', { is: ask.options.find(o => o.id === ask.right).text }),
            }),
          ),
          el('p', { text: ask.why }),
        )
      : null,
  ];
}

function learnt_part(lesson, answers, app) {
  const ask = lesson.check_question,
    right = key => answers[key] === ask.right;
  const moved =
    answers.before === undefined || answers.after === undefined
      ? null
      : t(right('after') ? (right('before') ? 'lesson.knew' : 'lesson.learnt_it') : 'lesson.try_again');
  const sources = (lesson.sources ?? []).map(s => {
    const book = app.data.sources[s.source];
    return el(
      'li',
      {},
      `“${s.quote}” `,
      el('span', { class: 'small soft', text: book ? `${book.authors}: ${book.title} (${book.publisher}, ${book.year}), ${s.where}` : s.source }),
    );
  });
  const more = (key, texts) => (texts?.length ? el('details', {}, el('summary', { text: t(key) }), points(texts)) : null);
  return [
    el('h4', { text: t('lesson.what_learnt') }),
    points(lesson.learnt),
    moved ? el('p', { class: 'card', text: moved }) : null,
    more('lesson.limits', lesson.limits),
    more('lesson.not_found', lesson.expected_but_not_found),
    sources.length ? el('details', {}, el('summary', { text: t('lesson.sources') }), el('ul', { class: 'points' }, sources)) : null,
    el(
      'div',
      { class: 'row' },
      button(t('lesson.sheet'), () => app.open_sheet()),
      next_lesson(lesson, app),
    ),
  ];
}

function next_lesson(lesson, app) {
  const next = app.data.lessons[app.data.lessons.indexOf(lesson) + 1];
  return next
    ? button(t('lesson.next_lesson', { title: next.title }), () => app.open_lesson(next.id), { kind: 'main', id: 'next-lesson' })
    : button(t('lesson.explore'), () => app.open_lesson(''), { kind: 'main', id: 'next-lesson' });
}

const builders = {
  question: question_part,
  predict: predict_part,
  reveal: reveal_part,
  why: why_part,
  break: break_part,
  explain: explain_part,
  check: check_part,
  learnt: learnt_part,
};

/** What must be answered before going on: '' if nothing. */
export function missing(part, answers) {
  if (part === 'predict' && answers.predict === undefined) return 'lesson.first_predict';
  return '';
}

/** The card: { node, update(view) }. It is rebuilt when the part or an answer that changes it does. */
export function make_lesson(app) {
  const node = el('section', { class: 'panel lesson', 'aria-labelledby': 'lesson-title', hidden: true });
  let stamp = '';
  function build(view) {
    const { lesson, state } = view,
      parts = parts_of(lesson),
      part = part_at(lesson, state.step),
      answers = app.answers();
    const body = part.startsWith('act:') ? act_part(lesson, Number(part.slice(4)), app) : builders[part](lesson, answers, app, view);
    const last = state.step >= parts.length - 1,
      need = missing(part, answers);
    const next = last
      ? null
      : button(t(part === 'question' ? 'lesson.to_predict' : part === 'predict' ? 'lesson.to_act' : 'lesson.next'), () => app.lesson_step(1), {
          kind: part.startsWith('act:') || part === 'why' ? '' : 'main',
          id: 'lesson-next',
          disabled: need !== '',
        });
    const back = button(t('lesson.back'), () => app.lesson_step(-1), { disabled: state.step === 0, id: 'lesson-back' });
    const name = t(`lesson.part.${part.split(':')[0]}`);
    fill(
      node,
      el('h2', { id: 'lesson-title', text: t(lesson.id === '0' ? 'top.warm_up' : 'top.lesson', { id: lesson.id, title: lesson.title }) }),
      el(
        'ol',
        { class: 'steps', 'aria-hidden': 'true' },
        parts.map((_, k) => el('li', { class: k < state.step ? 'done' : k === state.step ? 'now' : '' })),
      ),
      el('h3', { id: 'lesson-part', tabindex: '-1', text: t('lesson.part_of', { k: state.step + 1, n: parts.length, name }) }),
      el(
        'div',
        { class: 'body' },
        body,
        el('div', { class: 'row apart lesson-nav' }, back, next),
        need ? el('p', { class: 'small soft', text: t(need) }) : null,
      ),
    );
  }
  function update(view) {
    node.hidden = !view.lesson;
    if (!view.lesson) {
      stamp = '';
      return;
    }
    const a = app.answers(),
      next = [view.lesson.id, view.state.step, view.state.broken, a.predict === undefined, a.after, app.watch_note].join('/');
    if (next === stamp) return;
    const focused = node.contains(document.activeElement)
      ? { id: document.activeElement.id, value: document.activeElement.value, name: document.activeElement.name }
      : null;
    const turned = stamp.split('/').slice(0, 2).join() !== next.split('/').slice(0, 2).join();
    stamp = next;
    build(view);
    if (focused && turned) node.querySelector('#lesson-part').focus();
    else if (focused)
      (focused.id ? document.getElementById(focused.id) : node.querySelector(`input[name="${focused.name}"][value="${focused.value}"]`))?.focus();
  }
  return { node, update };
}
