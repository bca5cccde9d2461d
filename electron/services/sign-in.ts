import { ORPCError } from '@orpc/server';
import type { StaffSummary } from '../../shared/contract/session.ts';
import type { Instant } from '../../shared/dates/types.ts';
import { appendAudit } from '../storage/repositories/audit.ts';
import {
  credentialsByAccount,
  credentialsById,
  setFailedAttempts,
  type StaffCredentials,
} from '../storage/repositories/staff.ts';
import { writeTransaction } from '../storage/transaction.ts';
import type { AppContext, WriteTx } from './context.ts';
import { verifyNobody, verifyPassword } from './passwords.ts';

/** Wrong passwords in a row before an account is closed for a while. */
export const ALLOWED_ATTEMPTS = 5;
export const LOCK_OUT_MINUTES = 5;

/** What a password check came to. */
export type SignInAnswer =
  | { readonly kind: 'right'; readonly staff: StaffSummary; readonly passwordHash: string }
  | { readonly kind: 'wrong'; readonly attemptsLeft: number }
  | { readonly kind: 'locked-out'; readonly until: Instant };

/** Attempts on account names nobody has: answered like real ones, so that an answer does not tell who works here. */
interface NamelessAttempts {
  readonly failed: number;
  readonly lockedUntil: Instant | null;
}
const REMEMBERED_NAMES = 500;

/** Checks passwords, counts failures and closes accounts after too many. One per application. */
export class SignInDesk {
  private readonly app: AppContext;
  private readonly nameless = new Map<string, NamelessAttempts>();

  constructor(app: AppContext) {
    this.app = app;
  }

  /** By account name, as on the sign-in page. */
  async checkAccount(account: string, password: string): Promise<SignInAnswer> {
    const credentials = await credentialsByAccount(this.app.read, account);
    if (credentials === null || !credentials.staff.active) return this.checkNobody(account.toLowerCase(), password);
    return this.check(credentials.staff.id, password);
  }

  /** The person who is signed in already, to unlock or to change the password. */
  async checkStaff(staffId: string, password: string): Promise<SignInAnswer> {
    return this.check(staffId, password);
  }

  private async check(staffId: string, password: string): Promise<SignInAnswer> {
    // The attempt is counted before it is tried, so that many at once are not all free.
    const reserved = await writeTransaction(this.app.write, (tx: WriteTx) => this.reserve(tx, staffId));
    if (reserved === null) return { kind: 'wrong', attemptsLeft: 0 };
    if (reserved.lockedUntil !== null) return { kind: 'locked-out', until: reserved.lockedUntil };
    const { credentials, failed } = reserved;
    const isRight = await verifyPassword(password, credentials.passwordHash);
    await writeTransaction(this.app.write, async (tx: WriteTx) => {
      if (isRight) await setFailedAttempts(tx, staffId, 0, null);
      await appendAudit(tx, {
        at: this.app.now().toISOString(),
        staffId,
        action: isRight ? 'session.passwordRight' : 'session.passwordWrong',
        entity: 'staff',
        entityId: staffId,
        data: isRight ? {} : { attempt: failed },
      });
    });
    return isRight
      ? { kind: 'right', staff: credentials.staff, passwordHash: credentials.passwordHash }
      : { kind: 'wrong', attemptsLeft: Math.max(0, ALLOWED_ATTEMPTS - failed) };
  }

  private async reserve(
    tx: WriteTx,
    staffId: string,
  ): Promise<{ credentials: StaffCredentials; failed: number; lockedUntil: Instant | null } | null> {
    const credentials = await credentialsById(tx, staffId);
    if (credentials === null || !credentials.staff.active) return null;
    const now = this.app.now();
    if (isLocked(credentials.lockedUntil, now)) return { credentials, failed: 0, lockedUntil: credentials.lockedUntil };
    const next = nextAttempt(credentials.failedAttempts, credentials.lockedUntil, now);
    await setFailedAttempts(tx, staffId, next.failed, next.lockedUntil);
    return { credentials, failed: next.failed, lockedUntil: null };
  }

  private async checkNobody(account: string, password: string): Promise<SignInAnswer> {
    const now = this.app.now();
    const known = this.nameless.get(account) ?? { failed: 0, lockedUntil: null };
    if (known.lockedUntil !== null && isLocked(known.lockedUntil, now)) {
      return { kind: 'locked-out', until: known.lockedUntil };
    }
    const next = nextAttempt(known.failed, known.lockedUntil, now);
    this.nameless.delete(account);
    this.nameless.set(account, next);
    if (this.nameless.size > REMEMBERED_NAMES) this.nameless.delete(this.nameless.keys().next().value ?? account);
    await verifyNobody(password);
    return { kind: 'wrong', attemptsLeft: Math.max(0, ALLOWED_ATTEMPTS - next.failed) };
  }
}

function isLocked(until: Instant | null, now: Date): boolean {
  return until !== null && until > now.toISOString();
}

/** A lock-out that has passed starts the count afresh. */
function nextAttempt(failed: number, lockedUntil: Instant | null, now: Date): NamelessAttempts {
  const count = lockedUntil === null ? failed + 1 : 1;
  const until = new Date(now.getTime() + LOCK_OUT_MINUTES * 60_000).toISOString();
  return { failed: count, lockedUntil: count >= ALLOWED_ATTEMPTS ? until : null };
}

export type RightAnswer = Extract<SignInAnswer, { readonly kind: 'right' }>;

/** @throws WRONG_CREDENTIALS, LOCKED_OUT unless the answer is right */
export function requireRight(answer: SignInAnswer): RightAnswer {
  switch (answer.kind) {
    case 'right':
      return answer;
    case 'wrong':
      throw wrongCredentials(answer.attemptsLeft);
    case 'locked-out':
      throw new ORPCError('LOCKED_OUT', { status: 429, message: 'too many attempts', data: { until: answer.until } });
  }
}

export function wrongCredentials(attemptsLeft: number): ORPCError<'WRONG_CREDENTIALS', { attemptsLeft: number }> {
  return new ORPCError('WRONG_CREDENTIALS', {
    status: 401,
    message: 'account or password wrong',
    data: { attemptsLeft },
  });
}
