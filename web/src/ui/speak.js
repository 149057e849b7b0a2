// The live region: at most once in five seconds, and the last thing said wins.
const pause = 5000;

export function make_speaker(node) {
  let last = -pause,
    waiting = null,
    next = '';
  function now() {
    waiting = null;
    last = performance.now();
    node.textContent = next;
  }
  return function speak(text) {
    next = text;
    if (waiting) return;
    const left = last + pause - performance.now();
    if (left <= 0) now();
    else waiting = setTimeout(now, left);
  };
}
