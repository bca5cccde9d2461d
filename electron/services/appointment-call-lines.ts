import { appointmentNumber } from '../../shared/appointments/identity.ts';
import type { CallListLine } from '../../shared/papers/appointment-papers.ts';
import { applicantsByIds } from '../storage/repositories/applicants.ts';
import { appointmentsByIds } from '../storage/repositories/appointments.ts';
import { casesByIds } from '../storage/repositories/cases.ts';
import { papersOfCase } from '../storage/repositories/papers.ts';
import { callList, reminders } from './appointment-lists.ts';
import { nameOf } from './appointment-paper-data.ts';
import { phoneOf, wholeAppointments, type WholeAppointment } from './appointment-view.ts';
import type { AppContext } from './context.ts';
import { numberOf } from './paper-data.ts';

async function wholeByIds(app: AppContext, ids: readonly number[]): Promise<ReadonlyMap<number, WholeAppointment>> {
  const records = await appointmentsByIds(app.read, ids);
  return new Map((await wholeAppointments(app.read, [...records.values()])).map((whole) => [whole.record.id, whole]));
}

function afterOf({ record, beside, file }: WholeAppointment): NonNullable<CallListLine['after']> {
  const { service, date, from } = record.now.slot;
  const where =
    service === 'site-visit'
      ? [file?.address ?? '', beside.inspectors.map(({ name }) => name).join('、')]
          .filter((part) => part !== '')
          .join(' ')
      : (beside.counterName ?? '');
  return { date, from, where };
}

function headOf(whole: WholeAppointment) {
  return {
    name: nameOf(whole),
    phone: phoneOf(whole) ?? '',
    projectName: whole.file?.projectName ?? null,
    number: appointmentNumber(whole.record.id),
    since: null,
  };
}

/** Whom to tell of a change of the opening calendar (null = of the places offered), phones in clear. */
export async function callLinesOf(app: AppContext, entryId: number | null): Promise<readonly CallListLine[]> {
  const lines = await callList(app, entryId);
  const wholes = await wholeByIds(
    app,
    lines.map(({ appointment }) => appointment.id),
  );
  return lines.flatMap(({ appointment, what, before }): readonly CallListLine[] => {
    const whole = wholes.get(appointment.id);
    if (whole === undefined) return [];
    const then = before === null ? null : { date: before.date, from: before.from };
    return [{ ...headOf(whole), what, before: then, after: what === 'cancelled' ? null : afterOf(whole) }];
  });
}

/** Whom to ask about a place offered, to remind of the next opening day, then of supplements awaited; phones in clear. */
export async function reminderLines(app: AppContext): Promise<readonly CallListLine[]> {
  const offered = await callLinesOf(app, null);
  const { appointments, supplements } = await reminders(app);
  const wholes = await wholeByIds(
    app,
    appointments.map(({ id }) => id),
  );
  const booked = appointments.flatMap(({ id }): readonly CallListLine[] => {
    const whole = wholes.get(id);
    return whole === undefined ? [] : [{ ...headOf(whole), what: 'tomorrow', before: null, after: afterOf(whole) }];
  });
  const files = new Map(
    (
      await casesByIds(
        app.read,
        supplements.map((one) => one.case.id),
      )
    ).map((file) => [file.id, file]),
  );
  const applicants = await applicantsByIds(
    app.read,
    [...files.values()].flatMap(({ applicantId }) => (applicantId === null ? [] : [applicantId])),
  );
  const awaited: CallListLine[] = [];
  for (const { case: row, applicantName, requestedOn } of supplements) {
    const applicant = applicants.get(files.get(row.id)?.applicantId ?? 0) ?? null;
    awaited.push({
      name: applicantName ?? row.projectName ?? '',
      phone: applicant?.phone ?? '',
      projectName: row.projectName,
      number: numberOf(await papersOfCase(app.read, row.id), 'supplement-notice'),
      what: 'supplement',
      before: null,
      after: null,
      since: requestedOn,
    });
  }
  return [...offered, ...booked, ...awaited];
}
