// The bar below: time and changes.
import { el, fill, say, button, relabel } from './dom.js';
import { t } from './text.js';

const speeds = [1, 2, 4, 12, 30];

/** The bar: { update(view) }. */
export function make_bar(root, app) {
  const play = button(t('bar.play'), () => app.toggle_play(), { icon: 'play', kind: 'main', id: 'play' });
  const step = button(t('bar.step'), () => app.step(1), { icon: 'step', kind: 'bare', id: 'step', hint: t('bar.step_hint') });
  const back = button(t('bar.back'), () => app.step(-1), { icon: 'back', kind: 'bare', id: 'back', hint: t('bar.back_hint') });
  const speed = el(
    'select',
    { id: 'speed', 'aria-label': t('bar.speed'), onchange: () => app.set_speed(Number(speed.value)) },
    speeds.map(n => el('option', { value: n, text: t(n === 1 ? 'bar.speed_one' : 'bar.speed_many', { n }) })),
  );
  const slider = el('input', {
    type: 'range',
    id: 'month',
    min: 0,
    max: 120,
    step: 1,
    'aria-label': t('bar.month'),
    oninput: () => app.go_to(Number(slider.value)),
  });
  const clock = el('span', { class: 'clock number' }, el('b'), el('span', { class: 'small soft' }));
  const undo = button(t('bar.undo'), () => app.undo(), { icon: 'undo', kind: 'bare', id: 'undo', hint: t('bar.undo') });
  const redo = button(t('bar.redo'), () => app.redo(), { icon: 'redo', kind: 'bare', id: 'redo', hint: t('bar.redo') });
  const flip = button(t('bar.flip'), () => app.flip(), { icon: 'flip', kind: 'small-bare', id: 'flip', hint: t('bar.flip_hint') });
  const reset = button(t('bar.reset'), () => app.reset(), { icon: 'reset', kind: 'small-bare', id: 'reset', hint: t('bar.reset_hint') });
  const share = button(t('bar.share'), () => app.open_share(), { icon: 'share', kind: 'small-bare', id: 'share' });
  fill(
    root,
    el(
      'div',
      { class: 'inside' },
      play,
      back,
      step,
      el('div', { class: 'time' }, slider, clock),
      speed,
      el('div', { class: 'row changes' }, undo, redo, flip, reset, share),
    ),
  );
  root.setAttribute('aria-label', t('bar.label'));

  function update(view) {
    relabel(play, view.playing ? 'pause' : 'play', t(view.playing ? 'bar.pause' : 'bar.play'));
    const at_end = view.frame && view.frame.month >= view.horizon;
    step.disabled = !view.frame || at_end;
    back.disabled = !view.frame || view.frame.month === 0;
    if (Number(slider.max) !== view.horizon) slider.max = view.horizon;
    if (document.activeElement !== slider || view.playing) slider.value = view.month;
    slider.setAttribute('aria-valuetext', view.clock);
    say(clock.firstChild, view.month_name);
    say(clock.lastChild, t('time.month_of', { month: view.month, horizon: view.horizon }));
    if (speed.value !== String(view.state.speed)) speed.value = String(view.state.speed);
    undo.disabled = !app.store.can_undo();
    redo.disabled = !app.store.can_redo();
    flip.disabled = !app.store.can_undo() && !app.store.flipped();
    flip.setAttribute('aria-pressed', String(app.store.flipped()));
  }
  return { update };
}
