// The order of a lesson and what each part does to the worlds. No drawing here.

/** Parts of a lesson in order; each step of the experiment is a part of its own. */
export function parts_of(lesson) {
  return [
    'question',
    'predict',
    ...lesson.steps.map((_, k) => `act:${k}`),
    'reveal',
    'why',
    ...(lesson.break ? ['break'] : []),
    'explain',
    'check',
    'learnt',
  ];
}

export const part_at = (lesson, step) => parts_of(lesson)[Math.min(step, parts_of(lesson).length - 1)];

const far = 1200; // later than any horizon: the end of the run
const views = { one: 'one', two: 'two', worlds: 'many' };
const arm_levers = (lesson, id) => lesson.arms.find(arm => arm.id === id)?.levers ?? {};

/** Worlds as two arms of a lesson: the state's patch. One arm stands on both sides. */
export function arms_patch(lesson, arms) {
  const first = arms[0],
    second = arms[arms.length - 1];
  return { arms: [first, second], base: { ...arm_levers(lesson, first) }, levers: { ...arm_levers(lesson, second) } };
}

/** What opening a part changes. */
export function part_patch(lesson, part) {
  if (part.startsWith('act:')) {
    const step = lesson.steps[Number(part.slice(4))];
    return {
      ...arms_patch(lesson, step.arms),
      mode: step.arms.length === 1 ? 'one' : (views[step.view] ?? 'two'),
      outcome: step.outcome ?? '',
      broken: false,
      ...(step.view === 'worlds' ? { month: far } : {}),
    };
  }
  if (part === 'why') return { ...arms_patch(lesson, lesson.why.arms), mode: 'two', broken: false };
  if (part === 'break') {
    // The step whose finding the switch breaks: another outcome would show that nothing broke.
    const shown = lesson.steps.find(step => step.id === lesson.break.step) ?? lesson.steps.at(-1);
    return { ...arms_patch(lesson, shown.arms), mode: 'many', outcome: shown.outcome ?? '' };
  }
  if (part === 'question' || part === 'predict')
    return {
      arms: [lesson.arms[0].id, lesson.arms[0].id],
      base: { ...lesson.arms[0].levers },
      levers: { ...lesson.arms[0].levers },
      broken: false,
      mode: 'one',
    };
  return { broken: false };
}

/** True while the result must not be seen: the question and the prediction come first. */
export const is_locked = (lesson, step, answers) =>
  lesson !== null && (part_at(lesson, step) === 'question' || part_at(lesson, step) === 'predict') && !answers.revealed;

function events_by_firm(slot, code) {
  const first = new Map();
  const { end } = slot;
  for (let k = 0; k < end.events.length; ++k)
    if (end.events.kind[k] === code && !first.has(end.events.firm[k])) first.set(end.events.firm[k], end.events.month[k]);
  return first;
}

/** The first firm that fits a rule of data/README.md, 0 if none does. */
export function find_firm(rule, slots, names) {
  const code = name => names.events.indexOf(name),
    of = (side, name) => events_by_firm(slots[side], code(name));
  const lowest = firms => firms.reduce((best, id) => (best === 0 || id < best ? id : best), 0);
  const only = (name, here, there, keep = () => true) => {
    const other = of(there, name);
    return lowest([...of(here, name).keys()].filter(id => !other.has(id) && keep(id)));
  };
  const micro = id => slots.b.world.fixed.firms.size[id - 1] === names.sizes.indexOf('micro');
  const both_signed = () => {
    const b = of('b', 'signed');
    return new Set([...of('a', 'signed').keys()].filter(id => b.has(id)));
  };
  if (rule === 'contact_only_in_b') return only('accepted', 'b', 'a', micro);
  if (rule === 'established_only_in_b') return only('established', 'b', 'a');
  if (rule === 'established_only_in_a') return only('established', 'a', 'b');
  if (rule === 'signed_only_in_a') return only('signed', 'a', 'b');
  if (rule === 'ends_only_in_a') {
    const both = both_signed();
    return only('dissolved', 'a', 'b', id => both.has(id));
  }
  if (rule === 'leak_only_in_a') {
    const both = both_signed();
    return only('leak', 'a', 'b', id => both.has(id));
  }
  let first = 0,
    month = Infinity;
  for (const [id, m] of of('b', 'signed'))
    if (m < month || (m === month && id < first)) {
      first = id;
      month = m;
    }
  return first;
}
