// Single-letter shortcuts. Every one has a button; all can be switched off (WCAG 2.1.4).
const typing = new Set(['INPUT', 'SELECT', 'TEXTAREA']);

export const shortcuts = [
  ['k', 'play'],
  ['j', 'back'],
  ['l', 'step'],
  ['u', 'undo'],
  ['r', 'redo'],
  ['f', 'flip'],
];

export function listen_keys(app) {
  const acts = { k: app.toggle_play, j: () => app.step(-1), l: () => app.step(1), u: app.undo, r: app.redo, f: app.flip };
  document.addEventListener('keydown', event => {
    if (!app.prefs.shortcuts || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (typing.has(event.target.tagName) && event.target.type !== 'range' && event.target.type !== 'radio' && event.target.type !== 'checkbox')
      return;
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
