import type { z } from 'zod';
import type { notices } from '../../shared/contract/notices.ts';
import { effectOfAct, requireLive } from './act-effect.ts';
import { loadCase } from './case-load.ts';
import { requireVersion } from './cases.ts';
import { todayOf, type Actor, type AppContext } from './context.ts';
import { correctionChanges, type CorrectionChanges } from './correction-changes.ts';
import { settingsOn } from './settings.ts';

type Input = z.output<NonNullable<(typeof notices.correction)['~orpc']['inputSchema']>>;

/** Stands for the reason, which is still to be typed while the dates are being looked at. */
const REASON_TO_COME = '…';

/**
 * What a correction would move if it were confirmed now; nothing is written.
 *
 * @throws NOT_FOUND, STALE_VERSION, ACT_REFUSED and INVALID_INPUT as the act itself, at the act's fields (`act.eventSeq`)
 */
export async function previewCorrection(app: AppContext, actor: Actor, input: Input): Promise<CorrectionChanges> {
  const { caseId, version, eventSeq, change } = input;
  const asOf = todayOf(app);
  const calendar = app.calendar();
  const whole = await loadCase(app.read, caseId);
  requireLive(whole.file);
  requireVersion(whole.file, version);
  const settings = await settingsOn(app.read, asOf);
  const moment = { actor, asOf, at: app.now().toISOString(), calendar, settings };
  const correction = {
    type: 'correct',
    date: asOf,
    eventSeq,
    change,
    reason: REASON_TO_COME,
    fingerprint: '',
  } as const;
  const effect = effectOfAct(whole, correction, moment, new Map());
  return correctionChanges(app.read, { whole, events: effect.whole.events, calendar, asOf });
}
