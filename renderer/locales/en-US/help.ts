import type { Texts } from '../texts.ts';
import type { help as source } from '../zh-CN/help.ts';

export const help: Texts<typeof source> = {
  title: 'Help',
  keysTitle: 'Keys',
  key: 'Key',
  does: 'What it does',
  keys: {
    F1: 'Opens this help',
    F2: 'New intake; what was not finished stays in its draft',
    F3: 'Finds cases (also Ctrl+K): number, name, address, document number, phone tail, pinyin initials',
    F4: 'Call the next number; while one is still here, first choose: call again, skip, park, transfer, finish',
    F6: 'At intake: determination helper; in appointments: next page',
    F7: 'At intake: other outcomes (put aside, refuse, not required, wrong authority, guide slip, discard); in a case: book an appointment',
    F8: 'Accepts, permits or files and prints; in a form it confirms',
    F9: 'One-shot notice; pressed again in its list it confirms',
    Enter: 'Goes to the next field that must be filled in; opens a row of a list',
    arrows: 'Move in lists, materials and choices',
    Escape: 'Closes a dialog or a list of choices',
  },
  materialsTitle: 'Materials',
  materials: {
    space: 'Space: present / back',
    m: 'M: missing',
    d: 'D: defective, then say what is wrong',
    c: 'C: corrected on the spot, then say what',
    r: 'R: tolerated, then the promised date',
    v: 'V: at the verification (commitment only)',
    n: 'N: not applicable (conditional lines only)',
    a: 'A: all others present',
  },
  datesTitle: 'Dates and figures',
  dates: 'Dates: 2026-11-20, 1120, 11.20 or +3 (in three days); figures may be full-width.',
  areasTitle: 'Areas',
  areas: {
    today: 'What is to be done today: deemed acceptances, due soon, awaiting supplements',
    intake: 'Intake, one-shot notice, not required; drafts are saved by themselves',
    queue: 'Draw and call numbers, skip, park, transfer; open the display in the hall',
    cases: 'Cases: explained dates, review, inspection, decision, delivery, correction',
    appointments: 'Slots, daily list, morning reminders; closing a day shows who is affected first; F8 prints',
    supervision:
      'Supervision: every running clock by lamp, matter, stage, person, counter; slips for what is selected, hand-over to a stand-in',
    ledger: 'Every case, old ones too, by conditions and as a file; supervisors import old ledgers here',
    statistics: 'Figures, monthly report and its close, service journal',
    settings: 'Office, limits, numbers, counters, staff, backup',
  },
};
