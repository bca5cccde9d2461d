import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { AppointmentState, Service } from '../../../shared/appointments/types.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import type { ReadableDatabase } from '../open.ts';
import type { AppointmentTable, Schema } from '../schema.ts';
import { INSPECTORS, toAppointmentRecord, type AppointmentRecord, type AppointmentRow } from './appointments.ts';

/** Which appointments; what is left out does not matter. */
export interface AppointmentQuery {
  readonly from?: CivilDate;
  readonly through?: CivilDate;
  readonly counterId?: number;
  readonly service?: Service;
  readonly states?: readonly AppointmentState[];
  readonly caseId?: number;
  readonly applicantId?: number;
  readonly personKey?: string;
  readonly limit: number;
}

type Select = SelectQueryBuilder<Schema, 'appointment', AppointmentTable & { inspectors: string }>;

function inOrderOfTime(select: Select): Select {
  return select.orderBy('date').orderBy('starts_at').orderBy('counter_id').orderBy('position').orderBy('id');
}

/** Appointments by date, time, counter and position. */
export async function listAppointments(
  db: ReadableDatabase<Schema>,
  query: AppointmentQuery,
): Promise<readonly AppointmentRecord[]> {
  const { from, through, counterId, service, states, caseId, applicantId, personKey, limit } = query;
  const rows = await inOrderOfTime(db.selectFrom('appointment').selectAll().select(INSPECTORS) as unknown as Select)
    .$if(from !== undefined, (select) => select.where('date', '>=', from ?? ''))
    .$if(through !== undefined, (select) => select.where('date', '<=', through ?? ''))
    .$if(counterId !== undefined, (select) => select.where('counter_id', '=', counterId ?? 0))
    .$if(service !== undefined, (select) => select.where('service', '=', service ?? ''))
    .$if(states !== undefined, (select) => select.where('state', 'in', states ?? []))
    .$if(caseId !== undefined, (select) =>
      select.where((eb) => eb.or([eb('case_id', '=', caseId ?? 0), eb('joint_case_id', '=', caseId ?? 0)])),
    )
    .$if(applicantId !== undefined, (select) => select.where('applicant_id', '=', applicantId ?? 0))
    .$if(personKey !== undefined, (select) => select.where('person_key', '=', personKey ?? ''))
    .limit(limit)
    .execute();
  return (rows as unknown as AppointmentRow[]).map(toAppointmentRecord);
}

/** What a typed text may mean; null parts are not looked for. */
export interface AppointmentNeedle {
  readonly id: number | null;
  readonly foldedName: string | null;
  readonly phoneTail: string | null;
}

/** Appointments that match any part of the needle: those of `today` and later first, the nearest first. */
export async function findAppointments(
  db: ReadableDatabase<Schema>,
  needle: AppointmentNeedle,
  today: CivilDate,
  limit: number,
): Promise<readonly AppointmentRecord[]> {
  const { id, foldedName, phoneTail } = needle;
  if (id === null && foldedName === null && phoneTail === null) return [];
  const rows = await db
    .selectFrom('appointment')
    .leftJoin('applicant', 'applicant.id', 'appointment.applicant_id')
    .selectAll('appointment')
    .select(INSPECTORS)
    .where((eb) => {
      const parts = [];
      if (id !== null) parts.push(eb('appointment.id', '=', id));
      if (foldedName !== null) {
        parts.push(sql<SqlBool>`instr(applicant.folded_name, ${foldedName}) > 0`);
        // `c:` and the folded name, a bar, the phone.
        parts.push(
          eb.and([
            eb('appointment.caller_name', 'is not', null),
            sql<SqlBool>`instr(substr(person_key, 3, instr(person_key, '|') - 3), ${foldedName}) > 0`,
          ]),
        );
      }
      if (phoneTail !== null) {
        for (const column of ['applicant.phone', 'appointment.caller_phone'] as const) {
          parts.push(sql<SqlBool>`substr(${sql.ref(column)}, ${-phoneTail.length}) = ${phoneTail}`);
        }
      }
      return eb.or(parts);
    })
    .orderBy(sql`date < ${today}`)
    .orderBy(sql`abs(julianday(date) - julianday(${today}))`)
    .orderBy('starts_at')
    .orderBy('appointment.id')
    .limit(limit)
    .execute();
  return rows.map(toAppointmentRecord);
}
