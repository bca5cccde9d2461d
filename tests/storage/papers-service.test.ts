import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPaperRenderer } from '../../electron/documents/render.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { CaseDetail, PaperSummary } from '../../shared/contract/cases.ts';
import {
  COMMITMENT_COMPLETE,
  errorOf,
  intake,
  newKey,
  openOffice,
  type Client,
  type Office,
} from './cases-service-fixture.ts';

const DAY = '2026-09-18';
let office: Office;
beforeAll(async () => {
  office = await openOffice({ on: DAY });
});
afterAll(() => office.close());

async function receipt(of: Office = office): Promise<{ readonly view: CaseDetail; readonly paper: PaperSummary }> {
  const { case: view, papers } = await of.clerk.intake.submit(intake(DAY));
  const [paper] = papers;
  if (paper === undefined) throw new Error('a receipt');
  return { view, paper };
}

describe('an issued paper', () => {
  test('is frozen: its bytes are those of its hash', async () => {
    const { view, paper } = await receipt();
    const whole = await office.clerk.papers.get({ id: paper.id });
    expect(whole).toMatchObject({
      caseId: view.id,
      kind: 'receipt',
      format: 'A4',
      copies: ['applicant', 'file'],
      prints: 0,
    });
    expect(createHash('sha256').update(whole.html).digest('hex')).toBe(whole.hash);
  });

  test('is counted each time it is printed, and marked from the second time on', async () => {
    const { view, paper } = await receipt();
    const frozen = (await office.clerk.papers.get({ id: paper.id })).html;
    const first = await office.clerk.papers.print({ id: paper.id, target: 'printer' });
    expect([first.ordinal, first.html, first.title]).toEqual([1, frozen, paper.number]);
    const second = await office.clerk.papers.print({ id: paper.id, target: 'pdf' });
    expect(second.ordinal).toBe(2);
    expect(second.html).toContain('补打');
    expect((await office.clerk.papers.get({ id: paper.id })).html).toBe(frozen);
    expect((await office.clerk.cases.get({ id: view.id })).papers[0]?.prints).toBe(2);
  });

  test('is struck by a supervisor only, once, and its number is never used again', async () => {
    const own = await openOffice({ on: DAY });
    const { view, paper } = await receipt(own);
    expect(await errorOf(own.clerk.papers.void({ id: paper.id, reason: '打印错误' }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const struck = await own.supervisor.papers.void({ id: paper.id, reason: '打印错误' });
    expect(struck.voided).toEqual({ at: '2026-09-18T02:00:00.000Z', reason: '打印错误' });
    expect(await errorOf(own.supervisor.papers.void({ id: paper.id, reason: '再次' }))).toMatchObject({
      code: 'ACT_REFUSED',
      data: { code: 'already-voided' },
    });
    expect((await own.clerk.cases.get({ id: view.id })).receiptNumber).toBeNull();
    expect((await receipt(own)).paper.number).toBe('东住建消审受字〔2026〕第0002号');
    const verified = await own.administrator.system.verify();
    expect(verified.differences).toEqual([]);
    await own.close();
  });

  test('an unknown one is said to be unknown', async () => {
    const unknown = { code: 'NOT_FOUND', data: { entity: 'paper', id: '9999' } };
    expect(await errorOf(office.clerk.papers.get({ id: 9999 }))).toEqual(unknown);
    expect(await errorOf(office.clerk.papers.print({ id: 9999, target: 'pdf' }))).toEqual(unknown);
    expect(await errorOf(office.supervisor.papers.void({ id: 9999, reason: '无' }))).toEqual(unknown);
  });
});

describe('a paper on request', () => {
  test('the explanation of a date carries its trace; the same key gives the same paper', async () => {
    const { view } = await receipt();
    const call = { kind: 'date-explanation' as const, key: newKey(), caseId: view.id, clockId: 'decision' as const };
    const paper = await office.clerk.papers.issue(call);
    expect(paper).toMatchObject({ kind: 'date-explanation', number: null });
    expect((await office.clerk.papers.issue(call)).id).toBe(paper.id);
    const { html } = await office.clerk.papers.get({ id: paper.id });
    expect(html).toContain('"clockId":"decision"');
    expect(html).toContain('"date":"2026-09-20","counts":true,"n":1');
    expect(await errorOf(office.clerk.papers.issue({ ...call, clockId: 'delivery' }))).toMatchObject({
      code: 'KEY_REUSED',
    });
    expect(await errorOf(office.clerk.papers.issue({ ...call, key: newKey(), clockId: 'delivery' }))).toEqual({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'clockId', problem: 'unknown-choice' }] },
    });
  });

  test('a service return is ruled for filling in by hand', async () => {
    const { view } = await receipt();
    const paper = await office.clerk.papers.issue({ kind: 'service-return', key: newKey(), caseId: view.id });
    const { html } = await office.clerk.papers.get({ id: paper.id });
    expect(html).toContain('"deliveredOn":null');
  });

  test('a commitment letter belongs to a commitment', async () => {
    const { view } = await receipt();
    expect(
      await errorOf(office.clerk.papers.issue({ kind: 'commitment-letter', key: newKey(), caseId: view.id })),
    ).toMatchObject({ code: 'ACT_REFUSED', data: { code: 'not-by-commitment' } });
    const { case: permitted } = await office.clerk.intake.submit(
      intake(DAY, {
        matter: 'pre-opening',
        path: 'commitment',
        materialFacts: {},
        materials: COMMITMENT_COMPLETE,
        outcome: { type: 'permit' },
      }),
    );
    const letter = await office.clerk.papers.issue({ kind: 'commitment-letter', key: newKey(), caseId: permitted.id });
    expect(letter.copies).toEqual(['file']);
  });

  test('a guide slip needs no case and says both limits', async () => {
    const paper = await office.clerk.papers.issue({
      kind: 'guide-slip',
      key: newKey(),
      matter: 'design-review',
      path: 'ordinary',
    });
    expect(paper).toMatchObject({ format: '80mm', number: null });
    const { html, caseId } = await office.clerk.papers.get({ id: paper.id });
    expect(caseId).toBeNull();
    expect(html).toContain('"statutoryWorkdays":15,"promisedWorkdays":10');
    expect(
      await errorOf(
        office.clerk.papers.issue({ kind: 'guide-slip', key: newKey(), matter: 'design-review', path: 'commitment' }),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: 'path' }] } });
  });
});

describe('papers as they are really printed', () => {
  test('a service return names what was served by its official title, a guide slip its limits in words', async () => {
    const own = await openOffice({ on: DAY, renderPaper: createPaperRenderer() });
    const { view } = await receipt(own);
    const actOn = (client: Client, of: Pick<CaseDetail, 'id' | 'version'>, act: ActInput) =>
      client.cases.act({ caseId: of.id, version: of.version, key: newKey(), act });
    const reviewed = await actOn(own.reviewer, view, {
      type: 'technical-review',
      date: DAY,
      conclusion: 'conforming',
      findings: null,
    });
    const decided = await actOn(own.secondReviewer, reviewed.case, {
      type: 'decide',
      date: DAY,
      result: 'approved',
      findings: null,
      reasons: null,
    });
    const delivered = await actOn(own.clerk, decided.case, {
      type: 'deliver',
      date: DAY,
      method: 'direct',
      recipient: '经办乙',
      relation: null,
      witness: null,
      place: '窗口',
    });
    const served = await own.clerk.papers.get({ id: delivered.papers[0]?.id ?? 0 });
    expect(served.html).toContain('特殊建设工程消防设计审查意见书　东住建消审字〔2026〕第0001号');
    const slip = await own.clerk.papers.issue({
      kind: 'guide-slip',
      key: newKey(),
      matter: 'design-review',
      path: 'ordinary',
    });
    const guide = await own.clerk.papers.get({ id: slip.id });
    expect(guide.html).not.toMatch(/decision|one-shot|delivery/u);
    await own.close();
  });
});

describe('numbers', () => {
  test('a series runs per kind and authority and begins again with the year', async () => {
    const own = await openOffice({ on: '2026-12-31' });
    const numberOn = async (day: string) => {
      own.on(day);
      return (await own.clerk.intake.submit(intake(day))).case.receiptNumber;
    };
    expect(await numberOn('2026-12-31')).toBe('东住建消审受字〔2026〕第0001号');
    expect(await numberOn('2027-01-04')).toBe('东住建消审受字〔2027〕第0001号');
    expect(await numberOn('2027-01-05')).toBe('东住建消审受字〔2027〕第0002号');
    await own.close();
  });
});
