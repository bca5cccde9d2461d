import type { AppointmentEvent } from '../../shared/appointments/history.ts';
import { appointmentNumber } from '../../shared/appointments/identity.ts';
import type { Slot } from '../../shared/appointments/types.ts';
import { requiredMaterials, type RequiredMaterial } from '../../shared/checklist/required.ts';
import type { CivilDate } from '../../shared/dates/types.ts';
import { maskPhone } from '../../shared/identity/mask.ts';
import { ruleSetInForce } from '../../shared/matters/clock-tables.ts';
import { RULE_SETS } from '../../shared/matters/rulesets.ts';
import type { Matter, Path } from '../../shared/matters/types.ts';
import type {
  Bring,
  BringLine,
  DailyListLine,
  PrintedAppointment,
  SlipFormat,
} from '../../shared/papers/appointment-papers.ts';
import type { PaperOffice } from '../../shared/papers/types.ts';
import type { CheckedMaterial } from '../storage/repositories/materials.ts';
import { phoneOf, type WholeAppointment } from './appointment-view.ts';
import { checklistOf, type WholeCase } from './case-load.ts';
import type { UnnumberedPaper } from './paper-data-events.ts';

/** The person as named on papers. */
export function nameOf({ record, beside }: WholeAppointment): string {
  return record.callerName ?? beside.applicantName ?? '';
}

/** An appointment as printed: phone masked, places in words. */
export function printedAppointment(whole: WholeAppointment): PrintedAppointment {
  const { record, beside, file, jointFile } = whole;
  const { service, date, from, to } = record.now.slot;
  const phone = phoneOf(whole);
  const own = record.matter === null ? [] : [{ matter: record.matter, path: record.path }];
  const joint = jointFile === null ? [] : [{ matter: jointFile.matter, path: jointFile.path }];
  return {
    service,
    date,
    from,
    to,
    name: nameOf(whole),
    phone: phone === null ? '' : maskPhone(phone),
    matters: [...own, ...joint],
    projectName: file?.projectName ?? null,
    receiptNumber: file?.receiptNumber ?? null,
    counterName: beside.counterName,
    place: (service === 'site-visit' ? file?.address : beside.counterPlace) ?? '',
    inspectorNames: beside.inspectors.map(({ name }) => name),
  };
}

/** A line of the daily list. */
export function dailyListLine(whole: WholeAppointment): DailyListLine {
  return {
    ...printedAppointment(whole),
    number: appointmentNumber(whole.record.id),
    overbooked: whole.record.now.overbooked,
    noShows: whole.beside.noShows,
    note: whole.record.note,
  };
}

function bringLine({ material }: RequiredMaterial, note: string, condition: string | null = null): BringLine {
  const { line, name, form, copies, issuedBy } = material;
  return { line, name, form, copies, note, condition, issuedBy };
}

const NOTHING: Bring = { list: 'none', lines: [] };
const STILL_OWED: ReadonlySet<CheckedMaterial['result']> = new Set(['missing', 'defective', 'tolerated', 'unchecked']);

/** What a case still owes, or what inspectors want to see on the spot. */
function bringForCase(service: Slot['service'], whole: WholeCase): Bring {
  const checks = new Map(whole.materials.map((one) => [one.materialId, one]));
  const applying = checklistOf(whole.file).filter(({ applies }) => applies);
  const chosen = applying.flatMap((required) => {
    const check = checks.get(required.material.id);
    const result = check?.result ?? 'unchecked';
    if (service === 'site-visit') return result === 'deferred' ? [bringLine(required, '')] : [];
    return STILL_OWED.has(result) ? [bringLine(required, check?.defect ?? '')] : [];
  });
  if (chosen.length === 0) return NOTHING;
  return { list: service === 'site-visit' ? 'on-site' : 'outstanding', lines: chosen };
}

/** The checklist of a matter for somebody without a case; what depends on facts says on which. */
function bringForMatter(matter: Matter, path: Path | null, on: CivilDate): Bring {
  const rules = RULE_SETS[ruleSetInForce(matter, on) ?? '2020'].materials;
  const required = requiredMaterials(rules, matter, path ?? 'ordinary', {}) ?? [];
  const lines = required.map((one) => bringLine(one, '', one.reason));
  return lines.length === 0 ? NOTHING : { list: 'checklist', lines };
}

/** What to bring, from the checklist of this case, or of the matter as told. */
export function bringOf(whole: WholeAppointment, cases: readonly WholeCase[]): Bring {
  const { service, date } = whole.record.now.slot;
  if (service === 'consultation' || service === 'pick-up') return NOTHING;
  const { matter, path } = whole.record;
  const lists = cases.map((file) => bringForCase(service, file));
  if (cases.length === 0) return service === 'intake' && matter !== null ? bringForMatter(matter, path, date) : NOTHING;
  const lines = lists.flatMap((one) => one.lines);
  const list = lists.find((one) => one.list !== 'none')?.list ?? 'none';
  // A joint visit may ask for the same thing twice.
  return { list, lines: lines.filter((line, index) => lines.findIndex(({ name }) => name === line.name) === index) };
}

/** Where an appointment was before its last move, and how it ended; from its history. */
type LastChange =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'moved';
      readonly before: Slot;
      readonly by: 'person' | 'office';
      readonly reason: string | null;
    }
  | { readonly kind: 'cancelled'; readonly by: 'person' | 'office'; readonly reason: string | null };

/** What the person must be told of last. */
export function lastChangeOf(events: readonly AppointmentEvent[]): LastChange {
  const last = events.findLast(({ type }) => type === 'cancelled' || type === 'moved');
  if (last?.type === 'cancelled') {
    return { kind: 'cancelled', by: last.by === 'office' ? 'office' : 'person', reason: last.reason };
  }
  const before = events.findLast((event) => event.seq < (last?.seq ?? 0) && 'slot' in event);
  if (last?.type !== 'moved' || before === undefined || !('slot' in before)) return { kind: 'none' };
  return {
    kind: 'moved',
    before: before.slot,
    by: last.entryId === null ? 'person' : 'office',
    reason: last.reason,
  };
}

interface SlipFacts {
  readonly office: PaperOffice;
  readonly issuedOn: CivilDate;
  readonly format: SlipFormat;
  readonly whole: WholeAppointment;
  readonly bring: Bring;
  readonly cutOffMinutes: number;
  readonly counterNames: ReadonlyMap<number, string>;
  /** Reason of the change of the opening calendar behind the last change, where there is one. */
  readonly entryReason: string | null;
}

/** The slip for an appointment: a reminder, or what its last change must be told by. */
export function slipOf(facts: SlipFacts, change: LastChange): UnnumberedPaper {
  const { office, issuedOn, format, whole, cutOffMinutes } = facts;
  const head = { office, issuedOn, format, appointment: printedAppointment(whole) };
  switch (change.kind) {
    case 'none':
      return { ...head, kind: 'appointment-reminder', bring: facts.bring, cutOffMinutes };
    case 'moved': {
      const { date, from, counterId } = change.before;
      const counterName = counterId === null ? null : (facts.counterNames.get(counterId) ?? null);
      return {
        ...head,
        kind: 'appointment-change-slip',
        before: { date, from, counterName },
        by: change.by,
        reason: change.reason ?? facts.entryReason,
        cutOffMinutes,
      };
    }
    case 'cancelled':
      return {
        ...head,
        kind: 'appointment-cancellation-slip',
        by: change.by,
        reason: change.reason ?? facts.entryReason,
      };
  }
}
