import { describe, expect, it } from 'vitest';
import { createPaperRenderer } from '../../electron/documents/render.ts';
import { caseRowOf } from '../../electron/services/case-view.ts';
import { builtInCalendar } from '../../shared/calendar/build.ts';
import type { PaperData, PaperLimit } from '../../shared/papers/types.ts';
import type { CaseEvent } from '../../shared/workflow/types.ts';
import { COUNTER_PAPERS } from '../data/papers/counter.ts';
import { DECISION_PAPERS } from '../data/papers/decisions.ts';
import { SUPERVISION_PAPERS } from '../data/papers/supervision.ts';

const render = createPaperRenderer();
const SAMPLES: Readonly<Record<string, PaperData>> = { ...COUNTER_PAPERS, ...DECISION_PAPERS, ...SUPERVISION_PAPERS };
const words = (data: PaperData): string => render(data).html.replaceAll(/<[^>]+>/gu, '');
const limit = (due: string, provisional: boolean): PaperLimit => ({
  days: 10,
  due,
  provisional,
  basis: '住建部令51号 §22',
});

/** Every paper that prints a due date, with a date in 2027, certain or provisional. */
function withDate(kind: PaperData['kind'], provisional: boolean): PaperData {
  const found = Object.values(SAMPLES).find((data) => data.kind === kind);
  if (found === undefined) throw new Error(`no sample of ${kind}`);
  const own = limit('2027-01-11', provisional);
  switch (found.kind) {
    case 'receipt':
    case 'date-explanation':
    case 'supervision-slip':
      return { ...found, statutory: own, promised: own };
    case 'filing-voucher':
      return { ...found, drawn: 'drawn', spotCheck: own, late: { due: '2027-01-11', provisional } };
    case 'extension-notice':
      return { ...found, newDue: '2027-01-11', newDueCertainty: provisional ? 'provisional' : 'certain' };
    case 'date-change-list':
    case 'date-change-slip':
      return {
        ...found,
        lines: found.lines.map((line) => ({ ...line, wasProvisional: false, isProvisional: provisional })),
      } as PaperData;
    default:
      throw new Error(`${kind} prints no due date`);
  }
}

const MARK: Readonly<Partial<Record<PaperData['kind'], string>>> = { 'date-change-list': '2027-01-12＊' };

describe('a provisional due date', () => {
  it.each([
    'receipt',
    'date-explanation',
    'supervision-slip',
    'filing-voucher',
    'extension-notice',
    'date-change-list',
    'date-change-slip',
  ] as const)('is marked on the paper %s, a certain one is not', (kind) => {
    const mark = MARK[kind] ?? '（暂定）';
    expect(words(withDate(kind, true))).toContain(mark);
    expect(words(withDate(kind, false))).not.toContain(mark);
  });

  it('marks the pair in a list when only the later, statutory one may still move', () => {
    const event = (seq: number, more: object): CaseEvent =>
      ({
        id: String(seq),
        seq,
        date: '2026-12-14',
        recordedAt: '2026-12-14T02:00:00.000Z',
        staffId: null,
        ...more,
      }) as CaseEvent;
    const events = [
      event(1, { type: 'received', channel: 'counter' }),
      event(2, { type: 'accepted', basis: 'complete' }),
    ];
    const file = {
      matter: 'design-review',
      path: 'ordinary',
      channel: 'counter',
      ruleSet: '2020',
      origin: 'live',
      terms: {
        materialFacts: {},
        promised: { decision: 5 },
        subSteps: {},
        extensions: {},
        warnWorkdays: 1,
        exemptions: {},
      },
      derived: {},
    } as unknown as Parameters<typeof caseRowOf>[0];
    const names = { applicantName: null, projectName: null, address: null, handlerName: null };
    const row = caseRowOf(file, events, names, { calendar: builtInCalendar(), asOf: '2026-12-15' });
    // Five working days end on Monday 21 December, fifteen reach into the unpublished year.
    expect(row.next).toMatchObject({ promisedDue: '2026-12-21', statutoryDue: '2027-01-05', provisional: true });
  });
});
