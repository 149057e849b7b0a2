// Writes what the page offers as a scenario file, and what the page shows of that world, for kernel_scenario.py to compare with the native program.
import { writeFileSync } from 'node:fs';
import { openLab, source } from './kernel_lib.mjs';

const folder = process.argv[2];
const lab = await openLab({ source, workers: 0 });
const groups = (await lab.describe('classroom')).groups;
const spec = {
  scenario: 'classroom', seed: '4611686018427387905', replicate: 2,
  sets: [{ path: 'entry.bias', value: 1.1 }, { path: 'policy.instruments.chamber_advice.awareness', value: 0.4 }],
  events: [
    { month: 20, sets: [{ path: 'policy.instruments.trade_mission_china.budget_gbp_per_year', value: 250000.5 }] },
    { month: 50, sets: [{ path: 'environment.shocks.closed', value: { kind: 'lockdown', strength: 0.7, months: 9 } }] },
  ],
};
writeFileSync(`${folder}/page.yaml`, await lab.scenarioText(spec));
const series = lab.names.measures.flatMap(({ name, grouped }) => (grouped ? groups.map(group => `${name}@${group}`) : [name]));
const world = await lab.world({ ...spec, series });
const { series: { values } } = await world.step(120);
const scales = Object.fromEntries(lab.names.measures.map(({ name, scale }) => [name, scale]));
writeFileSync(`${folder}/page.json`, JSON.stringify({ groups, scales, values: Object.fromEntries(Object.entries(values).map(([key, column]) => [key, [...column]])), digest: await world.digest() }));
lab.close();
