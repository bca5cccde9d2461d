/** How often a window hears how far long work is, in milliseconds. */
const TELL_MILLISECONDS = 200;

/**
 * Says how far a piece of long work is, now and again, until it has ended one way or the other. The work's own result or
 * error is the caller's to await.
 *
 * @example yield* toldWhile(work, () => ({ kind: 'rows', done })); return await work;
 */
export async function* toldWhile<Step>(work: Promise<unknown>, tell: () => Step): AsyncGenerator<Step> {
  const ended = work.then(
    () => 'ended' as const,
    () => 'ended' as const,
  );
  for (;;) {
    yield tell();
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<'told'>((resolve) => {
      timer = setTimeout(() => resolve('told'), TELL_MILLISECONDS);
    });
    const outcome = await Promise.race([ended, pause]);
    clearTimeout(timer);
    if (outcome === 'ended') return;
  }
}
