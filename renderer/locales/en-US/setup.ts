import type { Texts } from '../texts.ts';
import type { setup as source } from '../zh-CN/setup.ts';

export const setup: Texts<typeof source> = {
  title: 'First start',
  intro:
    'Fill in once; everything can be changed in Settings later. Enter goes to the next field, Ctrl+Enter finishes.',
  sampleHint: 'Just looking around? Close this window and open sample data with npm start -- --sample.',
  office: { title: 'Office', name: 'Name', hint: 'Shown at the top of the window and on every paper' },
  authority: {
    constructionAuthority: 'Housing and construction authority (design review, acceptance, filing)',
    rescueAuthority: 'Fire and rescue organ (pre-opening inspection)',
    name: 'Full name',
    short: 'Short name in numbers',
    address: 'Address',
    phone: 'Phone',
    supervisionPhone: 'Supervision phone',
    hours: 'Opening hours',
    shortHint: 'Begins every document number; the word with 消 follows by itself',
    sameHint: 'What both share was copied; change it where it differs',
  },
  counters: {
    title: 'Counters',
    name: 'Counter',
    place: 'Place',
    add: 'One more counter',
    remove: 'Remove counter {{number}}',
  },
  administrator: {
    title: 'First administrator',
    account: 'Account',
    accountHint: '3 to 32 small letters, digits, points, hyphens; begins with a letter',
    name: 'Name',
    password: 'Password',
    passwordHint: 'At least 8 characters',
    repeated: 'Once more',
    differs: 'The two passwords differ',
    accountForm: 'Begin with a small letter; 3 to 32 letters, digits, points, hyphens',
    roles: 'Also works as',
  },
  submit: 'Finish',
  working: 'Setting up…',
  defaults: { hours: 'Mon-Fri 08:30-12:00, 13:30-17:00', counter: 'Counter 1' },
};
