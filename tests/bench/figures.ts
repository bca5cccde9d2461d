/** Median and 95th percentile of measured milliseconds. */
export interface Figures {
  readonly median: number;
  readonly p95: number;
}

export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds by the clock, and of processor time on all threads: the latter hardly changes with what else runs. */
export interface Spent {
  readonly clock: number;
  readonly processor: number;
}

export async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const before = process.cpuUsage();
  const clock = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

/** Three places behind the point are more than any machine repeats. */
export const rounded = (value: number): number => Number(value.toFixed(3));

/** A line of a table: a name and figures. */
export function row(name: string, ...cells: readonly (number | string)[]): string {
  const shown = cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell).padStart(12));
  return `${name.padEnd(44)}${shown.join('')}`;
}
