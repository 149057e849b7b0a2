// The marks of the map, written as pixels. Nothing is allocated after make_nodes.
import { looks } from './map_sprites.js';

const ended_from = 4,
  not_joined = 255,
  status_look = [looks.home, looks.searching, looks.talking, looks.partnered];

/** Look of a firm from the kernel's numbers (names.statuses, names.stages). */
export function look_of(status, stage, sells) {
  if (status === not_joined) return looks.absent;
  if (status >= ended_from) return looks.ended;
  if (stage === 3 && sells) return looks.established;
  return status_look[status];
}

function stamp(out, width, height, sprite, x, y) {
  const { size, pixels } = sprite;
  const left = Math.round(x - size / 2),
    top = Math.round(y - size / 2);
  if (left < 0 || top < 0 || left + size > width || top + size > height) return;
  for (let row = 0, from = 0; row < size; ++row) {
    let to = (top + row) * width + left;
    for (let column = 0; column < size; ++column, ++from, ++to) {
      const pixel = pixels[from];
      if (pixel !== 0) out[to] = pixel;
    }
  }
}

/** A drawer of marks for one canvas: draw(frame). */
export function make_nodes(canvas, places, sprites, scale, capacity) {
  const c = canvas.getContext('2d');
  const image = c.createImageData(canvas.width, canvas.height);
  const out = new Uint32Array(image.data.buffer),
    width = canvas.width,
    height = canvas.height;
  const { firms, partners, brokers } = places;
  return function draw(frame) {
    out.fill(0);
    const { used } = frame.partners;
    for (let j = 0; j < used.length; ++j) {
      const fullness = used[j] === 0 ? 0 : used[j] < capacity[j] ? 1 : 2;
      stamp(out, width, height, sprites.partners[fullness], partners.x[j] * scale, partners.y[j] * scale);
    }
    for (let k = 0; k < brokers.x.length; ++k) stamp(out, width, height, sprites.broker, brokers.x[k] * scale, brokers.y[k] * scale);
    const { status, stage, china } = frame.firms;
    const n = Math.min(status.length, firms.x.length);
    for (let i = 0; i < n; ++i) {
      const look = look_of(status[i], stage[i], china[i]);
      if (look !== looks.absent) stamp(out, width, height, sprites.firms[look], firms.x[i] * scale, firms.y[i] * scale);
    }
    c.putImageData(image, 0, 0);
  };
}
