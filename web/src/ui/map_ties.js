// The ties: width is trust, dashes are talks, a red cross and a word mark one that has just broken. Above `most` ties they are bundled by region.

const most = 1000,
  widths = [0.5, 0.9, 1.4, 2.1],
  crosses = 4,
  plain = [];

const width_class = trust => (trust < 0.25 ? 0 : trust < 0.5 ? 1 : trust < 0.75 ? 2 : 3);

function curve(c, x0, y0, x1, y1) {
  const middle = (x0 + x1) / 2;
  c.moveTo(x0, y0);
  c.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

/** One stroke for each width, and one for talks, whatever the number of ties. */
function draw_single(c, frame, places, colours) {
  const { ties } = frame,
    { firms, partners } = places;
  c.globalAlpha = Math.max(0.2, Math.min(0.75, 45 / (ties.firm.length + 1)));
  for (let pass = 0; pass <= widths.length; ++pass) {
    const talks = pass === widths.length;
    c.beginPath();
    for (let k = 0; k < ties.firm.length; ++k) {
      if ((ties.state[k] === 0) !== talks || (!talks && width_class(ties.trust[k]) !== pass)) continue;
      const i = ties.firm[k] - 1,
        j = ties.partner[k];
      curve(c, firms.x[i], firms.y[i], partners.x[j], partners.y[j]);
    }
    c.setLineDash(talks ? [3, 3] : plain);
    c.lineWidth = talks ? 0.8 : widths[pass];
    c.strokeStyle = talks ? colours.edge : colours.blue;
    c.stroke();
  }
  c.setLineDash(plain);
  c.globalAlpha = 1;
}

/** Bundles: one line for each pair of regions, as wide as its ties, with their number. */
function draw_bundles(c, frame, places, regions, colours) {
  const sums = new Map();
  for (let k = 0; k < frame.ties.firm.length; ++k) {
    const key = regions.firm[frame.ties.firm[k] - 1] * 64 + regions.partner[frame.ties.partner[k]];
    sums.set(key, (sums.get(key) ?? 0) + 1);
  }
  c.strokeStyle = colours.blue;
  c.globalAlpha = 0.4;
  for (const [key, n] of sums) {
    const from = places.uk[Math.floor(key / 64)],
      to = places.china[key % 64];
    c.beginPath();
    curve(c, from.x + from.w / 2, from.y + from.h / 2, to.x + to.w / 2, to.y + to.h / 2);
    c.lineWidth = Math.min(14, 0.5 + Math.sqrt(n));
    c.stroke();
  }
  c.globalAlpha = 1;
}

function draw_broken(c, broken, places, word, colours, size) {
  c.strokeStyle = colours.plum;
  c.fillStyle = colours.plum;
  c.font = `600 ${size}px system-ui, sans-serif`;
  for (let k = 0; k < Math.min(crosses, broken.length); ++k) {
    const i = broken[k].firm - 1,
      j = broken[k].partner;
    const x = (places.firms.x[i] + places.partners.x[j]) / 2,
      y = (places.firms.y[i] + places.partners.y[j]) / 2;
    c.lineWidth = 0.8;
    c.setLineDash([2, 3]);
    (c.beginPath(), curve(c, places.firms.x[i], places.firms.y[i], places.partners.x[j], places.partners.y[j]), c.stroke());
    c.setLineDash(plain);
    c.lineWidth = 2.5;
    (c.beginPath(), c.moveTo(x - 5, y - 5), c.lineTo(x + 5, y + 5), c.moveTo(x + 5, y - 5), c.lineTo(x - 5, y + 5), c.stroke());
    if (k === 0) c.fillText(word, x + 8, y + 4);
  }
}

function draw_chosen(c, firm, frame, places, colours) {
  const i = firm - 1;
  if (i < 0 || i >= places.firms.x.length) return;
  for (let k = 0; k < frame.ties.firm.length; ++k) {
    if (frame.ties.firm[k] !== firm) continue;
    const j = frame.ties.partner[k];
    c.strokeStyle = colours.plum;
    c.lineWidth = 2.5;
    (c.beginPath(), curve(c, places.firms.x[i], places.firms.y[i], places.partners.x[j], places.partners.y[j]), c.stroke());
  }
  c.strokeStyle = colours.plum;
  c.lineWidth = 2.5;
  (c.beginPath(), c.arc(places.firms.x[i], places.firms.y[i], 10, 0, 2 * Math.PI), c.stroke());
}

/** Draws all ties of a frame on a canvas of its own; called at most four times a second while playing. */
export function draw_ties(canvas, scale, frame, places, look) {
  const c = canvas.getContext('2d');
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, places.w, places.h);
  if (frame.ties.firm.length > most) draw_bundles(c, frame, places, look.regions, look.colours);
  else draw_single(c, frame, places, look.colours);
  draw_broken(c, look.broken, places, look.word, look.colours, look.size);
  draw_chosen(c, look.firm, frame, places, look.colours);
}
