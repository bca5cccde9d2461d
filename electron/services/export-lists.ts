import type { NewAuditEntry } from '../storage/repositories/audit.ts';
import type { ExportQuery } from '../../shared/contract/exports.ts';
import { caseList, searchHits } from './export-cases.ts';
import { auditList, figureList, journalList, recordList } from './export-counts.ts';
import { appointmentsList, changeCallList, reminderList, slotList, ticketList } from './export-desk.ts';
import type { ListReading, ListRows } from './export-rows.ts';
import { boardList, dutyList, registerList, slipList } from './export-supervision.ts';

/** Opens a list for reading, under the same conditions and in the same order as its screen. */
export async function openList(reading: ListReading, query: ExportQuery): Promise<ListRows> {
  switch (query.list) {
    case 'cases':
    case 'ledger':
      return caseList(reading, query);
    case 'search':
      return searchHits(reading, query);
    case 'board':
      return boardList(reading, query);
    case 'register':
      return registerList(reading, query);
    case 'slips':
      return slipList(reading, query);
    case 'duties':
    case 'lent':
      return dutyList(reading, query.list);
    case 'appointments':
      return appointmentsList(reading, query);
    case 'slots':
      return slotList(reading, query);
    case 'reminders':
      return reminderList(reading);
    case 'calls':
      return changeCallList(reading, query);
    case 'tickets':
      return ticketList(reading);
    case 'figures':
      return figureList(reading, query);
    case 'records':
      return recordList(reading, query);
    case 'journal':
      return journalList(reading, query);
    case 'audit':
      return auditList(reading, query);
  }
}

/** What of the conditions may stand in the audit trail: a text that was looked for may be somebody's name. */
export function auditedQuery(query: ExportQuery): NewAuditEntry['data'] {
  const { list } = query;
  if (list === 'search') return {};
  if (list === 'appointments' && query.of.kind === 'found') return { of: { kind: 'found' } };
  if (list === 'journal') {
    const { text: _text, ...filter } = query.filter;
    return { filter };
  }
  const { list: _list, ...conditions } = query;
  return conditions;
}
