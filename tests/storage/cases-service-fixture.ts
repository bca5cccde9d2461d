import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { createApplication, type Application } from '../../electron/services/application.ts';
import type { RenderPaper, WriteTx } from '../../electron/services/context.ts';
import { insertCounter } from '../../electron/storage/repositories/counters.ts';
import { insertSettingVersions } from '../../electron/storage/repositories/settings.ts';
import { insertStaff } from '../../electron/storage/repositories/staff.ts';
import { writeTransaction } from '../../electron/storage/transaction.ts';
import type { ActInput } from '../../shared/contract/acts.ts';
import type { Role } from '../../shared/contract/fields.ts';
import type { AuthoritySetting } from '../../shared/contract/session.ts';
import type { ApplicantInput, ProjectInput } from '../../shared/contract/registry.ts';
import type { IntakeInput } from '../../shared/contract/cases.ts';
import { creditCodeCheckCharacter } from '../../shared/identity/credit-code.ts';
import { authoritiesOf, DEFAULT_SETTINGS, SETTING_KEYS, withChange } from '../../shared/settings/settings.ts';

/** Staff of the test office: one of each role, and a second reviewer. */
export const CLERK = 'S0001';
export const REVIEWER = 'S0002';
export const SECOND_REVIEWER = 'S0003';
export const SUPERVISOR = 'S0004';
export const ADMINISTRATOR = 'S0005';

const STAFF: readonly (readonly [string, string, readonly Role[]])[] = [
  [CLERK, '窗口甲', ['counter']],
  [REVIEWER, '审查乙', ['reviewer']],
  [SECOND_REVIEWER, '审查丙', ['reviewer']],
  [SUPERVISOR, '督办丁', ['supervisor']],
  [ADMINISTRATOR, '管理戊', ['administrator']],
];

function authority(name: string, short: string): AuthoritySetting {
  return {
    name,
    short,
    address: '政务大厅二楼',
    phone: '024-22000011',
    supervisionPhone: '12345',
    hours: '8:30-17:00',
  };
}

/** A renderer as cheap as can be: the data as text, so that tests can read what would be printed. */
export const plainRenderer: RenderPaper = (data) => ({
  html: `<!DOCTYPE html><html><head></head><body>${JSON.stringify(data).replaceAll('<', '&lt;')}</body></html>`,
  templateVersion: 'plain',
});

/** Limits the counter week promises. */
export const PROMISED = {
  'design-review': { decision: 10 },
  'completion-acceptance': { decision: 10 },
  'pre-opening': { total: 7 },
  'completion-filing': { 'spot-check': 10 },
};

/** Fills an empty office: settings, one counter, staff. Passwords are of no use here. */
export async function furnish(application: Application): Promise<void> {
  const at = application.context.now().toISOString();
  const settings = withChange(DEFAULT_SETTINGS, {
    officeName: '东城政务服务中心',
    authorities: authoritiesOf(authority('东城区住房和城乡建设局', '东住建'), authority('东城区消防救援大队', '东消')),
    promised: PROMISED,
  });
  await writeTransaction(application.context.write, async (tx: WriteTx) => {
    for (const [id, name, roles] of STAFF) {
      await insertStaff(tx, { id, account: id.toLowerCase(), name, roles, passwordHash: 'none', createdAt: at });
    }
    await insertSettingVersions(
      tx,
      SETTING_KEYS.map((key) => ({ key, value: settings[key] })),
      { effectiveFrom: '2000-01-01', recordedAt: at, staffId: null },
    );
    await insertCounter(tx, { name: '1号窗口', place: '二楼', active: true });
  });
}

/** Signs a staff member in at a new window and gives the window's procedures. */
export function clientOf(application: Application, staffId: string) {
  const client = application.openClient();
  client.staffId = staffId;
  client.counterId = 1;
  return createRouterClient(application.router, { context: { client } });
}
export type Client = ReturnType<typeof clientOf>;

/** A running office on a day of its own, with one window per person. */
export interface Office {
  readonly application: Application;
  readonly folder: string;
  readonly clerk: Client;
  readonly reviewer: Client;
  readonly secondReviewer: Client;
  readonly supervisor: Client;
  readonly administrator: Client;
  /** Moves the clock to ten in the morning of a day in Shanghai. */
  on(date: string): void;
  close(): Promise<void>;
}

export async function openOffice(options: {
  readonly on: string;
  readonly folder?: string;
  readonly renderPaper?: RenderPaper;
}): Promise<Office> {
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), 'fire-window-office-')));
  let today = options.on;
  const application = await createApplication({
    dataFolder: folder,
    host: 'browser',
    now: () => new Date(`${today}T02:00:00.000Z`),
    renderPaper: options.renderPaper ?? plainRenderer,
  });
  if (options.folder === undefined) await furnish(application);
  return {
    application,
    folder,
    clerk: clientOf(application, CLERK),
    reviewer: clientOf(application, REVIEWER),
    secondReviewer: clientOf(application, SECOND_REVIEWER),
    supervisor: clientOf(application, SUPERVISOR),
    administrator: clientOf(application, ADMINISTRATOR),
    on: (date) => {
      today = date;
    },
    close: async () => {
      await application.close();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh idempotency key. */
export function newKey(): string {
  return randomUUID();
}

let codes = 0;
/** A credit code nobody has, with its check character. */
export function creditCode(): string {
  codes += 1;
  const first = `91210100MA${String(codes).padStart(7, '0')}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}

export function applicant(name: string, more: Partial<ApplicantInput> = {}): ApplicantInput {
  return {
    id: null,
    version: null,
    kind: 'organisation',
    name,
    code: creditCode(),
    legalRepresentative: '法定甲',
    contactName: '经办乙',
    phone: '13800001234',
    address: '东城区中街1号',
    ...more,
  };
}

export function project(name: string, more: Partial<ProjectInput> = {}): ProjectInput {
  return {
    id: null,
    version: null,
    name,
    address: '东城区滨河路8号',
    district: '东城区',
    use: 'hotel',
    floorArea: 12_400,
    buildingArea: null,
    height: null,
    storeysAbove: 9,
    storeysBelow: 1,
    facts: { ruleSet: '2020' },
    ...more,
  };
}

/** Ticks by material id. */
export function ticks(results: Readonly<Record<string, IntakeInput['materials'][number]['result']>>) {
  return Object.entries(results).map(([materialId, result]) =>
    result === 'defective' ? { materialId, result, defect: '未加盖公章' } : { materialId, result },
  );
}

export const REVIEW_COMPLETE = ticks({
  'review-application': 'present',
  'review-design-documents': 'present',
  'review-planning-permit': 'present',
});
export const ACCEPTANCE_COMPLETE = ticks({
  'acceptance-application': 'present',
  'acceptance-completion-report': 'present',
  'acceptance-as-built-drawings': 'present',
});
export const FILING_COMPLETE = ticks({
  'filing-form': 'present',
  'filing-completion-report': 'present',
  'filing-as-built-drawings': 'present',
});
export const PRE_OPENING_COMPLETE = ticks({
  'pre-opening-application': 'present',
  'pre-opening-licence': 'present',
  'pre-opening-rules': 'present',
  'pre-opening-floor-plan': 'present',
});
export const COMMITMENT_COMPLETE = ticks({
  'pre-opening-commitment-letter': 'present',
  'pre-opening-licence': 'present',
  'pre-opening-rules': 'deferred',
  'pre-opening-floor-plan': 'deferred',
});

/** An intake of a design review that is accepted at once; `more` changes what a test is about. */
export function intake(date: string, more: Partial<IntakeInput> = {}): IntakeInput {
  const name = `项目${codes + 1}`;
  return {
    key: newKey(),
    draftId: null,
    date,
    matter: 'design-review',
    path: 'ordinary',
    channel: 'counter',
    applicant: applicant(`${name}有限公司`),
    project: project(name),
    materialFacts: { planningPermitRequired: true },
    materials: REVIEW_COMPLETE,
    completionPassedOn: null,
    firstAskedStaffId: null,
    remark: null,
    outcome: { type: 'accept' },
    ...more,
  };
}

/** The typed error a call ends with; fails when it succeeds or fails otherwise. */
export async function errorOf(call: Promise<unknown>): Promise<{ readonly code: string; readonly data: unknown }> {
  const outcome = await call.then(
    () => new Error('Expected a typed error, but it succeeded'),
    (error: unknown) => error,
  );
  if (outcome instanceof ORPCError && outcome.defined) return { code: String(outcome.code), data: outcome.data };
  throw outcome;
}

/** A correction as a supervisor makes it: looks at the dates it moves, then confirms just those. */
export async function correct(
  supervisor: Client,
  view: { readonly id: number; readonly version: number },
  what: Pick<Extract<ActInput, { readonly type: 'correct' }>, 'date' | 'eventSeq' | 'change' | 'reason'>,
) {
  const { eventSeq, change } = what;
  const shown = await supervisor.notices.correction({ caseId: view.id, version: view.version, eventSeq, change });
  const answer = await supervisor.cases.act({
    caseId: view.id,
    version: view.version,
    key: newKey(),
    act: { type: 'correct', ...what, fingerprint: shown.fingerprint },
  });
  return { ...answer, shown };
}
