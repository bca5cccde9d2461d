import { ORPCError } from '@orpc/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_ERROR_CODES } from '../../shared/appointments/ticket.ts';
import { BOOKING_REFUSALS } from '../../shared/appointments/types.ts';
import { FIELD_PROBLEMS } from '../../shared/contract/errors.ts';
import type { FieldIssue, FieldProblem } from '../../shared/contract/errors.ts';
import { IDENTITY_ERROR_CODES } from '../../shared/identity/types.ts';
import type { IdentityError } from '../../shared/identity/types.ts';
import { HAND_OVER_REFUSALS } from '../../shared/supervision/duties.ts';
import { SLIP_REFUSALS } from '../../shared/supervision/slips.ts';
import { CASE_STATES, WORKFLOW_ERROR_CODES } from '../../shared/workflow/types.ts';
import { useTerms } from '../locales/useTerms.ts';

/** A failed call in words: one sentence for the page, and one per field path (`applicant.code`, `materials.2.defect`). */
export interface Problem {
  readonly code: string;
  readonly sentence: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface ProblemWords {
  /** Any error of any call, in words. */
  readonly describe: (error: unknown) => Problem;
  /** One field problem in words. */
  readonly field: (issue: Pick<FieldIssue, 'problem' | 'limit' | 'on'>) => string;
  /** What is wrong with a code or phone number as typed. */
  readonly identity: (error: IdentityError) => string;
}

/** Problems that have a figure to name. */
const LIMITED = [
  'too-long',
  'too-short',
  'out-of-range',
  'promised-exceeds-statutory',
  'sub-steps-exceed-limit',
  'extension-exceeds-law',
] as const satisfies readonly FieldProblem[];

function isOneOf<Code extends string>(codes: readonly Code[], text: unknown): text is Code {
  return codes.some((code) => code === text);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'problem' in value &&
    isOneOf<FieldProblem>(FIELD_PROBLEMS, value.problem)
  );
}

/** Turns errors of the contract into sentences in the language of the screen. */
export function useProblem(): ProblemWords {
  const { t } = useTranslation('errors');
  const term = useTerms();

  const field = useCallback(
    ({ problem, limit, on }: Pick<FieldIssue, 'problem' | 'limit' | 'on'>): string => {
      const words =
        limit !== undefined && isOneOf(LIMITED, problem)
          ? t(`fieldLimit.${problem}`, { limit })
          : t(`field.${problem}`);
      return on === undefined ? words : t('fieldFrom', { date: on, problem: words });
    },
    [t],
  );

  const identity = useCallback(
    (error: IdentityError): string =>
      isOneOf(IDENTITY_ERROR_CODES, error.code) ? t(`identity.${error.code}`, { position: (error.at ?? 0) + 1 }) : '',
    [t],
  );

  const describe = useCallback(
    (error: unknown): Problem => {
      if (!(error instanceof ORPCError)) return { code: 'OFFLINE', sentence: t('offline'), fields: {} };
      const data: Readonly<Record<string, unknown>> =
        typeof error.data === 'object' && error.data !== null ? (error.data as Record<string, unknown>) : {};
      const say = (sentence: string, fields: Readonly<Record<string, string>> = {}): Problem => ({
        code: String(error.code),
        sentence,
        fields,
      });
      switch (String(error.code)) {
        case 'INVALID_INPUT': {
          const issues = Array.isArray(data['issues']) ? data['issues'].filter(isFieldIssue) : [];
          const fields = Object.fromEntries(issues.map((issue) => [issue.path, field(issue)]));
          return say(t('checkFields', { count: issues.length }), fields);
        }
        case 'ACT_REFUSED': {
          const details = typeof data['details'] === 'object' ? (data['details'] as Record<string, unknown>) : {};
          const state = isOneOf(CASE_STATES, details['state'])
            ? term('state', details['state'])
            : text(details['state']);
          const sentence = isOneOf(WORKFLOW_ERROR_CODES, data['code'])
            ? t(`act.${data['code']}`, { ...details, state })
            : t('actUnknown', { code: text(data['code']) });
          return say(sentence, typeof data['field'] === 'string' ? { [data['field']]: sentence } : {});
        }
        case 'QUEUE_REFUSED':
          return say(
            isOneOf(TICKET_ERROR_CODES, data['code'])
              ? t(`queue.${data['code']}`, { label: text(data['label']), counterName: text(data['counterName']) })
              : t('actUnknown', { code: text(data['code']) }),
          );
        case 'BOOKING_REFUSED': {
          const details = typeof data['details'] === 'object' ? (data['details'] as Record<string, unknown>) : {};
          const state = term('appointmentState', text(details['state']));
          const sentence = isOneOf(BOOKING_REFUSALS, data['code'])
            ? t(`booking.${data['code']}`, { ...details, state })
            : t('actUnknown', { code: text(data['code']) });
          return say(sentence, typeof data['field'] === 'string' ? { [data['field']]: sentence } : {});
        }
        case 'CLOSE_REFUSED':
          return isOneOf(['not-over', 'closed', 'not-next'] as const, data['why'])
            ? say(t(`closeRefused.${data['why']}`, { month: text(data['month']) }))
            : say(t('internalNoId'));
        case 'NOT_CORRECTABLE':
          return say(t('notCorrectable'));
        case 'AFFECTED_DIFFER':
          return say(t('affectedDiffer'));
        case 'SLIPS_REFUSED':
        case 'HAND_OVER_REFUSED':
          return say(refusedCases(t, String(error.code), data['refused']));
        case 'SLIP_REFUSED':
          return say(
            t(
              `slipRefused.${isOneOf(['not-yours', 'answered', 'settled'] as const, data['why']) ? data['why'] : 'settled'}`,
            ),
          );
        case 'UNAUTHENTICATED':
          return say(t(data['why'] === 'signed-out' ? 'signedOut' : 'locked'));
        case 'FORBIDDEN': {
          const needs = Array.isArray(data['needs']) ? data['needs'] : [];
          return say(t('forbidden', { roles: needs.map((role) => term('role', text(role))).join(' / ') }));
        }
        case 'NOT_FOUND':
          return say(t('notFound', { entity: entityWord(t, data['entity']), id: text(data['id']) }));
        case 'CHANGES_DIFFER':
          return say(t('changesDiffer'));
        case 'STALE_VERSION':
          return say(
            data['entity'] === 'settings' ? t('staleSettings') : t('stale', { entity: entityWord(t, data['entity']) }),
          );
        case 'SETUP_NEEDED':
          return say(t('setupNeeded'));
        case 'ALREADY_SET_UP':
          return say(t('alreadySetUp'));
        case 'KEY_REUSED':
          return say(t('keyReused'));
        case 'TOO_MANY_ROWS':
          return say(t('tooManyRows', { rows: Number(data['rows']), limit: Number(data['limit']) }));
        case 'INDEX_INCOMPLETE':
          return say(t('indexIncomplete', { done: Number(data['done']), of: Number(data['of']) }));
        case 'BUSY':
          return say(t('busy'));
        case 'WRONG_CREDENTIALS': {
          const left = Number(data['attemptsLeft']);
          return say(left <= 1 ? t('wrongCredentialsLast') : t('wrongCredentials', { attemptsLeft: left }));
        }
        case 'LOCKED_OUT':
          return say(t('lockedOut', { time: clockTime(text(data['until'])) }));
        case 'PAYLOAD_TOO_LARGE':
          return say(t('tooLarge'));
        default: {
          const incident = text(data['incident']);
          return say(incident === '' ? t('internalNoId') : t('internal', { id: incident }));
        }
      }
    },
    [t, term, field],
  );

  return { describe, field, identity };
}

const ENTITIES = [
  'case',
  'draft',
  'paper',
  'applicant',
  'project',
  'staff',
  'ticket',
  'counter',
  'settings',
  'appointment',
  'opening-entry',
  'slip',
  'preference',
  'event',
] as const;

function entityWord(t: ReturnType<typeof useTranslation<'errors'>>['t'], entity: unknown): string {
  return t(`entity.${isOneOf(ENTITIES, entity) ? entity : 'record'}`);
}

/** The cases a call about several of them was refused for, each with its reason. */
function refusedCases(t: ReturnType<typeof useTranslation<'errors'>>['t'], code: string, refused: unknown): string {
  const words = (Array.isArray(refused) ? refused : []).map((one: unknown) => {
    const field = (name: string): unknown =>
      typeof one === 'object' && one !== null && Object.hasOwn(one, name) ? Reflect.get(one, name) : null;
    const why = field('why');
    const reason = isOneOf(SLIP_REFUSALS, why)
      ? t(`slipRefusal.${why}`)
      : isOneOf(HAND_OVER_REFUSALS, why)
        ? t(`handOverRefusal.${why}`)
        : text(why);
    return t('refusedCase', { number: text(field('number')) || text(field('caseId')), reason });
  });
  const list = words.join('');
  return code === 'SLIPS_REFUSED' ? t('slipsRefused', { list }) : t('handOverRefused', { list });
}

/** Hours and minutes of an instant in Shanghai, as a clerk reads the clock on the wall. */
function clockTime(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  return time.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
}
