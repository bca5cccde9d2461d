import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { notices } from '../../shared/contract/notices.ts';
import { INVENTED_2027, INVENTED_2027_NUMBER } from '../data/notices/invented-2027.ts';
import { errorOf, intake, newKey, openOffice, type Office } from './cases-service-fixture.ts';

type Proposal = z.input<NonNullable<(typeof notices.propose)['~orpc']['inputSchema']>>;

const DAY = '2026-12-18';
let office: Office;
beforeEach(async () => {
  office = await openOffice({ on: DAY });
});
afterEach(() => office.close());

function proposal(more: Partial<Proposal> = {}): Proposal {
  return {
    kind: 'notice',
    text: INVENTED_2027,
    format: null,
    fileName: null,
    year: null,
    document: null,
    ...more,
  };
}

/** Everything a version would move, page by page, with what is to be signed. */
async function changesOf(id: number) {
  const lines = [];
  let fingerprint = '';
  for (let after: number | null = 0; after !== null;) {
    const page = await office.supervisor.notices.changes({ id, after, fingerprint });
    lines.push(...page.lines);
    fingerprint = page.fingerprint;
    after = page.next;
  }
  return { lines, fingerprint };
}

async function sign(id: number) {
  const { fingerprint } = await changesOf(id);
  return office.supervisor.notices.accept({ key: newKey(), id, fingerprint, remark: null });
}

async function dueDates(caseId: number) {
  const { clocks } = await office.clerk.cases.get({ id: caseId });
  return clocks.map(({ id, statutory, promised }) => [
    id,
    statutory.due,
    promised?.due ?? null,
    statutory.provisional ? 'provisional' : 'certain',
  ]);
}
const differences = async () => (await office.administrator.system.verify()).differences;

describe('a notice of a year nobody has published yet', () => {
  let caseId: number;
  beforeEach(async () => {
    caseId = (await office.clerk.intake.submit(intake(DAY))).case.id;
  });

  test('open cases that reach into the year are counted until it is loaded', async () => {
    expect(await office.clerk.notices.status()).toEqual({
      publishedThrough: '2026-12-31',
      unpublishedYear: 2027,
      openCases: 1,
    });
    const { id } = await office.supervisor.notices.propose(proposal());
    expect(await office.clerk.notices.status()).toMatchObject({ openCases: 1, unpublishedYear: 2027 });
    await sign(id);
    expect(await office.clerk.notices.status()).toEqual({
      publishedThrough: '2027-12-31',
      unpublishedYear: 2028,
      openCases: 0,
    });
  });

  test('proposing reads the days and moves nothing', async () => {
    const version = await office.supervisor.notices.propose(proposal());
    expect(version).toMatchObject({ state: 'proposed', year: 2027, document: INVENTED_2027_NUMBER, warnings: [] });
    expect(version.days?.filter(({ off }) => !off).map(({ date }) => date)).toEqual([
      '2027-01-16',
      '2027-02-14',
      '2027-05-08',
      '2027-09-26',
      '2027-10-09',
    ]);
    expect(version.days).toHaveLength(33);
    expect(await dueDates(caseId)).toEqual([
      ['one-shot', '2026-12-25', null, 'certain'],
      ['decision', '2027-01-11', '2027-01-04', 'provisional'],
    ]);
  });

  test('the list shows old and new dates and the receipt that bears the old ones', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    const { lines } = await changesOf(id);
    expect(lines).toMatchObject([
      {
        caseId,
        caseNumber: '东住建消审受字〔2026〕第0001号',
        clockId: 'decision',
        oldStatutory: '2027-01-11',
        newStatutory: '2027-01-12',
        oldPromised: '2027-01-04',
        newPromised: '2027-01-05',
        wasProvisional: true,
        isProvisional: false,
        papers: [{ kind: 'receipt', number: '东住建消审受字〔2026〕第0001号' }],
      },
    ]);
  });

  test('a signature moves the dates together, freezes the list as a paper, and the file still proves', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    const { version, paper } = await sign(id);
    expect(version).toMatchObject({ state: 'accepted', signedByName: '督办丁', listPaperId: paper.id });
    expect(paper).toMatchObject({ kind: 'date-change-list', number: null, format: 'A4' });
    expect((await office.supervisor.papers.get({ id: paper.id })).html).toContain('2027-01-12');
    expect(await dueDates(caseId)).toEqual([
      ['one-shot', '2026-12-25', null, 'certain'],
      ['decision', '2027-01-12', '2027-01-05', 'certain'],
    ]);
    expect(await differences()).toEqual([]);
    const trail = await office.supervisor.system.audit({ entity: 'calendar' });
    expect(trail.map(({ action }) => action)).toEqual(['notices.accept', 'notices.propose']);
  });

  test('affected applicants get a slip each, the same ones when asked again', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    const { version } = await sign(id);
    const call = { key: newKey(), listId: version.listId ?? 0, caseIds: [caseId] };
    const slips = await office.supervisor.notices.slips(call);
    expect(slips).toMatchObject([{ kind: 'date-change-slip', format: '80mm', caseId }]);
    expect(await office.supervisor.notices.slips(call)).toEqual(slips);
    const { html } = await office.supervisor.papers.get({ id: slips[0]?.id ?? 0 });
    expect(html).toContain('2027-01-12');
    expect(await differences()).toEqual([]);
  });

  test('a new case since the list was shown refuses the signature, and nothing is changed', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    const { fingerprint } = await changesOf(id);
    await office.clerk.intake.submit(intake(DAY));
    const call = { key: newKey(), id, fingerprint, remark: null };
    expect(await errorOf(office.supervisor.notices.accept(call))).toEqual({ code: 'CHANGES_DIFFER', data: { id } });
    expect(await dueDates(caseId)).toContainEqual(['decision', '2027-01-11', '2027-01-04', 'provisional']);
    expect(office.application.context.calendar().publishedThrough).toBe('2026-12-31');
    expect(await differences()).toEqual([]);
  });

  test('signing twice is refused; the same key gives the same answer', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    const { fingerprint } = await changesOf(id);
    const call = { key: newKey(), id, fingerprint, remark: '按通知执行' };
    const first = await office.supervisor.notices.accept(call);
    expect(await office.supervisor.notices.accept(call)).toEqual(first);
    expect(await errorOf(office.supervisor.notices.accept({ ...call, key: newKey() }))).toEqual({
      code: 'VERSION_SETTLED',
      data: { id, state: 'accepted' },
    });
  });

  test('taking it back restores the provisional dates, with a list of its own', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    await sign(id);
    const back = await office.supervisor.notices.restore({ id });
    expect(back).toMatchObject({ restores: id, days: null, state: 'proposed', year: 2027 });
    await sign(back.id);
    expect(await dueDates(caseId)).toContainEqual(['decision', '2027-01-11', '2027-01-04', 'provisional']);
    expect(await differences()).toEqual([]);
    expect(await errorOf(office.supervisor.notices.restore({ id }))).toMatchObject({ code: 'VERSION_SETTLED' });
  });

  test('a corrected notice replaces the first; taking it back restores the first', async () => {
    await sign((await office.supervisor.notices.propose(proposal())).id);
    const corrected = INVENTED_2027.replace(
      '至4日（周一）放假调休，共4天。1月16日（周六）上班',
      '至3日（周日）放假，共3天',
    );
    const second = await office.supervisor.notices.propose(proposal({ text: corrected }));
    await sign(second.id);
    expect(await dueDates(caseId)).toContainEqual(['decision', '2027-01-11', '2027-01-04', 'certain']);
    await sign((await office.supervisor.notices.restore({ id: second.id })).id);
    expect(await dueDates(caseId)).toContainEqual(['decision', '2027-01-12', '2027-01-05', 'certain']);
    expect(await differences()).toEqual([]);
  });

  test('another program that has the file open counts by it with its next act', async () => {
    const other = await openOffice({ on: DAY, folder: office.folder });
    try {
      await sign((await office.supervisor.notices.propose(proposal())).id);
      const taken = await other.clerk.intake.submit(intake(DAY));
      expect(taken.case.clocks.find(({ id }) => id === 'decision')?.statutory).toMatchObject({
        due: '2027-01-12',
        provisional: false,
      });
      expect(await differences()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('a program started later knows what was signed', async () => {
    await sign((await office.supervisor.notices.propose(proposal())).id);
    const later = await openOffice({ on: DAY, folder: office.folder });
    expect(later.application.context.calendar().publishedThrough).toBe('2027-12-31');
    await later.close();
  });

  test('clerks may not load, administrators may not sign', async () => {
    expect(await errorOf(office.clerk.notices.propose(proposal()))).toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await office.administrator.notices.propose(proposal());
    const call = { key: newKey(), id, fingerprint: '0'.repeat(64), remark: null };
    expect(await errorOf(office.administrator.notices.accept(call))).toEqual({
      code: 'FORBIDDEN',
      data: { needs: ['supervisor'] },
    });
  });

  test('a withdrawn proposal is never signed', async () => {
    const { id } = await office.supervisor.notices.propose(proposal());
    await office.supervisor.notices.withdraw({ id });
    expect(await errorOf(office.supervisor.notices.changes({ id }))).toEqual({
      code: 'VERSION_SETTLED',
      data: { id, state: 'withdrawn' },
    });
  });
});

describe('a local document', () => {
  const SPORTS_DAY = { text: 'date,name,off\n2026-09-22,区运动会,true\n', document: '东政办发〔2026〕9号' };

  test('moves running clocks; stopped ones keep the dates they had', async () => {
    office.on('2026-09-18');
    const { case: taken } = await office.clerk.intake.submit(intake('2026-09-18'));
    expect(await dueDates(taken.id)).toEqual([
      ['one-shot', '2026-09-24', null, 'certain'],
      ['decision', '2026-10-15', '2026-10-09', 'certain'],
    ]);
    office.on('2026-09-19');
    const { id } = await office.supervisor.notices.propose(proposal({ kind: 'local', ...SPORTS_DAY }));
    expect((await changesOf(id)).lines).toMatchObject([{ clockId: 'decision', newStatutory: '2026-10-16' }]);
    await sign(id);
    expect(await dueDates(taken.id)).toEqual([
      ['one-shot', '2026-09-24', null, 'certain'],
      ['decision', '2026-10-16', '2026-10-10', 'certain'],
    ]);
    expect(await differences()).toEqual([]);
    const day = (await office.clerk.calendar.month({ year: 2026, month: 9 }))[21];
    expect(day).toMatchObject({ kind: 'holiday', name: '区运动会', source: '东政办发〔2026〕9号' });
    // An act later on writes the clocks anew; the stopped one stays as it was.
    office.on('2026-09-21');
    await office.reviewer.cases.act({
      caseId: taken.id,
      version: taken.version,
      key: newKey(),
      act: { type: 'pause', date: '2026-09-21', reason: 'expert-review', expectedWorkdays: 5, note: null },
    });
    expect(await dueDates(taken.id)).toContainEqual(['one-shot', '2026-09-24', null, 'certain']);
    expect(await differences()).toEqual([]);
  });

  test('must be named', async () => {
    const call = office.supervisor.notices.propose(proposal({ kind: 'local', ...SPORTS_DAY, document: null }));
    expect(await errorOf(call)).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'document', problem: 'required' }] },
    });
  });
});

describe('what cannot be loaded is refused whole', () => {
  const bad: readonly (readonly [string, Partial<Proposal>, object])[] = [
    [
      'a sentence that contradicts itself',
      { text: INVENTED_2027.replace('共4天', '共5天') },
      { code: 'count-mismatch', sentence: expect.stringContaining('1月1日') as string },
    ],
    ['another year than asked for', { year: 2028 }, { code: 'wrong-year' }],
    [
      'a day named twice',
      { text: 'date,name,off\n2027-01-01,元旦,true\n2027-01-01,元旦,true\n', document: '某号' },
      { code: 'duplicate-date', line: 3, sentence: '2027-01-01,元旦,true' },
    ],
    [
      'a working Sunday that never was a swap',
      { text: `${INVENTED_2027}`.replace('1月16日（周六）上班', '1月16日（周六）、1月17日（周日）上班') },
      { code: 'unbalanced-swaps', sentence: expect.stringContaining('1月16日') as string },
    ],
    [
      'a file of another year',
      { text: JSON.stringify({ year: 2027, days: [] }), year: 2028, document: '某号' },
      { code: 'wrong-year' },
    ],
    ['words that are no notice', { text: '今天天气很好', year: 2027 }, { code: 'no-holidays' }],
    ['a text that names no year', { text: '一、元旦:1月1日放假,共1天。' }, { code: 'year-unknown' }],
    ['a year too early', { text: INVENTED_2027.replace('2027', '2028'), year: 2028 }, { code: 'weekday-mismatch' }],
  ];
  test.each(bad)('%s', async (_what, more, problem) => {
    const refusal = await errorOf(office.supervisor.notices.propose(proposal(more)));
    expect(refusal).toMatchObject({ code: 'NOTICE_REFUSED', data: { problems: expect.any(Array) as unknown } });
    expect((refusal.data as { problems: unknown[] }).problems[0]).toMatchObject({ severity: 'error', ...problem });
    expect(await office.supervisor.notices.versions()).toEqual([]);
  });
});
