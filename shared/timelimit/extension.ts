import type { ClockRule } from '../matters/types.ts';
import type { LimitEnd } from './counting.ts';
import type { TimedEvent } from './events.ts';
import type { TimelimitRequest, TimelimitWarning } from './types.ts';

/**
 * Working days an extension adds to a clock: once, only where the rule set or the office's settings allow it, recorded
 * while the clock runs and before the due date (行政许可法 §42). Anything else adds nothing and is reported.
 * An event may name fewer days than allowed, never more.
 */
export function extendedWorkdays(
  rule: ClockRule,
  request: TimelimitRequest,
  events: readonly TimedEvent[],
  run: { readonly start: number; readonly stop: number | null },
  ownEnd: LimitEnd,
  warnings: TimelimitWarning[],
): number {
  let added: number | null = null;
  for (const { type, day, event } of events) {
    if (type !== 'extended' || (event.clock ?? 'decision') !== rule.id) continue;
    if (day < run.start || (run.stop !== null && day > run.stop)) continue;
    const allowed = request.extensions?.[rule.id] ?? rule.extensionWorkdays;
    if (allowed === 0) {
      warnings.push({
        code: 'extension-not-allowed',
        message: `rule set ${request.ruleSet} knows no extension of ${rule.id}; it was not counted`,
        clock: rule.id,
      });
    } else if (added !== null) {
      warnings.push({ code: 'extension-repeated', message: `${rule.id} was extended already`, clock: rule.id });
    } else if (ownEnd.kind === 'due' && day >= ownEnd.day) {
      warnings.push({
        code: 'extension-late',
        message: `${rule.id} was extended on ${event.date}, not before its due date; it was not counted`,
        clock: rule.id,
      });
    } else {
      added = Math.min(event.days ?? allowed, allowed);
    }
  }
  return added ?? 0;
}
