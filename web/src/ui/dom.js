// Small helpers that make elements; the page has no framework.

const SVG = 'http://www.w3.org/2000/svg';

function put(node, key, value) {
  if (value === undefined || value === null || value === false) return;
  if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
  else if (key === 'text') node.textContent = value;
  else if (key === 'class') node.setAttribute('class', value);
  else if (key === 'value' || key === 'checked' || key === 'disabled' || key === 'hidden') node[key] = value;
  else node.setAttribute(key, value === true ? '' : String(value));
}

/** An element with attributes (`text`, `class`, `onclick`, ...) and children (nodes, strings, or nothing). */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) put(node, key, value);
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) put(node, key, value);
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
}

/** Writes text only when it changes, so that nothing is laid out again for nothing. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Replaces all children. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** A button; `hint` becomes its tooltip and, with `icon`, its name. */
export function button(label, onclick, options = {}) {
  const { icon, kind = '', hint, ...rest } = options;
  const inside = icon ? [symbol(icon), el('span', { class: 'label', text: label })] : [label];
  return el('button', { type: 'button', class: `button ${kind}`.trim(), onclick, title: hint, ...rest }, ...inside);
}

const shapes = {
  play: 'M6 4l14 8-14 8z',
  pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
  step: 'M5 4l10 8-10 8zM17 4h3v16h-3z',
  back: 'M19 4L9 12l10 8zM4 4h3v16H4z',
  undo: 'M9 5L3 11l6 6v-4h5a4 4 0 010 8h-3v-0h3a6 6 0 000-12H9z',
  redo: 'M15 5l6 6-6 6v-4h-5a4 4 0 000 8h3v0h-3a6 6 0 010-12h5z',
  flip: 'M7 4L2 9l5 5v-4h9V8H7zM17 10l5 5-5 5v-4H8v-2h9z',
  reset: 'M12 4a8 8 0 108 8h-2.5A5.500 5.500 0 1112 6.500V10l6-5-6-5z',
  share: 'M14 4l7 7-7 7v-4C8 14 5 16 3 20c0-7 4-11 11-12z',
};

/** A drawn symbol that needs no font and that screen readers pass over. */
export function symbol(name) {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', class: 'symbol', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: shapes[name], fill: 'currentColor' }),
  );
}

/** Changes the symbol and the words of a button made with `icon`. */
export function relabel(node, icon, label) {
  node.querySelector('path').setAttribute('d', shapes[icon]);
  say(node.querySelector('.label'), label);
}
