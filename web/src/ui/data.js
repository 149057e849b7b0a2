// The data files, checked once: an edited lesson must give a sentence, never a blank page.
import levers_file from '../../data/levers.json';
import sources_file from '../../data/sources.json';
import lesson_files from './lessons_list.js';
import { t } from './text.js';

const lesson_keys = [
  'id',
  'title',
  'question',
  'arms',
  'steps',
  'outcomes',
  'check_question',
  'prediction',
  'reveal',
  'why',
  'explain',
  'learnt',
  'rules',
];

function lever_fault(lever) {
  for (const key of ['id', 'label', 'unit', 'min', 'max', 'step', 'default', 'settings', 'cost', 'meaning']) if (!(key in lever)) return key;
  return lever.unit === 'choice' && !Array.isArray(lever.choices) ? 'choices' : null;
}

/** What is wrong with a lesson, as the name of the faulty part; null if nothing is. */
export function lesson_fault(lesson, levers) {
  for (const key of lesson_keys) if (lesson?.[key] === undefined) return key;
  const arms = new Set(lesson.arms.map(arm => arm.id));
  for (const arm of lesson.arms) for (const id of Object.keys(arm.levers ?? {})) if (!levers.some(l => l.id === id)) return `levers.${id}`;
  for (const step of lesson.steps) {
    if (!step.arms.every(id => arms.has(id))) return `steps.${step.id}.arms`;
    if (step.outcome && !lesson.outcomes[step.outcome]) return `steps.${step.id}.outcome`;
  }
  return null;
}

/** The files as the page uses them, and sentences about what had to be left out. */
export function load_data() {
  const problems = [],
    levers = [],
    lessons = [];
  for (const lever of levers_file.levers) {
    const fault = lever_fault(lever);
    if (fault) problems.push(t('problem.lever', { id: lever.id ?? '?', fault }));
    else levers.push(lever);
  }
  for (const lesson of lesson_files) {
    const fault = lesson_fault(lesson, levers);
    if (fault) problems.push(t('problem.lesson', { id: lesson?.id ?? '?', fault }));
    else lessons.push(lesson);
  }
  return {
    levers,
    lessons,
    problems,
    budget: levers_file.budget,
    level_names: levers_file.levels,
    scenario: levers_file.scenario,
    sources: sources_file.sources,
    lesson: id => lessons.find(one => one.id === id) ?? null,
  };
}

/** The kernel's name of a scenario file such as "lessons/base.yaml". */
export function scenario_name(lab, file) {
  const stem = file.replace(/^.*\//, '').replace(/\.yaml$/, ''),
    folder = file.includes('/') ? file.split('/')[0] : '';
  const found =
    lab.scenarios.find(s => s.file === file) ??
    lab.scenarios.find(s => s.name === stem || s.name === `${folder}_${stem}` || s.name === file.replace(/\.yaml$/, ''));
  return (found ?? lab.scenarios[0]).name;
}
