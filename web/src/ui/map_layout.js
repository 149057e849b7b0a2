// Where everything stands on the stylised map. Nothing here is geography: regions are tiles in the order people know, and places depend only on the list
// of firms, which is the same in every world of one seed, so nothing jumps when a lever moves.

/** Rows of UK regions from north to south, in each from west to east. */
const uk_rows = [
  ['northern_ireland', 'scotland', 'north_east'],
  ['north_west', 'yorkshire_humber'],
  ['wales', 'west_midlands', 'east_midlands', 'east_of_england'],
  ['south_west', 'london', 'south_east'],
];
/** Tile of each Chinese region inside the right part: x, y, width, height as shares. */
const china_tiles = {
  jing_jin_ji: [0.46, 0, 0.54, 0.29],
  yangtze_river_delta: [0.46, 0.31, 0.54, 0.36],
  greater_bay_area: [0.46, 0.69, 0.54, 0.31],
  central_western: [0, 0.16, 0.44, 0.68],
};
const label_room = 15;

const sum = values => values.reduce((a, b) => a + b, 0);

/** Widths of the tiles of a row: as their firms, but none so narrow that its name is lost. */
function widths_of(row, size, width) {
  const least = width * 0.14,
    wide = row.filter(name => size(name) * width > least * sum(row.map(size)));
  const rest = width - least * (row.length - wide.length),
    whole = sum(wide.map(size)) || 1;
  return row.map(name => (wide.includes(name) ? (rest * size(name)) / whole : least));
}

/** Tiles in rows. Heights are such that firms stand equally close everywhere, below the line of the name. */
function uk_tiles(names, sizes, box) {
  const size = name => sizes[names.indexOf(name)];
  const rows = [...uk_rows.map(row => row.filter(name => names.includes(name))), names.filter(name => !uk_rows.flat().includes(name))].filter(
    row => row.length,
  );
  const name_line = label_room + 6,
    room = box.h - rows.length * name_line,
    all = sum(sizes) || 1,
    out = [];
  let y = box.y;
  for (const row of rows) {
    const h = name_line + (room * sum(row.map(size))) / all,
      widths = widths_of(row, size, box.w);
    let x = box.x;
    row.forEach((name, k) => {
      out[names.indexOf(name)] = { name, key: names.indexOf(name) + 1, x: x + 1, y: y + 1, w: widths[k] - 2, h: h - 2 };
      x += widths[k];
    });
    y += h;
  }
  return out;
}

function china_tile(name, k, box) {
  const [x, y, w, h] = china_tiles[name] ?? [0, 0.86, 0.44, 0.14];
  return { x: box.x + box.w * x, y: box.y + box.h * y, w: box.w * w, h: box.h * h };
}

/** A keyed shuffle of 0..n-1, so that firms that join later do not all stand in one corner. */
function shuffled(n, key) {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let state = (key * 2654435761 + 12345) >>> 0;
  for (let i = n - 1; i > 0; --i) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 4294967296) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Distance between neighbours so that `n` marks fit into a tile, at most `most`. */
function spacing_for(tile, n, most) {
  const w = tile.w - 6,
    h = tile.h - label_room - 4;
  for (let step = most; step > 1.5; step -= 0.25) {
    if (Math.floor(w / step) * Math.floor(h / step) >= n) return step;
  }
  return 1.5;
}

function place(tile, members, step, x, y) {
  if (members.length === 0) return;
  const columns = Math.max(1, Math.floor((tile.w - 6) / step));
  const rows = Math.ceil(members.length / columns);
  const top = tile.y + label_room + Math.max(0, (tile.h - label_room - rows * step) / 2);
  const left = tile.x + (tile.w - Math.min(columns, members.length) * step) / 2;
  const order = shuffled(members.length, tile.key);
  members.forEach((member, k) => {
    const cell = order[k];
    x[member] = left + ((cell % columns) + 0.5) * step;
    y[member] = top + (Math.floor(cell / columns) + 0.5) * step;
  });
}

function members_by(region, n, regions) {
  const lists = Array.from({ length: regions }, () => []);
  for (let i = 0; i < n; ++i) lists[region[i]]?.push(i);
  return lists;
}

function place_group(tiles, region, n, most) {
  const x = new Float32Array(n),
    y = new Float32Array(n);
  const lists = members_by(region, n, tiles.length);
  const step = Math.min(...tiles.map((tile, k) => spacing_for(tile, lists[k].length, most)));
  tiles.forEach((tile, k) => place(tile, lists[k], step, x, y));
  return { x, y, step };
}

/** Diamonds stand in the corridor between the two countries, one column, or more when there are many. */
function place_brokers(corridor, n) {
  const columns = Math.max(1, Math.ceil(n / 14)),
    rows = Math.ceil(n / columns);
  const x = new Float32Array(n),
    y = new Float32Array(n);
  for (let i = 0; i < n; ++i) {
    x[i] = corridor.x + corridor.w * ((Math.floor(i / rows) + 0.5) / columns);
    y[i] = corridor.y + corridor.h * (((i % rows) + 0.5) / rows);
  }
  return { x, y, step: Math.min(18, corridor.w / columns, corridor.h / Math.max(1, rows)) };
}

/**
 * The whole layout for a stage of w x h pixels. `cast` lists every firm of the run (also those that join later), every partner and every intermediary:
 * { uk: [name], china: [name], firm_region, firms, partner_region, partners, brokers }.
 */
export function layout(w, h, cast) {
  const title = 18,
    foot = 22;
  const uk_box = { x: 2, y: title, w: w * 0.47, h: h - title - 2 };
  const corridor = { x: w * 0.485, y: title + 6, w: w * 0.09, h: h - title - foot - 16 };
  const china_box = { x: w * 0.59, y: title, w: w * 0.41 - 2, h: h - title - foot - 2 };
  const sizes = members_by(cast.firm_region, cast.firms, cast.uk.length).map(list => list.length);
  const uk = uk_tiles(cast.uk, sizes, uk_box);
  const china = cast.china.map((name, k) => ({ name, key: k + 101, ...china_tile(name, k, china_box) }));
  return {
    w,
    h,
    uk,
    china,
    uk_box,
    china_box,
    corridor,
    gateway: { x: w * 0.5, y: h - foot, w: w * 0.5 - 3, h: foot - 3 },
    firms: place_group(uk, cast.firm_region, cast.firms, 17),
    partners: place_group(china, cast.partner_region, cast.partners, 20),
    brokers: place_brokers(corridor, cast.brokers),
  };
}
