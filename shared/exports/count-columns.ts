import type { ExportColumn } from './columns.ts';

/** Figures, the records behind them, the service journal, the trail. */

export const FIGURE_COLUMNS = [
  { key: 'figure', kind: 'term', term: 'figure', width: 24 },
  { key: 'figureUnit', kind: 'term', term: 'figureUnit', width: 12 },
  { key: 'design-review', kind: 'number', width: 16 },
  { key: 'completion-acceptance', kind: 'number', width: 16 },
  { key: 'completion-filing', kind: 'number', width: 16 },
  { key: 'pre-opening', kind: 'number', width: 16 },
  { key: 'total', kind: 'number', width: 12 },
  { key: 'how', kind: 'term', term: 'how', width: 80 },
] as const satisfies readonly ExportColumn[];

/** What was counted: `value` of `base` where it is a share; of an appointment or a ticket also what for, when, how it stands. */
export const RECORD_COLUMNS = [
  { key: 'date', kind: 'date', width: 12 },
  { key: 'counted', kind: 'term', term: 'counted', width: 20 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'title', kind: 'text', width: 40 },
  { key: 'appointmentService', kind: 'term', term: 'appointmentService', width: 12 },
  { key: 'hallTime', kind: 'text', width: 18 },
  { key: 'appointmentState', kind: 'term', term: 'appointmentState', width: 14 },
  { key: 'ticketState', kind: 'term', term: 'ticketState', width: 12 },
  { key: 'matter', kind: 'term', term: 'matter', width: 18 },
  { key: 'value', kind: 'number', width: 10 },
  { key: 'base', kind: 'number', width: 10 },
  { key: 'recordedBy', kind: 'text', width: 12 },
  { key: 'origin', kind: 'term', term: 'origin', width: 12 },
] as const satisfies readonly ExportColumn[];

export const JOURNAL_COLUMNS = [
  { key: 'line', kind: 'number', width: 8 },
  { key: 'date', kind: 'date', width: 12 },
  { key: 'service', kind: 'term', term: 'service', width: 16 },
  { key: 'subject', kind: 'text', width: 40 },
  { key: 'whom', kind: 'text', width: 20 },
  { key: 'number', kind: 'text', width: 24 },
  { key: 'opinionsCollected', kind: 'number', width: 12 },
  { key: 'opinionsAnswered', kind: 'number', width: 12 },
  { key: 'hazardsFound', kind: 'number', width: 12 },
  { key: 'hazardsRemoved', kind: 'number', width: 12 },
  { key: 'copies', kind: 'number', width: 10 },
  { key: 'people', kind: 'number', width: 10 },
  { key: 'rating', kind: 'term', term: 'rating', width: 12 },
  { key: 'outcome', kind: 'text', width: 40 },
  { key: 'recordedBy', kind: 'text', width: 12 },
  { key: 'recordedAt', kind: 'text', width: 20 },
  { key: 'serviceState', kind: 'term', term: 'serviceState', width: 12 },
  { key: 'corrects', kind: 'number', width: 10 },
  { key: 'reason', kind: 'text', width: 24 },
] as const satisfies readonly ExportColumn[];

export const AUDIT_COLUMNS = [
  { key: 'line', kind: 'number', width: 10 },
  { key: 'recordedAt', kind: 'text', width: 20 },
  { key: 'auditor', kind: 'term', term: 'auditor', width: 12 },
  { key: 'auditAction', kind: 'term', term: 'auditAction', width: 22 },
  { key: 'auditVariant', kind: 'term', term: 'auditVariant', width: 18 },
  { key: 'auditEntity', kind: 'term', term: 'auditEntity', width: 14 },
  { key: 'entityId', kind: 'text', width: 14 },
  { key: 'details', kind: 'phrases', terms: ['auditField'], width: 80 },
] as const satisfies readonly ExportColumn[];
