import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRecord, HallFacts } from '../../../shared/contract/statistics.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openCase } from '../../state/navigation.ts';
import { showAppointment } from '../appointments/appointments-store.ts';

interface RecordProps {
  readonly row: FigureRecord;
}

/** What a record opens: an appointment on its day, else its case; null where there is nothing to open. */
function openerOf({ id, caseId, hall }: FigureRecord): (() => void) | null {
  if (hall?.kind === 'appointment') return () => showAppointment({ id, day: hall.day });
  return caseId === null ? null : () => openCase(caseId);
}

/** The number of a record, as a link where it opens something. */
export function RecordNumber({ row }: RecordProps): ReactNode {
  const { t } = useTranslation('statistics');
  const open = openerOf(row);
  if (open === null) return row.number ?? `#${row.id}`;
  return (
    <button type="button" className="link" onClick={open}>
      {t('records.open')} {row.number ?? row.title ?? t('records.unnamed')}
    </button>
  );
}

/** Whom or what a record is about; of an appointment or a ticket also for what, when, and how it stands. */
export function RecordName({ row }: RecordProps): ReactNode {
  const { t } = useTranslation('statistics');
  return (
    <>
      {row.title ?? (row.hall === null ? t('records.unnamed') : null)}
      {row.origin === 'historic' && <span className="soft"> · {t('records.historic')}</span>}
      {row.hall !== null && <HallLine facts={row.hall} />}
    </>
  );
}

function HallLine({ facts }: { readonly facts: HallFacts }): ReactNode {
  const term = useTerms();
  const state = facts.kind === 'ticket' ? term('ticketState', facts.state) : term('appointmentState', facts.state);
  return (
    <div className="soft">
      {term('appointmentService', facts.service)} <span className="number">{`${facts.day} ${facts.time}`}</span> {state}
    </div>
  );
}
