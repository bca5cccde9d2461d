import { absentOn } from '../storage/repositories/board.ts';
import { caseById } from '../storage/repositories/cases.ts';
import { slipsOfCases } from '../storage/repositories/supervision-slips.ts';
import { boardRows } from './board.ts';
import { signedIn, todayOf, type AppContext } from './context.ts';
import { notFound } from './errors.ts';
import { handOver } from './hand-over.ts';
import { acknowledgeSlip, issueSlips, slipRegister, slipViewOf } from './supervision-slips.ts';

/** The supervisor's board, slips, and who holds which case. */
export function supervisionRouter(app: AppContext) {
  const supervisor = signedIn(app, 'supervisor');
  const staff = signedIn(app, 'counter', 'reviewer', 'supervisor');
  return {
    board: supervisor.supervision.board.handler(async ({ input }) => {
      const asOf = todayOf(app);
      const rows = await boardRows(app.read, { calendar: app.calendar(), asOf }, input.caseIds);
      const absent = await absentOn(app.read, asOf);
      return {
        asOf,
        rows,
        absent: absent.map((one) => ({ ...one, span: one.span === null ? null : { ...one.span } })),
      };
    }),
    issueSlips: supervisor.supervision.issueSlips.handler(({ input, context }) =>
      issueSlips(app, context.actor, input),
    ),
    acknowledge: staff.supervision.acknowledge.handler(({ input, context }) =>
      acknowledgeSlip(app, context.actor, input),
    ),
    slips: supervisor.supervision.slips.handler(async ({ input }) => {
      const asOf = todayOf(app);
      return { asOf, slips: await slipRegister(app.read, input, asOf) };
    }),
    slipsOfCase: staff.supervision.slipsOfCase.handler(async ({ input }) => {
      if ((await caseById(app.read, input.caseId)) === null) throw notFound('case', input.caseId);
      const asOf = todayOf(app);
      return (await slipsOfCases(app.read, [input.caseId])).map((slip) => slipViewOf(slip, asOf));
    }),
    handOver: staff.supervision.handOver.handler(({ input, context }) => handOver(app, context.actor, input)),
  };
}
