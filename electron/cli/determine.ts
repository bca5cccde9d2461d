import { z } from 'zod';
import { determine } from '../../shared/determination/determine.ts';
import { USES } from '../../shared/determination/types.ts';
import type { Determination, DeterminationFacts } from '../../shared/determination/types.ts';
import { RULE_SET_IDS } from '../../shared/matters/types.ts';
import { writeAll } from './io.ts';
import type { CliIo } from './io.ts';
import { answerLines } from './json-lines.ts';
import type { ErrorAnswer } from './json-lines.ts';

// Larger than any building or budget; beyond it a figure is a slip of the keyboard.
const MOST_SQUARE_METRES = 100_000_000;
const MOST_METRES = 2_000;
const MOST_YUAN = 1e13;
const MOST_CONTENTS = 1_000;

const squareMetres = z.number().min(0).max(MOST_SQUARE_METRES);
const factsSchema: z.ZodType<DeterminationFacts> = z.strictObject({
  ruleSet: z.enum(RULE_SET_IDS).default('2020'),
  use: z.enum(USES).exactOptional(),
  floorArea: squareMetres.exactOptional(),
  buildingArea: squareMetres.exactOptional(),
  height: z.number().min(0).max(MOST_METRES).exactOptional(),
  highRiseResidentialClass: z.union([z.literal(1), z.literal(2)], 'Expected 1 or 2').exactOptional(),
  contains: z
    .array(z.strictObject({ use: z.enum(USES), floorArea: squareMetres }))
    .max(MOST_CONTENTS)
    .exactOptional(),
  homeInterior: z.boolean().exactOptional(),
  villagerHouse: z.boolean().exactOptional(),
  disasterRelief: z.boolean().exactOptional(),
  temporary: z.boolean().exactOptional(),
  crowded: z.boolean().exactOptional(),
  specialDesign: z.boolean().exactOptional(),
  investmentYuan: z.number().min(0).max(MOST_YUAN).exactOptional(),
});

function refusal({ issues }: z.ZodError): ErrorAnswer {
  const [issue] = issues;
  const at = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const path = [...at, issue.keys[0] ?? ''].join('.').slice(0, 200);
    return { error: { code: 'unknown-field', message: `Unknown field: ${path}`, path } };
  }
  const message = (issue?.message ?? 'The facts are not valid.').slice(0, 300);
  return { error: { code: 'invalid-facts', message, path: at.map(String).join('.') } };
}

/**
 * Answers one line of facts under the default office, which has no local exemption.
 *
 * @example answerFacts('{"ruleSet":"2020","use":"karaoke","floorArea":501}')
 * // { result: 'special', clause: '14(6)', clauses: ['14(6)'], needs: [], used: ['use', 'floorArea'] }
 */
export function answerFacts(line: string): Determination | ErrorAnswer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: { code: 'invalid-json', message: 'The line is not a JSON object.', path: '' } };
  }
  const facts = factsSchema.safeParse(value);
  return facts.success ? determine(facts.data, {}) : refusal(facts.error);
}

/**
 * `determine`: JSON Lines of facts on standard input, one answer a line, in order. Exit status 0, or 2 when any line was
 * bad.
 */
export async function determineCommand(io: CliIo): Promise<number> {
  if (io.args.length > 0) {
    await writeAll(io.stderr, `determine takes no arguments: ${io.args.join(' ')}\n`);
    return 2;
  }
  return answerLines(io, answerFacts);
}
