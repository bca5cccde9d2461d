import type { Role } from '../../shared/contract/fields.ts';
import type { ApplicantView } from '../../shared/contract/registry.ts';
import { foldName } from '../../shared/identity/fold-name.ts';
import { maskPhone, mayUnmask } from '../../shared/identity/mask.ts';
import { checkPhone } from '../../shared/identity/phone.ts';
import { toHalfWidth } from '../../shared/identity/text.ts';
import {
  applicantById,
  applicantsByIds,
  applicantCandidates,
  caseIdsOfApplicant,
  findApplicantsBy,
  type ApplicantNeedle,
  type ApplicantRecord,
} from '../storage/repositories/applicants.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import { pinyinKey } from '../storage/repositories/pinyin-key.ts';
import { findProjectsBy, projectCandidates, projectsByIds } from '../storage/repositories/projects.ts';
import { refreshCaseSearch } from '../storage/repositories/search.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { signedIn, todayOf, type AppContext, type ReadableDb, type WriteTx } from './context.ts';
import { notFound } from './errors.ts';
import { bareName, longestHanRun, nameReasons, pieces, type DuplicateReason } from './likeness.ts';
import { saveApplicantIn, shownCode } from './registry-input.ts';

/** Candidates looked at per question; more alike names than this are one chain of shops. */
const CANDIDATES = 300;
/** Near-duplicates shown. */
const SHOWN = 8;

/** An applicant as screens see it: ID number and phone masked. */
export function maskedApplicant(applicant: ApplicantRecord): ApplicantView {
  const code = shownCode(applicant);
  const phone = applicant.phone === null ? null : maskPhone(applicant.phone);
  return { ...applicant, code, phone, masked: code !== applicant.code || phone !== applicant.phone };
}

/** In clear what one of these roles may see; a reviewer calls applicants, but has no ID card to compare. */
function revealedApplicant(applicant: ApplicantRecord, roles: readonly Role[]): ApplicantView {
  const view = maskedApplicant(applicant);
  const code = mayUnmask(roles, 'id-number') ? applicant.code : view.code;
  const phone = mayUnmask(roles, 'phone') ? applicant.phone : view.phone;
  return { ...view, code, phone, masked: code !== applicant.code || phone !== applicant.phone };
}

/** Letters without tone or space when a text may be pinyin or initials; null when it may not. */
function asPinyin(text: string): string | null {
  const letters = toHalfWidth(text).toLowerCase().replaceAll(/[\s']/g, '');
  return /^[a-zü]+$/.test(letters) ? letters : null;
}

/** What a type-ahead text may mean. */
function applicantNeedle(text: string): ApplicantNeedle {
  const half = toHalfWidth(text).replaceAll(/[\s-]/g, '').toUpperCase();
  const folded = foldName(text);
  return {
    foldedName: folded === '' ? null : folded,
    pinyin: asPinyin(text),
    code: /^[0-9A-Z]{4,18}$/.test(half) ? half : null,
    phoneTail: /^\d{3,12}$/.test(half) ? half : null,
  };
}

interface TypedApplicant {
  readonly id: number | null;
  readonly name: string;
  readonly code: string;
  readonly phone: string;
}

async function alikeApplicants(db: ReadableDb, typed: TypedApplicant) {
  const phone = checkPhone(typed.phone);
  const code = toHalfWidth(typed.code).replaceAll(/[\s-]/g, '').toUpperCase();
  const left = { name: typed.name, pinyin: pinyinKey(typed.name) };
  const like = {
    code: code === '' ? null : code,
    phone: phone.ok ? phone.value : null,
    foldedName: foldName(typed.name),
    pinyin: left.pinyin,
    pieces: pieces(bareName(typed.name)),
  };
  const candidates = await applicantCandidates(db, like, CANDIDATES);
  return candidates
    .filter((candidate) => candidate.id !== typed.id)
    .map(({ pinyin, ...applicant }) => {
      const reasons: DuplicateReason[] = [];
      if (like.code !== null && applicant.code === like.code) reasons.push('same-code');
      reasons.push(...nameReasons(left, { name: applicant.name, pinyin }));
      if (like.phone !== null && applicant.phone === like.phone) reasons.push('same-phone');
      return { applicant: maskedApplicant(applicant), reasons };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => rank(a.reasons) - rank(b.reasons))
    .slice(0, SHOWN);
}

interface TypedProject {
  readonly id: number | null;
  readonly name: string;
  readonly address: string;
}

async function alikeProjects(db: ReadableDb, typed: TypedProject) {
  const left = { name: typed.name, pinyin: pinyinKey(typed.name) };
  const address = foldName(typed.address);
  const candidates = await projectCandidates(
    db,
    {
      foldedName: foldName(typed.name),
      pinyin: left.pinyin,
      pieces: pieces(bareName(typed.name)),
      addressRun: longestHanRun(typed.address),
    },
    CANDIDATES,
  );
  return candidates
    .filter((candidate) => candidate.id !== typed.id)
    .map(({ pinyin, ...project }) => {
      const reasons: DuplicateReason[] = [...nameReasons(left, { name: project.name, pinyin })];
      if (address !== '' && foldName(project.address) === address) reasons.push('same-address');
      return { project, reasons };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => rank(a.reasons) - rank(b.reasons))
    .slice(0, SHOWN);
}

const ORDER: readonly DuplicateReason[] = [
  'same-code',
  'same-folded-name',
  'same-pinyin',
  'similar-name',
  'same-address',
  'same-phone',
];
/** The strongest reason first. */
function rank(reasons: readonly DuplicateReason[]): number {
  return Math.min(...reasons.map((reason) => ORDER.indexOf(reason)));
}

/** Applicants and projects: finding, near-duplicates, saving, and showing personal data for a reason. */
export function registryRouter(app: AppContext) {
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  const counter = signedIn(app, 'counter', 'supervisor');
  return {
    findApplicants: staff.registry.findApplicants.handler(async ({ input }) => {
      const found = await findApplicantsBy(app.read, applicantNeedle(input.text), input.limit);
      const ids = found.flatMap(({ lastProjectId }) => (lastProjectId === null ? [] : [lastProjectId]));
      const projects = await projectsByIds(app.read, ids);
      return found.map(({ applicant, caseCount, lastProjectId }) => ({
        ...maskedApplicant(applicant),
        caseCount,
        lastProject: lastProjectId === null ? null : (projects.get(lastProjectId) ?? null),
      }));
    }),
    findProjects: staff.registry.findProjects.handler(async ({ input }) => {
      const folded = foldName(input.text);
      const needle = {
        foldedName: folded === '' ? null : folded,
        pinyin: asPinyin(input.text),
        address: input.text,
        applicantId: input.applicantId,
      };
      const found = await findProjectsBy(app.read, needle, input.limit);
      const ids = found.flatMap(({ lastApplicantId }) => (lastApplicantId === null ? [] : [lastApplicantId]));
      const applicants = await applicantsByIds(app.read, ids);
      return found.map(({ lastApplicantId, ...project }) => {
        const last = lastApplicantId === null ? undefined : applicants.get(lastApplicantId);
        return { ...project, lastApplicant: last === undefined ? null : maskedApplicant(last) };
      });
    }),
    nearDuplicates: staff.registry.nearDuplicates.handler(async ({ input }) => ({
      applicants: input.applicant === null ? [] : await alikeApplicants(app.read, input.applicant),
      projects: input.project === null ? [] : await alikeProjects(app.read, input.project),
    })),
    // Whoever compares an ID card or calls an applicant; the administrator has neither to do.
    reveal: staff.registry.reveal.handler(async ({ input, context }) => {
      return writeTransaction(app.write, async (tx: WriteTx) => {
        const applicant = await applicantById(tx, input.applicantId);
        if (applicant === null) throw notFound('applicant', input.applicantId);
        await appendAudit(tx, {
          at: app.now().toISOString(),
          staffId: context.actor.id,
          action: 'registry.reveal',
          entity: 'applicant',
          entityId: String(applicant.id),
          data: { reason: input.reason },
        });
        return revealedApplicant(applicant, context.actor.roles);
      });
    }),
    saveApplicant: counter.registry.saveApplicant.handler(async ({ input, context }) => {
      const at = app.now().toISOString();
      const saved = await writeTransaction(app.write, async (tx: WriteTx) => {
        const result = await saveApplicantIn(tx, input, { at, asOf: todayOf(app), path: '' });
        if (result.change === 'unchanged') return result;
        if (result.change === 'changed') {
          for (const caseId of await caseIdsOfApplicant(tx, result.record.id)) await refreshCaseSearch(tx, caseId);
        }
        await appendAudit(tx, {
          at,
          staffId: context.actor.id,
          action: 'registry.saveApplicant',
          entity: 'applicant',
          entityId: String(result.record.id),
          data: { change: result.change, version: result.record.version },
        });
        return result;
      });
      if (saved.change === 'changed') app.changes.publish('case', null);
      return maskedApplicant(saved.record);
    }),
  };
}
