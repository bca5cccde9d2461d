import type { Texts } from '../texts.ts';
import type { exports as chinese } from '../zh-CN/exports.ts';

const caseColumns = {
  lamp: 'Lamp',
  number: 'Number',
  project: 'Project (venue)',
  applicant: 'Applicant',
  address: 'Address',
  matter: 'Matter',
  state: 'State',
  received: 'Received',
  accepted: 'Accepted',
  clock: 'Next limit',
  promisedDue: 'Promised due',
  statutoryDue: 'Statutory due',
  left: 'Working days left',
  ended: 'Ended',
  handler: 'Handler',
};

const { clock: _clock, left: _left, promisedDue: _promisedDue, ...listed } = caseColumns;

const ledgerColumns = {
  ...listed,
  district: 'District',
  use: 'Use',
  floorArea: 'Floor area m²',
  decided: 'Decided',
  result: 'Result',
  origin: 'Origin',
};

/** Texts of exported files. */
export const exports: Texts<typeof chinese> = {
  label: 'Export',
  xlsx: 'Export Excel',
  csv: 'Export CSV',
  working: 'Exporting {{done}} of {{total}}…',
  stop: 'Stop',
  done: '{{rows}} rows exported: {{name}}',
  provisional: ' (provisional)',
  origin: { live: 'Handled here', historic: 'Old ledger' },
  title: { cases: 'Cases', search: 'Search results', ledger: 'Ledger' },
  columns: { cases: caseColumns, search: caseColumns, ledger: ledgerColumns },
};
