import { createPaperRenderer } from '../../electron/documents/render.ts';
import { forPrinting } from '../../electron/documents/reprint.ts';
import { APPOINTMENT_PAPERS } from '../data/papers/appointments.ts';
import { COUNTER_PAPERS } from '../data/papers/counter.ts';
import { DECISION_PAPERS } from '../data/papers/decisions.ts';
import { SUPERVISION_PAPERS } from '../data/papers/supervision.ts';
import { STATISTIC_PAPERS } from '../data/papers/statistics.ts';

/** Prints all sample papers as one JSON object { name: html } on standard output, through the product's own renderer. */
const render = createPaperRenderer();
const papers = Object.entries({
  ...COUNTER_PAPERS,
  ...DECISION_PAPERS,
  ...APPOINTMENT_PAPERS,
  ...SUPERVISION_PAPERS,
  ...STATISTIC_PAPERS,
}).map(([name, data]) => [name, render(data).html]);
const receipt = papers.find(([name]) => name === 'receipt')?.[1] ?? '';
const slip = papers.find(([name]) => name === 'guide-slip')?.[1] ?? '';
const marked = [
  ['receipt-reprinted', forPrinting(receipt, { ordinal: 2, printedOn: '2026-09-21' })],
  ['guide-slip-reprinted', forPrinting(slip, { ordinal: 3, printedOn: '2026-09-21', voided: 'voided' })],
];
process.stdout.write(JSON.stringify(Object.fromEntries([...papers, ...marked])));
