import { deletePreference, preferencesOf, putPreference } from '../storage/repositories/preferences.ts';
import { writeTransaction } from '../storage/transaction.ts';
import { signedIn, type AppContext, type WriteTx } from './context.ts';
import { invalidField, notFound, staleVersion } from './errors.ts';

/** A list with more named filters than this is no help to anybody. */
const MOST_PER_AREA = 50;

/** What the person signed in keeps for their lists. Nobody else sees it, so nobody else is told of changes. */
export function preferencesRouter(app: AppContext) {
  const anybody = signedIn(app);
  return {
    list: anybody.preferences.list.handler(async ({ input, context }) =>
      (await preferencesOf(app.read, context.actor.id, input.area)).map(({ name, value, version }) => ({
        name,
        // Was JSON when it came in.
        value: value as never,
        version,
      })),
    ),
    save: anybody.preferences.save.handler(async ({ input, context }) => {
      const { area, name, value } = input;
      const at = app.now().toISOString();
      const version = await writeTransaction(app.write, async (tx: WriteTx) => {
        const known = await preferencesOf(tx, context.actor.id, area);
        const found = known.find((one) => one.name === name);
        if (input.version === null && found !== undefined) throw invalidField('name', 'name-taken');
        if (input.version !== null && found === undefined) throw notFound('preference', name);
        if (found !== undefined && found.version !== input.version) {
          throw staleVersion({
            entity: 'preference',
            id: name,
            expected: input.version ?? 0,
            actual: found.version,
          });
        }
        if (found === undefined && known.length >= MOST_PER_AREA) throw invalidField('name', 'out-of-range');
        const next = (found?.version ?? 0) + 1;
        await putPreference(tx, context.actor.id, area, { name, value, version: next, at });
        return next;
      });
      return { name, value, version };
    }),
    remove: anybody.preferences.remove.handler(async ({ input, context }) => {
      await writeTransaction(app.write, async (tx: WriteTx) => {
        const known = await preferencesOf(tx, context.actor.id, input.area);
        const found = known.find((one) => one.name === input.name);
        if (found === undefined) throw notFound('preference', input.name);
        if (found.version !== input.version) {
          throw staleVersion({
            entity: 'preference',
            id: input.name,
            expected: input.version,
            actual: found.version,
          });
        }
        await deletePreference(tx, context.actor.id, input.area, input.name);
      });
      return { removed: true as const };
    }),
  };
}
