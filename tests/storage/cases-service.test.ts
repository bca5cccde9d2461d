import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseDetail } from '../../shared/contract/cases.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import {
  correct,
  ADMINISTRATOR,
  clientOf,
  CLERK,
  COMMITMENT_COMPLETE,
  errorOf,
  FILING_COMPLETE,
  intake,
  newKey,
  openOffice,
  PRE_OPENING_COMPLETE,
  REVIEWER,
  SECOND_REVIEWER,
  ticks,
  type Client,
  type Office,
} from './cases-service-fixture.ts';

const DAY = '2026-09-18';
let office: Office;
beforeAll(async () => {
  office = await openOffice({ on: DAY });
});
afterAll(() => office.close());

const inspectorIds = [REVIEWER, SECOND_REVIEWER];

async function accepted(of: Office = office): Promise<CaseDetail> {
  return (await of.clerk.intake.submit(intake(DAY))).case;
}
function actOn(client: Client, view: Pick<CaseDetail, 'id' | 'version'>, act: ActInput) {
  return client.cases.act({ caseId: view.id, version: view.version, key: newKey(), act });
}
const kinds = (answer: { readonly papers: readonly { readonly kind: string }[] }) =>
  answer.papers.map(({ kind }) => kind);

describe('the whole way of a case', () => {
  test('a design review: reviewed by one, decided by another, served, archived', async () => {
    const view = await accepted();
    const reviewed = await actOn(office.reviewer, view, {
      type: 'technical-review',
      date: DAY,
      conclusion: 'conforming',
      findings: '消防车道符合要求',
    });
    expect([reviewed.case.handlerName, kinds(reviewed)]).toEqual(['审查乙', []]);
    const decided = await actOn(office.secondReviewer, reviewed.case, {
      type: 'decide',
      date: DAY,
      result: 'approved',
      findings: null,
      reasons: null,
    });
    expect([decided.case.state, kinds(decided), decided.papers[0]?.number]).toEqual([
      'decided',
      ['design-review-opinion'],
      '东住建消审字〔2026〕第0001号',
    ]);
    const delivered = await actOn(office.clerk, decided.case, {
      type: 'deliver',
      date: DAY,
      method: 'direct',
      recipient: '经办乙',
      relation: '经办人',
      witness: null,
      place: '窗口',
    });
    expect([delivered.case.state, kinds(delivered)]).toEqual(['delivered', ['service-return']]);
    const paper = await office.clerk.papers.get({ id: delivered.papers[0]?.id ?? 0 });
    expect(paper.html).toContain('东住建消审字〔2026〕第0001号');
    const archived = await actOn(office.clerk, delivered.case, { type: 'archive', date: DAY, note: null });
    expect(archived.case).toMatchObject({ state: 'archived', endedOn: DAY, lamp: null });
  });

  test('a commitment that fails its verification is put right by order, or revoked', async () => {
    const own = await openOffice({ on: DAY });
    const { case: permitted } = await own.clerk.intake.submit(
      intake(DAY, {
        matter: 'pre-opening',
        path: 'commitment',
        materialFacts: {},
        materials: COMMITMENT_COMPLETE,
        outcome: { type: 'permit' },
      }),
    );
    const failed = await actOn(own.reviewer, permitted, {
      type: 'verify',
      date: DAY,
      inspectorIds,
      result: 'not-conforming',
      findings: '疏散通道堵塞',
    });
    const ordered = await actOn(own.reviewer, failed.case, {
      type: 'notice-rectification',
      date: DAY,
      findings: '疏散通道堵塞',
      deadline: '2026-10-09',
    });
    expect(kinds(ordered)).toEqual(['rectification-notice']);
    const revoked = await actOn(own.reviewer, ordered.case, { type: 'revoke', date: DAY, reasons: '逾期未改' });
    expect([revoked.case.state, kinds(revoked)]).toEqual(['revoked', ['revocation-decision']]);
    const paper = await own.clerk.papers.get({ id: revoked.papers[0]?.id ?? 0 });
    expect(paper.html).toContain('"permitNumber":"东消消检字〔2026〕第0001号"');
    await own.close();
  });

  test('an ordinary inspection that is rejected prints the refusal with its reasons', async () => {
    const { case: view } = await office.clerk.intake.submit(
      intake(DAY, { matter: 'pre-opening', materialFacts: {}, materials: PRE_OPENING_COMPLETE }),
    );
    const visited = await actOn(office.reviewer, view, {
      type: 'inspect',
      date: DAY,
      inspectorIds,
      conclusion: 'not-conforming',
      findings: '自动喷水灭火系统故障',
    });
    const rejected = await actOn(office.reviewer, visited.case, {
      type: 'decide',
      date: DAY,
      result: 'rejected',
      findings: null,
      reasons: '自动喷水灭火系统不能正常使用',
    });
    expect(kinds(rejected)).toEqual(['pre-opening-refusal']);
    expect(rejected.case.events.at(-1)?.data).toMatchObject({ result: 'rejected' });
  });

  test('a filing that fails its check is inspected again', async () => {
    const { case: filed } = await office.clerk.intake.submit(
      intake(DAY, {
        matter: 'completion-filing',
        materialFacts: {},
        materials: FILING_COMPLETE,
        completionPassedOn: '2026-09-17',
        outcome: { type: 'file' },
      }),
    );
    const drawn = await actOn(office.clerk, filed, { type: 'draw', date: DAY, drawn: 'drawn', note: '7号签' });
    const checked = await actOn(office.reviewer, drawn.case, {
      type: 'check',
      date: DAY,
      inspectorIds,
      result: 'not-conforming',
      findings: '防火门缺失',
    });
    expect([checked.case.state, kinds(checked)]).toEqual(['check-failed', ['spot-check-result']]);
    const asked = await actOn(office.clerk, checked.case, { type: 'request-reinspection', date: DAY });
    const again = await actOn(office.reviewer, asked.case, {
      type: 'reinspect',
      date: DAY,
      inspectorIds,
      result: 'conforming',
      findings: null,
    });
    expect([again.case.state, kinds(again)]).toEqual(['reinspected', ['spot-check-result']]);
  });

  test('a filing put in order by its supplements is filed that day', async () => {
    const { case: noticed } = await office.clerk.intake.submit(
      intake(DAY, {
        matter: 'completion-filing',
        materialFacts: {},
        materials: [...FILING_COMPLETE.slice(0, 2), { materialId: 'filing-as-built-drawings', result: 'missing' }],
        completionPassedOn: '2026-09-17',
        outcome: { type: 'notice' },
      }),
    );
    const filed = await actOn(office.clerk, noticed, {
      type: 'receive-supplements',
      date: DAY,
      materials: ticks({ 'filing-as-built-drawings': 'present' }),
    });
    expect([filed.case.state, kinds(filed)]).toEqual(['filed', ['supplement-receipt', 'filing-voucher']]);
  });

  test('a correction moves a date; both the event and its correction stay', async () => {
    const own = await openOffice({ on: '2026-09-16' });
    const { case: view } = await own.clerk.intake.submit(
      intake('2026-09-16', { materials: [], outcome: { type: 'put-aside' } }),
    );
    own.on('2026-09-18');
    const wrong = await actOn(own.clerk, view, {
      type: 'accept',
      date: '2026-09-17',
      materials: intake(DAY).materials,
    });
    const corrected = await correct(own.supervisor, wrong.case, {
      date: '2026-09-18',
      eventSeq: 2,
      change: { kind: 'date', newDate: '2026-09-18' },
      reason: '录入日期有误',
    });
    expect(corrected.case).toMatchObject({ state: 'accepted', acceptedOn: '2026-09-18' });
    expect(corrected.case.events.map(({ seq, type, correctedBy }) => [seq, type, correctedBy])).toEqual([
      [1, 'received', null],
      [2, 'accepted', 3],
      [3, 'corrected', null],
    ]);
    expect(corrected.case.events[1]?.backdatedDays).toBe(1);
    await own.close();
  });

  test('what a withdrawn application leaves is its history', async () => {
    const view = await accepted();
    const withdrawn = await actOn(office.clerk, view, { type: 'withdraw', date: DAY, reason: '申请人撤回' });
    expect(withdrawn.case).toMatchObject({ state: 'withdrawn', endedOn: DAY, lamp: null });
  });
});

describe('an act happens once', () => {
  test('the same key answers again and writes nothing, whatever the version is by now', async () => {
    const view = await accepted();
    const call = {
      caseId: view.id,
      version: view.version,
      key: newKey(),
      act: {
        type: 'pause' as const,
        date: DAY,
        reason: 'expert-review' as const,
        expectedWorkdays: 10,
        note: null,
      },
    };
    const first = await office.reviewer.cases.act(call);
    const again = await office.reviewer.cases.act(call);
    expect([again.replayed, again.papers, again.case.version]).toEqual([true, first.papers, first.case.version]);
    expect((await office.reviewer.cases.get({ id: view.id })).events).toHaveLength(3);
  });

  test('the same key for another act is refused', async () => {
    const view = await accepted();
    const key = newKey();
    const resume = { type: 'withdraw' as const, date: DAY, reason: '撤回' };
    await office.clerk.cases.act({ caseId: view.id, version: view.version, key, act: resume });
    const other = { ...resume, reason: '另一理由' };
    expect(await errorOf(office.clerk.cases.act({ caseId: view.id, version: view.version, key, act: other }))).toEqual({
      code: 'KEY_REUSED',
      data: { key },
    });
  });

  test('of two windows acting on the same state one is stale and learns the version there is', async () => {
    const view = await accepted();
    const other = clientOf(office.application, REVIEWER);
    const review: ActInput = { type: 'technical-review', date: DAY, conclusion: 'conforming', findings: null };
    const outcomes = await Promise.allSettled([actOn(office.reviewer, view, review), actOn(other, view, review)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'STALE_VERSION',
      data: { entity: 'case', id: String(view.id), expected: 2, actual: 3 },
    });
    expect((await office.clerk.cases.get({ id: view.id })).events).toHaveLength(3);
  });

  test('of two processes acting on the same state one is stale', async () => {
    const view = await accepted();
    const script = path.join(import.meta.dirname, 'cases-service-child.ts');
    const child = () =>
      new Promise<string>((resolve, reject) => {
        const running = spawn(process.execPath, [script, office.folder, String(view.id), String(view.version), DAY], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let output = '';
        running.stdout.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
        running.on('error', reject);
        running.on('close', () => resolve(output.trim()));
      });
    const outcomes = await Promise.all([child(), child()]);
    expect(outcomes.toSorted()).toEqual(['STALE_VERSION', 'done']);
    expect((await office.clerk.cases.get({ id: view.id })).events).toHaveLength(3);
  });
});

describe('lists', () => {
  test('pages follow each other without a gap, newest first', async () => {
    const own = await openOffice({ on: DAY });
    const ids: number[] = [];
    for (let count = 0; count < 7; count += 1) ids.unshift((await accepted(own)).id);
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Client['cases']['list']>> = await own.clerk.cases.list({
        filter: {},
        cursor,
        limit: 3,
      });
      expect(page.total).toBe(7);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(ids);
    await own.close();
  });

  test('the lamp of a list is the lamp of the case, on every day until it is black', async () => {
    const own = await openOffice({ on: DAY });
    await accepted(own);
    const paused = await accepted(own);
    await actOn(own.reviewer, paused, {
      type: 'pause',
      date: DAY,
      reason: 'testing',
      expectedWorkdays: 5,
      note: null,
    });
    await own.clerk.intake.submit(intake(DAY, { materials: [], outcome: { type: 'put-aside' } }));
    const colours = new Set<string | null>();
    for (const day of [
      '2026-09-18',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-15',
      '2026-10-16',
    ]) {
      own.on(day);
      const { rows } = await own.clerk.cases.list({ filter: {} });
      for (const row of rows) {
        colours.add(row.lamp);
        const detail = await own.clerk.cases.get({ id: row.id });
        expect([detail.lamp, detail.next, detail.state]).toEqual([row.lamp, row.next, row.state]);
        const lit = await own.clerk.cases.list({ filter: { lamp: row.lamp ?? 'green' } });
        expect(lit.rows.map(({ id }) => id)).toContain(row.id);
        expect(lit.rows.every(({ lamp }) => lamp === row.lamp)).toBe(true);
      }
    }
    expect([...colours].toSorted()).toEqual(['black', 'blue', 'green', 'red', 'yellow']);
    await own.close();
  });

  test('open cases, cases of a matter and of a handler are told apart', async () => {
    const own = await openOffice({ on: DAY });
    const open = await accepted(own);
    const ended = await accepted(own);
    await actOn(own.clerk, ended, { type: 'withdraw', date: DAY, reason: '撤回' });
    const idsOf = async (filter: Parameters<Client['cases']['list']>[0]['filter']) =>
      (await own.clerk.cases.list({ filter })).rows.map(({ id }) => id);
    expect(await idsOf({ open: true })).toEqual([open.id]);
    expect(await idsOf({ open: false })).toEqual([ended.id]);
    expect(await idsOf({ matter: 'pre-opening' })).toEqual([]);
    expect(await idsOf({ handlerId: CLERK, states: ['accepted'] })).toEqual([open.id]);
    expect(await idsOf({ receivedFrom: '2026-09-19' })).toEqual([]);
    await own.close();
  });

  test('a cursor nobody gave is refused', async () => {
    expect(await errorOf(office.clerk.cases.list({ filter: {}, cursor: 'x' }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'cursor' }] },
    });
  });
});

describe('who may', () => {
  test('nobody who is signed out, locked or idle', async () => {
    const { application } = office;
    const window = application.openClient();
    const { createRouterClient } = await import('@orpc/server');
    const client = createRouterClient(application.router, { context: { client: window } });
    const why = async () => (await errorOf(client.cases.list({ filter: {} }))).data;
    expect(await why()).toEqual({ why: 'signed-out' });
    window.staffId = CLERK;
    window.locked = true;
    expect(await why()).toEqual({ why: 'locked' });
    window.locked = false;
    window.idleMinutes = 10;
    window.lastActive = performance.now() - 10 * 60_000 - 1;
    expect(await why()).toEqual({ why: 'idle' });
    expect(window.locked).toBe(true);
  });

  test('acts a person may do are exactly those offered', async () => {
    const view = await accepted();
    const offered = async (client: Client) => (await client.cases.get({ id: view.id })).allowedActs.toSorted();
    expect(await offered(office.clerk)).toEqual(['withdraw']);
    expect(await offered(office.reviewer)).toEqual(['pause', 'technical-review', 'withdraw']);
    expect(await offered(office.supervisor)).toEqual(['correct']);
    expect((await errorOf(clientOf(office.application, ADMINISTRATOR).cases.get({ id: view.id }))).code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('the change feed', () => {
  test('an act is heard by other windows after its commit, and a closed window stops listening', async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const stream = await office.supervisor.events.subscribe(undefined, { signal: stop.signal });
    const reading = (async () => {
      for await (const event of stream) {
        heard.push(`${event.topic} ${event.id ?? ''}`.trim());
        if (event.topic === 'case') stop.abort();
      }
    })();
    const view = await accepted();
    await reading;
    expect(heard).toEqual(['heartbeat', `case ${view.id}`]);
  });
});
