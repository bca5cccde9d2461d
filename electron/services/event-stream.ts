import { signedIn, type AppContext } from './context.ts';

/** Tells a window what changed elsewhere, until it closes or its staff member signs out. */
export function eventsRouter(app: AppContext) {
  const staff = signedIn(app);
  return {
    subscribe: staff.events.subscribe.handler(async function* subscribe({ context, signal }) {
      const { staffId } = context.client;
      for await (const event of app.changes.subscribe(signal)) {
        // Signed out or somebody else signed in: the window asks anew.
        if (context.client.staffId !== staffId) return;
        yield event;
      }
    }),
  };
}
