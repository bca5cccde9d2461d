import type { Texts } from '../texts.ts';
import type { search as source } from '../zh-CN/search.ts';

export const search: Texts<typeof source> = {
  title: 'Find a case',
  input: 'Number, name, address, document number, last digits of a phone, or pinyin initials',
  hint: '↑ ↓ select · Enter opens · PageDown turns the page · Esc closes · a barcode may be scanned',
  start:
    'One character is enough to begin: part of a name, pinyin initials such as “bhdjd”, or the last digits of a phone. The barcode of a receipt can be scanned.',
  searching: 'Searching…',
  none: 'Nothing found for “{{text}}”. Try fewer characters, pinyin initials or the last digits of the phone.',
  scannedNone: 'No case has the number “{{text}}”. Scan again, or type a name.',
  filling: 'The index is being made anew: {{done}} of {{of}} cases; the others cannot be found yet.',
  results: 'Search results',
  count: 'Cases found: {{total}}',
  countShown: 'Cases found: {{total}}, showing the first {{shown}}',
  more: 'Show more',
  failed: 'The search did not work. Please try again.',
  historic: 'Old ledger',
  noNumber: 'No number yet',
  noProject: 'Name unknown',
  field: {
    number: 'Number',
    applicant: 'Applicant',
    project: 'Project',
    address: 'Address',
    document: 'Document number',
    phone: 'Phone',
    pinyin: 'Pinyin',
    source: 'Old ledger',
  },
};
