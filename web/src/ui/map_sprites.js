// Small pictures of every mark, drawn once and then copied pixel by pixel: shape and filling first, colour second.

/** How a firm looks; the order is used as a number in the frame loop. */
export const looks = { absent: 0, home: 1, searching: 2, talking: 3, partnered: 4, established: 5, ended: 6 };
export const look_names = Object.keys(looks);

function ring(c, r, width, colour) {
  c.beginPath();
  c.arc(0, 0, Math.max(0.5, r - width / 2), 0, 2 * Math.PI);
  c.lineWidth = width;
  c.strokeStyle = colour;
  c.stroke();
}

function disc(c, r, colour, from = 0, to = 2 * Math.PI) {
  c.beginPath();
  c.arc(0, 0, r, from, to);
  c.fillStyle = colour;
  c.fill();
}

function cross(c, r, width, colour) {
  c.beginPath();
  (c.moveTo(-r, -r), c.lineTo(r, r), c.moveTo(r, -r), c.lineTo(-r, r));
  c.lineWidth = width;
  c.strokeStyle = colour;
  c.stroke();
}

/** Draws one look of a firm around the origin. */
export function draw_firm(c, look, r, colours) {
  if (look === looks.home) {
    disc(c, r * 0.72, colours.card);
    ring(c, r * 0.72, Math.max(0.8, r * 0.16), colours.edge);
  }
  if (look === looks.searching) {
    disc(c, r, colours.card);
    ring(c, r, Math.max(1, r * 0.3), colours.blue);
  }
  if (look === looks.talking) {
    disc(c, r, colours.card);
    disc(c, r, colours.blue, Math.PI / 2, 1.5 * Math.PI);
    ring(c, r, Math.max(1, r * 0.25), colours.blue);
  }
  if (look === looks.partnered) disc(c, r, colours.blue);
  if (look === looks.established) {
    disc(c, r * 1.15, colours.plum);
    disc(c, r * 0.45, colours.card);
  }
  if (look === looks.ended) cross(c, r * 0.45, Math.max(0.8, r * 0.18), colours.edge);
}

/** A partner: a square whose filling shows how many of its places are taken (0, 1, 2 = free, some, all). */
export function draw_partner(c, fullness, r, colours) {
  c.fillStyle = colours.card;
  c.fillRect(-r, -r, 2 * r, 2 * r);
  c.fillStyle = colours.teal;
  if (fullness === 1) c.fillRect(-r, 0, 2 * r, r);
  if (fullness === 2) c.fillRect(-r, -r, 2 * r, 2 * r);
  c.lineWidth = Math.max(1, r * 0.25);
  c.strokeStyle = colours.teal_text;
  c.strokeRect(-r + c.lineWidth / 2, -r + c.lineWidth / 2, 2 * r - c.lineWidth, 2 * r - c.lineWidth);
}

/** An intermediary: a diamond. */
export function draw_broker(c, r, colours) {
  c.beginPath();
  (c.moveTo(0, -r), c.lineTo(r, 0), c.lineTo(0, r), c.lineTo(-r, 0), c.closePath());
  c.fillStyle = colours.orange;
  c.fill();
  c.lineWidth = Math.max(1, r * 0.2);
  c.strokeStyle = colours.ink;
  c.stroke();
}

/** One mark as pixels: { size, pixels }. `scale` = device pixels per CSS pixel. */
function picture(r, scale, draw) {
  const size = Math.max(3, Math.ceil(r * 2.5 * scale) | 1);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const c = canvas.getContext('2d', { willReadFrequently: true });
  c.translate(size / 2, size / 2);
  c.scale(scale, scale);
  draw(c);
  return { size, pixels: new Uint32Array(c.getImageData(0, 0, size, size).data.buffer) };
}

/** All pictures for one size of map. */
export function make_sprites(places, scale, colours) {
  const firm_r = Math.min(6.5, Math.max(1.3, places.firms.step * 0.4));
  const partner_r = Math.min(6, Math.max(1.5, places.partners.step * 0.33));
  const broker_r = Math.min(6.5, Math.max(2.5, Math.min(places.brokers.step * 0.38, places.w / 75)));
  return {
    firm_r,
    partner_r,
    broker_r,
    firms: look_names.map((_, look) => picture(firm_r, scale, c => draw_firm(c, look, firm_r, colours))),
    partners: [0, 1, 2].map(fullness => picture(partner_r, scale, c => draw_partner(c, fullness, partner_r, colours))),
    broker: picture(broker_r, scale, c => draw_broker(c, broker_r, colours)),
  };
}
