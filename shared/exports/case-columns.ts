import type { ExportColumn } from './columns.ts';

/** Lists of cases: the case list and search, the ledger, the board, slips, and what is whose. */

export const CASE_COLUMNS = [
  { key: 'lamp', kind: 'term', term: 'lamp', width: 10 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'applicant', kind: 'text', width: 28 },
  { key: 'address', kind: 'text', width: 30 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'state', kind: 'term', term: 'state', width: 12 },
  { key: 'received', kind: 'date', width: 12 },
  { key: 'accepted', kind: 'date', width: 12 },
  { key: 'clock', kind: 'term', term: 'clock', width: 16 },
  { key: 'promisedDue', kind: 'date', width: 18 },
  { key: 'statutoryDue', kind: 'date', width: 18 },
  { key: 'left', kind: 'number', width: 10 },
  { key: 'ended', kind: 'date', width: 12 },
  { key: 'handler', kind: 'text', width: 12 },
] as const satisfies readonly ExportColumn[];

export const LEDGER_COLUMNS = [
  { key: 'number', kind: 'text', width: 24 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'applicant', kind: 'text', width: 28 },
  { key: 'address', kind: 'text', width: 30 },
  { key: 'district', kind: 'text', width: 14 },
  { key: 'use', kind: 'term', term: 'use', width: 16 },
  { key: 'floorArea', kind: 'number', width: 12 },
  { key: 'received', kind: 'date', width: 12 },
  { key: 'accepted', kind: 'date', width: 12 },
  { key: 'decided', kind: 'date', width: 12 },
  { key: 'result', kind: 'term', term: 'decisionResult', width: 14 },
  { key: 'ended', kind: 'date', width: 12 },
  { key: 'state', kind: 'term', term: 'state', width: 12 },
  { key: 'lamp', kind: 'term', term: 'lamp', width: 10 },
  { key: 'statutoryDue', kind: 'date', width: 18 },
  { key: 'handler', kind: 'text', width: 12 },
  { key: 'origin', kind: 'term', term: 'origin', width: 12 },
] as const satisfies readonly ExportColumn[];

/** A case of the board with the clock its lamp goes by; its other clocks stand in one cell. */
export const BOARD_COLUMNS = [
  { key: 'lamp', kind: 'term', term: 'lamp', width: 10 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'state', kind: 'term', term: 'state', width: 12 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'applicant', kind: 'text', width: 28 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'clock', kind: 'term', term: 'clock', width: 16 },
  { key: 'due', kind: 'date', width: 18 },
  { key: 'left', kind: 'number', width: 10 },
  { key: 'statutoryDue', kind: 'date', width: 18 },
  { key: 'otherClocks', kind: 'phrases', terms: ['lamp', 'clock'], width: 30 },
  { key: 'handler', kind: 'text', width: 12 },
  { key: 'counter', kind: 'text', width: 12 },
  { key: 'pauseReason', kind: 'term', term: 'pauseReason', width: 12 },
  { key: 'pausedSince', kind: 'date', width: 12 },
  { key: 'pauseUsed', kind: 'number', width: 12 },
  { key: 'pauseExpected', kind: 'number', width: 12 },
  { key: 'stage', kind: 'text', width: 16 },
  { key: 'stageDue', kind: 'date', width: 12 },
  { key: 'stageLeft', kind: 'number', width: 12 },
  { key: 'stageStanding', kind: 'term', term: 'stageStanding', width: 10 },
  { key: 'slipKind', kind: 'term', term: 'slipKind', width: 10 },
  { key: 'slipStanding', kind: 'term', term: 'slipStanding', width: 12 },
  { key: 'answerBy', kind: 'date', width: 12 },
  { key: 'planDate', kind: 'date', width: 12 },
  { key: 'backdated', kind: 'number', width: 10 },
] as const satisfies readonly ExportColumn[];

export const SLIP_COLUMNS = [
  { key: 'slipNumber', kind: 'text', width: 28 },
  { key: 'slipKind', kind: 'term', term: 'slipKind', width: 10 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'lampThen', kind: 'term', term: 'lamp', width: 10 },
  { key: 'clock', kind: 'term', term: 'clock', width: 16 },
  { key: 'due', kind: 'date', width: 12 },
  { key: 'handler', kind: 'text', width: 12 },
  { key: 'issued', kind: 'date', width: 12 },
  { key: 'issuedBy', kind: 'text', width: 12 },
  { key: 'note', kind: 'text', width: 30 },
  { key: 'slipStanding', kind: 'term', term: 'slipStanding', width: 12 },
  { key: 'answerBy', kind: 'date', width: 12 },
  { key: 'answered', kind: 'date', width: 12 },
  { key: 'answeredBy', kind: 'text', width: 12 },
  { key: 'planDate', kind: 'date', width: 12 },
  { key: 'answer', kind: 'text', width: 30 },
] as const satisfies readonly ExportColumn[];

export const DUTY_COLUMNS = [
  ...CASE_COLUMNS,
  { key: 'duties', kind: 'phrases', terms: ['dutyPart'], width: 14 },
  { key: 'coverFor', kind: 'text', width: 12 },
  { key: 'coverUntil', kind: 'date', width: 12 },
] as const satisfies readonly ExportColumn[];

export const LENT_COLUMNS = [
  { key: 'number', kind: 'text', width: 24 },
  { key: 'project', kind: 'text', width: 34 },
  { key: 'heldBy', kind: 'text', width: 12 },
  { key: 'coverUntil', kind: 'date', width: 12 },
  { key: 'lent', kind: 'term', term: 'lent', width: 12 },
] as const satisfies readonly ExportColumn[];
