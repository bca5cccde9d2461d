/** A bench prints its table while it runs and answers the figures of its last line. */
type Bench = () => Promise<{ readonly bench: string }>;

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  timelimit: async () => (await import('./timelimit.bench.ts')).run,
  intake: async () => (await import('./intake.bench.ts')).run,
  search: async () => (await import('./search.bench.ts')).run,
  booking: async () => (await import('./booking.bench.ts')).run,
  board: async () => (await import('./board.bench.ts')).run,
  report: async () => (await import('./report.bench.ts')).run,
  scroll: async () => (await import('./scroll.bench.ts')).run,
  startup: async () => (await import('./startup.bench.ts')).run,
  import: async () => (await import('./import.bench.ts')).run,
};

/** Runs one bench by name; the last line of standard output is its result as JSON. @returns exit status */
export async function runBench(name: string | undefined): Promise<number> {
  const load = name === undefined ? undefined : BENCHES[name];
  if (load === undefined) {
    process.stderr.write(`benches: ${Object.keys(BENCHES).join(', ')} (npm run bench -- NAME)\n`);
    return name === undefined ? 0 : 2;
  }
  const result = await (await load())();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return 0;
}
