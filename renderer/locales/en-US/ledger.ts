import type { Texts } from '../texts.ts';
import type { ledger as chinese } from '../zh-CN/ledger.ts';
import { cases } from './cases.ts';

export const ledger: Texts<typeof chinese> = {
  title: 'Ledger',
  reason: {
    ...cases.source.problems,
    'date-from-serial': 'The date is a day number of the spreadsheet, converted',
    'drawn-unclear': 'Drawn or not cannot be told',
    'in-the-future': 'The date lies after today',
    'control-characters': 'Invisible characters were taken out',
    'hidden-row': 'The row is hidden in the spreadsheet',
    'number-repeated': 'Same document number as another row',
    formula: 'The cell is a formula',
    'formula-without-value': 'The formula has no value',
    'cell-error': 'The cell is an error',
    merged: 'Merged cell, filled from its first one',
    'wrong-number-of-columns': 'Wrong number of columns',
    'key-missing': 'No number',
    'key-repeated': 'Repeats an earlier row',
    known: 'In the ledger already',
    'known-differs': 'In the ledger already, with other content; left as it is',
    'number-known': 'A case has this document number',
    'nothing-known': 'Nothing in it is understood',
    'header-repeated': 'Headings repeated',
    'total-row': 'A row of totals',
    'too-long': 'Too long',
  },
};
