/**
 * QR codes (ISO/IEC 18004) of versions 1 to 3, level M, alphanumeric: enough for the number of a slip, which scanners
 * and telephones then read. Written out for the same reason as Code 128; tests compare it with bwip-js.
 */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Level M, one block: modules a side, data and correction bytes, and where the alignment pattern stands. */
const VERSIONS = [
  { size: 21, data: 16, correction: 10, alignment: null },
  { size: 25, data: 28, correction: 16, alignment: 18 },
  { size: 29, data: 44, correction: 26, alignment: 22 },
] as const;
type Version = (typeof VERSIONS)[number];

/** A module: dark or light; null while nothing stands there. */
type Module = 0 | 1;
type Grid = (Module | null)[][];

function bitsOf(value: number, length: number): readonly Module[] {
  return Array.from({ length }, (_, index): Module => (((value >> (length - 1 - index)) & 1) === 1 ? 1 : 0));
}

/** Mode, count, pairs of characters, end mark and padding as bytes. */
function dataBytes(text: string, version: Version): readonly number[] {
  const bits: Module[] = [...bitsOf(0b0010, 4), ...bitsOf(text.length, 9)];
  for (let at = 0; at < text.length; at += 2) {
    const first = ALPHABET.indexOf(text.charAt(at));
    if (at + 1 < text.length) bits.push(...bitsOf(first * 45 + ALPHABET.indexOf(text.charAt(at + 1)), 11));
    else bits.push(...bitsOf(first, 6));
  }
  const room = version.data * 8;
  bits.push(...bitsOf(0, Math.min(4, room - bits.length)));
  while (bits.length % 8 !== 0) bits.push(0);
  const bytes = Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce<number>((byte, bit) => byte * 2 + bit, 0),
  );
  for (let pad = 0; bytes.length < version.data; pad += 1) bytes.push(pad % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

const EXPONENTS: number[] = [1];
for (let power = 1; power < 255; power += 1) {
  const doubled = (EXPONENTS[power - 1] ?? 0) * 2;
  EXPONENTS.push(doubled < 256 ? doubled : doubled ^ 0x11d);
}

function times(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return EXPONENTS[(EXPONENTS.indexOf(left) + EXPONENTS.indexOf(right)) % 255] ?? 0;
}

/** Reed-Solomon remainder over GF(256). */
function correctionBytes(data: readonly number[], count: number): readonly number[] {
  let generator = [1];
  for (let degree = 0; degree < count; degree += 1) {
    const root = EXPONENTS[degree] ?? 1;
    generator = [...generator, 0].map((value, index) => value ^ times(generator[index - 1] ?? 0, root));
  }
  const rest = [...data, ...Array.from({ length: count }, () => 0)];
  for (let at = 0; at < data.length; at += 1) {
    const factor = rest[at] ?? 0;
    generator.forEach((value, index) => {
      rest[at + index] = (rest[at + index] ?? 0) ^ times(value, factor);
    });
  }
  return rest.slice(data.length);
}

function put(grid: Grid, row: number, column: number, module: Module): void {
  const line = grid[row];
  if (line !== undefined && column >= 0 && column < line.length) line[column] = module;
}

/** Rings around a centre: dark within `core`, light one further, dark on the next. */
function square(grid: Grid, row: number, column: number, core: number, reach: number): void {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(right));
      put(grid, row + down, column + right, ring <= core || ring === core + 2 ? 1 : 0);
    }
  }
}

/** Level and mask, with their own correction, beside the three corners. */
function putFormat(grid: Grid, mask: number): void {
  const size = grid.length;
  let rest = mask << 10;
  for (let bit = 4; bit >= 0; bit -= 1) if (((rest >> (bit + 10)) & 1) === 1) rest ^= 0x537 << bit;
  const bits = bitsOf(((mask << 10) | rest) ^ 0x5412, 15);
  bits.forEach((bit, index) => {
    const along = index < 6 ? index : index < 8 ? index + 1 : size - 15 + index;
    put(grid, 8, along, bit);
    const up = index < 7 ? size - 1 - index : index < 9 ? 15 - index : 14 - index;
    put(grid, up, 8, bit);
    // The middle bit stands both at the corner and at the beginning of the right half.
    if (index === 7) put(grid, 8, size - 8, bit);
  });
  put(grid, size - 8, 8, 1);
}

function emptyGrid(version: Version): Grid {
  const { size, alignment } = version;
  const grid: Grid = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  for (let at = 8; at < size - 8; at += 1) {
    put(grid, 6, at, at % 2 === 0 ? 1 : 0);
    put(grid, at, 6, at % 2 === 0 ? 1 : 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    square(grid, row, column, 1, 4);
  if (alignment !== null) square(grid, alignment, alignment, 0, 2);
  putFormat(grid, 0);
  return grid;
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Fills the free modules in columns of two, upwards and downwards from the right, under a mask. */
function filled(empty: Grid, bits: readonly Module[], mask: number): readonly (readonly Module[])[] {
  const grid = empty.map((line) => [...line]);
  const size = grid.length;
  const flips = MASKS[mask] ?? (() => false);
  let next = 0;
  for (let pair = size - 1; pair > 0; pair -= 2) {
    // The column of the timing pattern is passed over.
    const right = pair <= 6 ? pair - 1 : pair;
    const upwards = Math.floor((size - 1 - pair) / 2) % 2 === 0;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (grid[row]?.[column] !== null) continue;
        const bit = bits[next] ?? 0;
        next += 1;
        put(grid, row, column, flips(row, column) ? (bit === 1 ? 0 : 1) : bit);
      }
    }
  }
  putFormat(grid, mask);
  return grid.map((line) => line.map((module) => module ?? 0));
}

/** How badly a mask disturbs reading: long runs, blocks, false corners, too much of one colour. */
function penalty(grid: readonly (readonly Module[])[]): number {
  const size = grid.length;
  const lines = [
    ...grid.map((line) => line.join('')),
    ...grid.map((_line, column) => grid.map((line) => line[column] ?? 0).join('')),
  ];
  let points = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
    points += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  for (let row = 0; row + 1 < size; row += 1) {
    for (let column = 0; column + 1 < size; column += 1) {
      const sum = [grid[row], grid[row + 1]].reduce(
        (dark, line) => dark + (line?.[column] ?? 0) + (line?.[column + 1] ?? 0),
        0,
      );
      if (sum === 0 || sum === 4) points += 3;
    }
  }
  const dark = grid.flat().filter((module) => module === 1).length;
  return points + 10 * Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5);
}

/**
 * A text as the rows of a QR code, 1 = dark. The quiet zone (4 modules on each side) is the drawer's. Null when the text
 * is empty, longer than 61 characters, or holds others than digits, capital letters and ` $%*+-./:`.
 * @example qrModules('AP2026-0012')?.length // 21
 */
export function qrModules(text: string): readonly (readonly (0 | 1)[])[] | null {
  if (!/^[0-9A-Z $%*+\-./:]{1,61}$/.test(text)) return null;
  const bitsNeeded = 13 + Math.floor(text.length / 2) * 11 + (text.length % 2) * 6;
  const version = VERSIONS.find(({ data }) => data * 8 >= bitsNeeded);
  if (version === undefined) return null;
  const data = dataBytes(text, version);
  const bits = [...data, ...correctionBytes(data, version.correction)].flatMap((byte) => bitsOf(byte, 8));
  const empty = emptyGrid(version);
  return MASKS.map((_mask, index) => filled(empty, bits, index))
    .map((grid) => ({ grid, points: penalty(grid) }))
    .reduce((best, candidate) => (candidate.points < best.points ? candidate : best)).grid;
}
