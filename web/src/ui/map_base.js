// The ground of the map: tiles of the regions with their names, drawn once for each size.

function tile(c, box, label, size, colours) {
  c.fillStyle = colours.page;
  c.strokeStyle = colours.line;
  c.lineWidth = 1;
  c.beginPath();
  if (c.roundRect) c.roundRect(box.x, box.y, box.w, box.h, 4);
  else c.rect(box.x, box.y, box.w, box.h);
  c.fill();
  c.stroke();
  c.fillStyle = colours.soft;
  let at = size;
  for (; at > size - 3; at -= 0.5) {
    c.font = `500 ${at}px system-ui, "DejaVu Sans Condensed", sans-serif`;
    if (c.measureText(label).width <= box.w - 6) break;
  }
  c.fillText(short(c, label, box.w - 6), box.x + 3, box.y + size + 1);
}

/** The whole label, else its first words, else their initials, as far as they fit. */
function short(c, label, width) {
  if (c.measureText(label).width <= width) return label;
  const words = label
    .replace(/\(.*$/, '')
    .trim()
    .split(/[\s,]+/);
  for (let n = words.length - 1; n > 0; --n) {
    const text = words.slice(0, n).join(' ');
    if (c.measureText(text).width <= width && (text.length > 4 || words.length === 1)) return text;
  }
  if (words.length > 1) return words.map(word => word[0]).join('');
  let text = words[0];
  while (text.length > 2 && c.measureText(text).width > width) text = text.slice(0, -1);
  return text;
}

/** Draws the ground. `words` = { uk, china, gateway, region: name -> short label }. */
export function draw_base(canvas, scale, places, words, colours, size) {
  const c = canvas.getContext('2d');
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, places.w, places.h);
  c.font = `700 ${size}px system-ui, sans-serif`;
  c.fillStyle = colours.ink;
  c.fillText(words.uk, places.uk_box.x + 1, 12);
  c.fillText(words.china, places.china_box.x + 1, 12);
  for (const box of places.uk) tile(c, box, words.region(box.name), size - 1.5, colours);
  for (const box of places.china) tile(c, box, words.region(box.name), size - 1.5, colours);
  tile(c, places.gateway, words.gateway, size - 1.5, colours);
}
