/** Ends after that time, or at once when aborted. */
export function wait(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(done, millis);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}

/** Ends when the page can be seen, or when aborted: nothing is asked for that nobody looks at. */
export function seen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    function check() {
      if (signal.aborted || document.visibilityState === "visible") {
        document.removeEventListener("visibilitychange", check);
        signal.removeEventListener("abort", check);
        resolve();
      }
    }
    document.addEventListener("visibilitychange", check);
    signal.addEventListener("abort", check);
    check();
  });
}

/** Calls `once` every `millis` while the page can be seen, until aborted. */
export async function every(
  millis: number,
  signal: AbortSignal,
  once: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await seen(signal);
    if (!signal.aborted) {
      await once();
      await wait(millis, signal);
    }
  }
}
