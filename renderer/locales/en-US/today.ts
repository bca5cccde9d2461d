import type { Texts } from '../texts.ts';
import type { today as source } from '../zh-CN/today.ts';

export const today: Texts<typeof source> = {
  title: 'Today',
  loading: 'Loading today’s cases…',
  lamps: 'Time limits of open cases',
  lampCount: '{{lamp}}: {{count}}, open the list',
  figures: 'Today',
  received: 'Received today',
  accepted: 'Accepted today',
  decided: 'Decided today',
  backdated: 'Entered late',
  backdatedHint: 'Events entered after the day they happened',
  openReceived: 'Open the list of today’s receipts',
  deemed: {
    title: 'Deemed accepted, to be confirmed',
    alarm:
      'Not answered within five working days and therefore accepted by law: {{count}}. Confirm each one and issue its receipt.',
  },
  mine: {
    title: 'My cases',
    empty: 'You have no open case.',
    emptyCounter: 'You have no open case. Press F2 to take in the next applicant.',
    emptyReviewer: 'Nothing waits for your review. All open cases are under “Cases”.',
    mostUrgent: 'the {{count}} most urgent',
  },
  duties: {
    cover: 'for {{name}}',
    coverUntil: 'for {{name}} until {{until}}',
    coverPast: 'for {{name}}, ended {{until}}',
    lent: 'My cases held by others',
    lentTo: 'held by {{name}}',
    lentUntil: 'held by {{name}} until {{until}}',
    lentPast: 'held by {{name}}, ended {{until}}: take it back',
    slips: 'Slips addressed to me',
    late: 'Slips not heeded',
  },
  supplements: {
    title: 'Awaiting supplements',
    empty:
      'No case awaits supplements. When an applicant returns with materials, find the case with F3 and receive them there.',
  },
  more: 'Show the other {{count}}',
  all: 'All cases',
  guide: 'Print a guide slip',
  noNumber: 'No number yet',
  noProject: 'Name unknown',
};
