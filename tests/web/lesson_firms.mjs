// "Which firm to watch" of every lesson: the page's own rule, in the worlds that the page plays, finds a firm within the ten worlds that the page looks at (web/data/README.md).
import fs from 'node:fs';
import path from 'node:path';
import { check, finish, openLab, place, source } from './kernel_lib.mjs';
import { find_firm, part_patch } from '../../web/src/ui/lesson_flow.js';
import { side_sets } from '../../web/src/ui/settings.js';

const read = name => JSON.parse(fs.readFileSync(path.join(place('root'), 'web/data', name), 'utf8'));
const { levers } = read('levers.json');
const lab = await openLab({ source, workers: 0 });
const worlds = 10;

async function slots_of(lesson, scenario, replicate) {
  const state = part_patch(lesson, 'why'), slots = {};
  for (const side of ['a', 'b']) {
    const world = await lab.world({ scenario: scenario.name, seed: scenario.seed, replicate, sets: side_sets(state, side, levers, lesson), series: ['partnerships'] });
    slots[side] = { world, end: await world.step(world.months) };
  }
  return slots;
}
const met = ({ events }, firm, name) => events.kind.some((code, k) => code === lab.names.events.indexOf(name) && events.firm[k] === firm);
/** What each rule promises of its firm, read off the events of that firm alone: [event, met in A, met in B]. */
const promises = {
  contact_only_in_b: [['accepted', false, true]],
  established_only_in_b: [['established', false, true]],
  established_only_in_a: [['established', true, false]],
  ends_only_in_a: [['signed', true, true], ['dissolved', true, false]],
  leak_only_in_a: [['signed', true, true], ['leak', true, false]],
  signed_only_in_a: [['signed', true, false]],
  first_signed: [['signed', null, true]],
};

async function lesson_firm(lesson) {
  const scenario = lab.scenarios.find(one => one.file === lesson.scenario || `lessons/${lesson.scenario}` === one.file);
  const where = `lesson ${lesson.id}, rule ${lesson.why.rule}`;
  check(scenario, `${where}: the page has the scenario ${lesson.scenario}`);
  for (let replicate = 0; scenario && replicate < worlds; ++replicate) {
    const slots = await slots_of(lesson, scenario, replicate);
    const firm = find_firm(lesson.why.rule, slots, lab.names);
    if (firm > 0) {
      for (const [name, a, b] of promises[lesson.why.rule]) {
        check(a === null || met(slots.a.end, firm, name) === a, `${where}: firm ${firm} and ${name} in world A`);
        check(met(slots.b.end, firm, name) === b, `${where}: firm ${firm} and ${name} in world B`);
      }
      const { partedMonth } = await lab.twinStory(slots.a.world, slots.b.world, firm);
      check(partedMonth !== null, `${where}: the two lives of firm ${firm} part`);
      console.log(`${where}: firm ${firm} in world ${replicate + 1}`);
    }
    for (const side of ['a', 'b']) slots[side].world.close();
    if (firm > 0) return;
  }
  check(false, `${where}: a firm in one of ${worlds} worlds`);
}

const files = fs.readdirSync(path.join(place('root'), 'web/data/lessons')).filter(name => name.endsWith('.json')).sort();
check(files.length >= 6, `${files.length} lessons`);
for (const file of files) await lesson_firm(read(`lessons/${file}`));
lab.close();
finish();
