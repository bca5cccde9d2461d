const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves when the person or the system asks the process to end; or when `noLonger` says that nobody waits for it. */
export function untilStopped(noLonger?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const signal of SIGNALS) process.off(signal, done);
      resolve();
    };
    for (const signal of SIGNALS) process.once(signal, done);
    noLonger?.addEventListener('abort', done, { once: true });
  });
}
