import type { WorkCalendar } from '../../shared/calendar/work-calendar.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { OfficeSettings } from '../../shared/contract/session.ts';
import type { CivilDate, Instant } from '../../shared/dates/types.ts';
import { ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { decideAct } from '../../shared/workflow/decide-act.ts';
import { replay } from '../../shared/workflow/history.ts';
import type { CaseEvent, NewCaseEvent } from '../../shared/workflow/types.ts';
import type { CaseFile } from '../storage/repositories/cases.ts';
import type { CheckedMaterial } from '../storage/repositories/materials.ts';
import { mergedMaterials, planAct, refusedAct } from './acts.ts';
import { checklistOf, type WholeCase } from './case-load.ts';
import { actContextOf } from './case-view.ts';
import type { Actor } from './context.ts';
import { deriveCase, extensionWorkdaysOf, plainClocksOn, type Derived } from './derive.ts';
import { actRefused, invalidField } from './errors.ts';
import type { PaperFacts } from './paper-data.ts';

/**
 * What an act on a case does, as a pure function of the case and the moment: the same for one act at the counter and for
 * many in one transaction.
 */

/** Who acts, when, by which rules. */
export interface ActMoment {
  readonly actor: Actor;
  /** Today, civil date. */
  readonly asOf: CivilDate;
  /** Time of entry. */
  readonly at: Instant;
  readonly calendar: WorkCalendar;
  /** In force on the effective date of the act. */
  readonly settings: OfficeSettings;
}

/** The events an act wrote, as they will stand in the history. */
export function entered(
  events: readonly NewCaseEvent[],
  entry: { readonly after: number; readonly recordedAt: Instant; readonly staffId: string },
): readonly CaseEvent[] {
  return events.map((event, index) => {
    const seq = entry.after + index + 1;
    return { ...event, id: String(seq), seq, recordedAt: entry.recordedAt, staffId: entry.staffId };
  });
}

/** Only cases taken in here have acts. @throws ACT_REFUSED */
export function requireLive(file: CaseFile): void {
  if (file.origin === 'live') return;
  throw actRefused('act-not-allowed-in-state', null, { state: file.derived.state, origin: file.origin });
}

/** A case keeps the rule set of its receipt date: a correction may not carry the receipt into another one's time. */
function requireSameRuleSet({ matter, ruleSet }: CaseFile, receivedOn: CivilDate | null): void {
  if (receivedOn === null || ruleSetInForce(matter, receivedOn) === ruleSet) return;
  throw invalidField('act.change.newDate', 'out-of-range');
}

/** Everything an act changes, and what its papers are made of; they only lack their numbers. */
export interface ActEffect {
  readonly newEvents: readonly CaseEvent[];
  readonly derived: Derived;
  /** The checklist as it stands now, and whether this act looked at it. */
  readonly materials: readonly CheckedMaterial[];
  readonly checked: 'checked' | 'untouched';
  readonly facts: PaperFacts;
  /** The case after the act, but for the number of its receipt and its new papers. */
  readonly whole: WholeCase;
}

/**
 * Decides an act on a live case.
 *
 * @param named names of the staff the act speaks of
 * @throws INVALID_INPUT, ACT_REFUSED
 */
export function effectOfAct(
  before: WholeCase,
  input: ActInput,
  moment: ActMoment,
  named: ReadonlyMap<string, string>,
): ActEffect {
  const { file } = before;
  const { actor, asOf, at, calendar, settings } = moment;
  const clocksBefore = plainClocksOn(file, before.events, calendar, asOf);
  const checklist = checklistOf(file);
  const planned = planAct(
    {
      checklist,
      path: file.path,
      replayed: replay(before.events),
      extensionWorkdays: extensionWorkdaysOf(file),
      stored: before.materials,
    },
    input,
  );
  const decided = decideAct(actContextOf(file, before.events, clocksBefore, actor, asOf), planned.act);
  if (!decided.ok) throw refusedAct(decided.error, 'act.');

  const newEvents = entered(decided.events, { after: file.version, recordedAt: at, staffId: actor.id });
  const events = [...before.events, ...newEvents];
  const checked = planned.checks.length === 0 ? 'untouched' : 'checked';
  const materials =
    checked === 'untouched' ? before.materials : mergedMaterials(checklist, before.materials, planned.checks);
  const names = new Map([...before.names, ...named, [actor.id, actor.name]]);
  const derived = deriveCase(file, events, calendar);
  requireSameRuleSet(file, derived.derived.receivedOn);
  const facts: PaperFacts = {
    settings,
    file,
    applicant: before.applicant,
    project: before.project,
    counterName: before.counterName,
    handlerName: actor.name,
    firstAskedName: names.get(file.firstAskedStaffId ?? '') ?? null,
    replayed: replay(events),
    before: clocksBefore,
    clocks: plainClocksOn(file, events, calendar, input.date),
    checklist,
    materials,
    papers: before.papers,
    names,
    issuedOn: input.date,
  };
  const version = file.version + newEvents.length;
  const whole = { ...before, file: { ...file, derived: derived.derived, version }, events, materials, names };
  return { newEvents, derived, materials, checked, facts, whole };
}
