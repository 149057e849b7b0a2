// Times that web/measure reads through window.pactsimTimings(): ring buffers made once, so that measuring allocates nothing in the frame loop.

const room = 512;
const frames = new Float64Array(room),
  maps = new Float64Array(room),
  moves = new Float64Array(room);
let frame_count = 0,
  map_count = 0,
  move_count = 0,
  first_picture = 0,
  moved_at = 0,
  drawn = null;

/** All work of one frame while it plays: maps, chart, and text when it is due. */
export function note_frame(ms) {
  frames[frame_count++ % room] = ms;
}
/** Drawing one map. */
export function note_map(ms) {
  maps[map_count++ % room] = ms;
}
/** A lever moved at this moment; the next drawing of its world ends the measurement. */
export function note_move() {
  moved_at = performance.now();
}
/** A frame is on the map. Drawing an old frame once more does not end the measurement of a lever. */
export function note_drawn(frame) {
  if (first_picture === 0) first_picture = performance.now();
  const fresh = frame !== drawn;
  drawn = frame;
  if (moved_at > 0 && fresh) {
    moves[move_count++ % room] = performance.now() - moved_at;
    moved_at = 0;
  }
}
function quantile(values, n, q) {
  if (n === 0) return null;
  const sorted = Float64Array.from(values.subarray(0, Math.min(n, room))).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

const pairs = { first_20: null, all_200: null };
/** Paired worlds counted since the request: the moments of 20 and of 200. */
export function note_pairs(done, ms) {
  if (done >= 20 && pairs.first_20 === null) pairs.first_20 = ms;
  if (done >= 200 && pairs.all_200 === null) pairs.all_200 = ms;
}

/** All times in milliseconds; null where nothing was measured. */
export function timings() {
  return {
    first_picture_ms: first_picture || null,
    frame_work_ms: { count: Math.min(frame_count, room), median: quantile(frames, frame_count, 0.5), p95: quantile(frames, frame_count, 0.95) },
    map_ms: { count: Math.min(map_count, room), median: quantile(maps, map_count, 0.5), p95: quantile(maps, map_count, 0.95) },
    pairs_ms: { ...pairs },
    lever_to_draw_ms: {
      count: Math.min(move_count, room),
      median: quantile(moves, move_count, 0.5),
      p95: quantile(moves, move_count, 0.95),
      last: move_count ? moves[(move_count - 1) % room] : null,
    },
  };
}

export function clear_timings() {
  frame_count = 0;
  map_count = 0;
  pairs.first_20 = null;
  pairs.all_200 = null;
  move_count = 0;
}
