// The palette as the canvas needs it, read from style.css, so that forced colours and the page agree.
const names = ['ink', 'soft', 'line', 'edge', 'page', 'card', 'tint', 'blue', 'teal', 'plum', 'orange', 'teal-text'];

/** { ink, soft, ..., teal_text } as CSS colours. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map(name => [name.replace('-', '_'), style.getPropertyValue(`--${name}`).trim() || '#000']));
}

/** Size of one rem in pixels: text on a canvas grows with the reader's text size. */
export const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export const reduced_motion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
