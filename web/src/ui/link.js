// The share link: everything needed to see the same picture, in the #hash, under 500 characters. Reading never throws: it says in a sentence what was wrong.
import { t } from './text.js';

const form = 1,
  limit = 500;

/** Four hexadecimal digits over the text, so that a link that lost a piece is noticed. */
export function check_digits(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; ++i) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return ((h ^ (h >>> 16)) & 0xffff).toString(16).padStart(4, '0');
}

const number_text = value => String(Number(value.toPrecision(8)));
const lever_text = levers =>
  Object.keys(levers)
    .sort()
    .map(id => `${id}:${number_text(levers[id])}`)
    .join(',');

/** The hash of a state. `build` = { version, kernel }. */
export function write_link(state, build) {
  const parts = [
    ['v', form],
    ['p', build.version],
    ['k', build.kernel.slice(0, 8)],
    ['s', state.scenario],
    ['n', state.seed],
    ['r', state.replicate],
    ['m', state.month],
    ['w', state.mode],
  ];
  if (state.firm) parts.push(['f', state.firm]);
  if (state.measure) parts.push(['y', state.measure]);
  if (state.outcome) parts.push(['o', state.outcome]);
  if (state.lesson !== '') parts.push(['l', state.lesson], ['t', state.step]);
  if (state.arms) parts.push(['g', state.arms.join(',')]);
  if (state.broken) parts.push(['x', 1]);
  const b = lever_text(state.levers),
    a = lever_text(state.base);
  if (b) parts.push(['b', b]);
  if (a) parts.push(['a', a]);
  const text = parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%3A/g, ':').replace(/%2C/g, ',')}`).join('&');
  return `#${text}&c=${check_digits(text)}`;
}

/** True if the link is short enough for a mail or a slide. */
export const link_fits = hash => hash.length < limit;

function read_levers(text, levers, warnings) {
  const out = {};
  for (const item of (text ?? '').split(',').filter(Boolean)) {
    const [id, raw] = item.split(':');
    const lever = levers.find(l => l.id === id),
      value = Number(raw);
    if (!lever) {
      warnings.push(t('link.unknown_lever', { id }));
      continue;
    }
    if (raw === undefined || raw === '' || !Number.isFinite(value)) {
      warnings.push(t('link.bad_value', { label: lever.label, value: raw ?? '' }));
      continue;
    }
    const kept = Math.min(lever.max, Math.max(lever.min, value));
    if (kept !== value) warnings.push(t('link.out_of_range', { label: lever.label, value: raw, kept }));
    if (kept !== lever.default) out[id] = kept;
  }
  return out;
}

const whole = (text, least, most) => (/^\d{1,15}$/.test(text ?? '') && Number(text) >= least && Number(text) <= most ? Number(text) : null);

function parse(hash) {
  const body = hash.replace(/^#/, '');
  const at = body.lastIndexOf('&c=');
  const map = new Map();
  for (const item of body.split('&')) {
    const eq = item.indexOf('=');
    if (eq > 0) map.set(item.slice(0, eq), decodeURIComponent(item.slice(eq + 1)));
  }
  return { map, whole_link: at > 0 && check_digits(body.slice(0, at)) === body.slice(at + 3) };
}

/** Compares where a link was made with where it is read. */
function compare_build(map, build, warnings) {
  if (map.get('p') !== build.version) warnings.push(t('link.other_version', { theirs: map.get('p') ?? '?', ours: build.version }));
  else if (map.get('k') !== build.kernel.slice(0, 8)) warnings.push(t('link.other_kernel'));
}

/** A name that the page knows, else null and a sentence. */
function known(map, key, names, label, warnings) {
  if (!map.has(key)) return null;
  if (names.includes(map.get(key))) return map.get(key);
  warnings.push(t('link.unknown_name', { what: t(label), name: map.get(key).slice(0, 40) }));
  return null;
}

/**
 * The patch for the state and the sentences to show: { patch, warnings }. `known_names` = { levers, scenarios, lessons, measures, build, arms }.
 * A link that is not ours or is damaged gives an empty patch.
 */
export function read_link(hash, known_names) {
  const warnings = [];
  if (!hash || hash === '#') return { patch: {}, warnings };
  let link;
  try {
    link = parse(hash);
  } catch {
    return { patch: {}, warnings: [t('link.damaged')] };
  }
  const { map } = link;
  if (!map.has('v')) return { patch: {}, warnings: map.size === 0 && !hash.includes('=') ? [t('link.foreign')] : [t('link.damaged')] };
  if (map.get('v') !== String(form)) return { patch: {}, warnings: [t('link.other_form')] };
  if (!link.whole_link) return { patch: {}, warnings: [t('link.damaged')] };
  compare_build(map, known_names.build, warnings);
  return { patch: read_patch(map, known_names, warnings), warnings };
}

function read_patch(map, names, warnings) {
  const patch = {
    levers: read_levers(map.get('b'), names.levers, warnings),
    base: read_levers(map.get('a'), names.levers, warnings),
    broken: map.get('x') === '1',
  };
  const optional = {
    scenario: known(map, 's', names.scenarios, 'link.a_scenario', warnings),
    lesson: known(map, 'l', names.lessons, 'link.a_lesson', warnings),
    measure: known(map, 'y', names.measures, 'link.a_measure', warnings),
    mode: known(map, 'w', ['one', 'two', 'many'], 'link.a_view', warnings),
    seed: whole(map.get('n'), 0, Number.MAX_SAFE_INTEGER),
    replicate: whole(map.get('r'), 0, 999_999),
    month: whole(map.get('m'), 0, 1200),
    firm: whole(map.get('f'), 1, 1e9),
    step: whole(map.get('t'), 0, 50),
    outcome: map.get('o') ?? null,
  };
  for (const [key, value] of Object.entries(optional)) if (value !== null) patch[key] = value;
  const arms = map.get('g')?.split(',');
  if (patch.lesson !== undefined && arms) {
    if (arms.every(id => names.arms(patch.lesson).includes(id))) patch.arms = arms;
    else warnings.push(t('link.unknown_name', { what: t('link.a_arm'), name: map.get('g').slice(0, 40) }));
  }
  return patch;
}
