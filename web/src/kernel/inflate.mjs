// DEFLATE (RFC 1951), decompression only: the page carries its module packed, and not every browser unpacks by itself.

const length_base = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const length_bits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distance_base = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const distance_bits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const code_order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** How many codes there are of each length, and the symbols in the order of their codes. */
function table_of(lengths) {
  const counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) ++counts[length];
  counts[0] = 0;
  for (let length = 1; length < 15; ++length) starts[length + 1] = starts[length] + counts[length];
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
}

const fixed_literals = table_of([...Array(144).fill(8), ...Array(112).fill(9), ...Array(24).fill(7), ...Array(8).fill(8)]);
const fixed_distances = table_of(Array(30).fill(5));

/** The bytes that `packed` (Uint8Array) stands for; `size` is how many there must be. Throws on damaged input. */
export function inflate(packed, size) {
  const out = new Uint8Array(size);
  let at = 0, store = 0, held = 0, written = 0;
  const damaged = () => { throw new Error('damaged'); };
  const bits = count => {
    while (held < count) {
      if (at >= packed.length) damaged();
      store |= packed[at++] << held;
      held += 8;
    }
    const value = store & ((1 << count) - 1);
    store >>>= count;
    held -= count;
    return value;
  };
  const symbol = ({ counts, symbols }) => {
    let code = 0, first = 0, index = 0;
    for (let length = 1; length < 16; ++length) {
      code |= bits(1);
      const count = counts[length];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return damaged();
  };
  const stored = () => {
    store = held = 0;
    const length = packed[at] | packed[at + 1] << 8;
    if (at + 4 + length > packed.length || written + length > size) damaged();
    out.set(packed.subarray(at + 4, at + 4 + length), written);
    at += 4 + length;
    written += length;
  };
  const tables = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, codes = bits(4) + 4, lengths = Array(19).fill(0);
    for (let k = 0; k < codes; ++k) lengths[code_order[k]] = bits(3);
    const table = table_of(lengths), all = [];
    while (all.length < literals + distances) {
      const next = symbol(table);
      if (next < 16) all.push(next);
      else if (next === 16) { const last = all.at(-1) ?? damaged(); for (let k = bits(2) + 3; k; --k) all.push(last); }
      else for (let k = next === 17 ? bits(3) + 3 : bits(7) + 11; k; --k) all.push(0);
    }
    return [table_of(all.slice(0, literals)), table_of(all.slice(literals, literals + distances))];
  };
  const compressed = (literals, distances) => {
    for (;;) {
      const next = symbol(literals);
      if (next === 256) return;
      if (next < 256) { if (written >= size) damaged(); out[written++] = next; continue; }
      const length = length_base[next - 257] + bits(length_bits[next - 257]), code = symbol(distances), distance = distance_base[code] + bits(distance_bits[code]);
      if (!(distance <= written) || !(written + length <= size)) damaged();
      for (let k = 0; k < length; ++k, ++written) out[written] = out[written - distance];
    }
  };
  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored(); else if (kind === 1) compressed(fixed_literals, fixed_distances); else if (kind === 2) compressed(...tables()); else damaged();
  }
  if (written !== size) damaged();
  return out;
}
