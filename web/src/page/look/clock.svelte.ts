/** The time, to the second, for whatever shows an age. */
class Clock {
  now = $state(Date.now());

  constructor() {
    setInterval(() => (this.now = Date.now()), 1000);
  }

  /** Whole seconds since then, never negative. */
  since(millis: number): number {
    return Math.max(0, Math.round((this.now - millis) / 1000));
  }
}

export const clock = new Clock();
