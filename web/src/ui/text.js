// Every text of the page comes from strings/en.json, so that a translation is one file.
import strings from '../../strings/en.json';

/** The text of a key with its {names} filled in. An unknown key shows as the key, which the tests look for. */
export function t(key, values = {}) {
  const text = strings[key];
  if (text === undefined) return `[${key}]`;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** `key.one` for one, `key.many` for any other number. */
export function counted(key, n, values = {}) {
  return t(`${key}.${n === 1 ? 'one' : 'many'}`, { n: n.toLocaleString('en-GB'), ...values });
}

/** True if there is such a text. */
export const has_text = key => key in strings;

/** Fills the elements of index.html that name their text. */
export function fill_texts(root) {
  for (const node of root.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
}
