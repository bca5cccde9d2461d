import type { z } from 'zod';
import { FIELD_PROBLEMS } from '../../shared/contract/errors.ts';
import type { FieldIssue, FieldProblem } from '../../shared/contract/errors.ts';

const BY_ISSUE_CODE: Readonly<Record<string, FieldProblem>> = {
  too_big: 'out-of-range',
  too_small: 'out-of-range',
  unrecognized_keys: 'unknown-field',
  invalid_value: 'unknown-choice',
  invalid_union: 'unknown-choice',
};

/**
 * Checks an input against the contract's own schema before it is sent, so that problems stand at their fields at once and
 * in the same words. The first problem of a field is the one to mend first.
 *
 * @example inputIssues(setupInput, typed) // [{ path: 'officeName', problem: 'required' }]
 */
export function inputIssues(schema: z.ZodType, input: unknown): readonly FieldIssue[] {
  const answer = schema.safeParse(input);
  if (answer.success) return [];
  const issues = new Map<string, FieldIssue>();
  for (const issue of answer.error.issues) {
    const path = issue.path.map(String).join('.');
    if (issues.has(path)) continue;
    const known = FIELD_PROBLEMS.find((problem) => problem === issue.message);
    const problem = known ?? BY_ISSUE_CODE[issue.code] ?? 'wrong-type';
    const limit = 'maximum' in issue && typeof issue.maximum === 'number' ? { limit: issue.maximum } : {};
    issues.set(path, { path, problem, ...limit });
  }
  return [...issues.values()];
}

/** What the page says once about everything marked at the fields. */
export function issuesByPath(
  issues: readonly FieldIssue[],
  words: (issue: FieldIssue) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(issues.map((issue) => [issue.path, words(issue)]));
}
