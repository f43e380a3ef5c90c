import type { Overview, Problem } from "./answers";
import { machine, open, problemIn, unreachable } from "./ask";
import { eventsOf } from "./events";
import { meanings } from "./meanings.svelte";
import { Trace } from "./trace.svelte";
import { seen, wait } from "./wait";

/** A stream that sends nothing for so long, not even a comment, is dead. */
const SILENCE_MILLIS = 15_000;
/** Figures older than this are shown as old. */
export const STALE_SECONDS = 4;
const LONGEST_PAUSE_MILLIS = 10_000;
/** A tab that nobody looks at gives its connection back after this time. */
const HIDDEN_MILLIS = 30_000;

/** The overview once a second, as long as somebody looks. One stream for the whole page. */
class Live {
  overview = $state.raw<Overview | null>(null);
  /** Why there is no new overview at the moment. */
  problem = $state.raw<Problem | null>(null);
  /** When the newest overview came, by this computer's clock. */
  receivedAt = $state(0);
  readonly trace = new Trace();

  /** Follows until aborted, reconnecting by itself. */
  async follow(signal: AbortSignal): Promise<void> {
    let pause = 500;
    while (!signal.aborted) {
      await seen(signal);
      const before = this.receivedAt;
      try {
        await meanings.learnReadings(signal);
        await this.stream(signal);
      } catch (caught) {
        if (signal.aborted) {
          return;
        }
        // An abort of our own is a page that nobody looked at.
        if (!(caught instanceof DOMException)) {
          this.problem = problemIn(caught);
        }
      }
      if (this.problem?.code === "forbidden") {
        return;
      }
      pause = this.receivedAt > before ? 500 : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      await wait(pause, signal);
    }
  }

  /** Forgets everything of the machine, for whoever logs in next. */
  forget(): void {
    this.overview = null;
    this.problem = null;
    this.receivedAt = 0;
    this.trace.clear();
  }

  private async stream(outer: AbortSignal): Promise<void> {
    const inner = new AbortController();
    const signal = AbortSignal.any([outer, inner.signal]);
    const watchdog = new Watchdog((why) => {
      inner.abort(why);
    });
    try {
      const answer = await open(`${machine}/events?topics=overview&interval=1s`, { signal });
      if (answer.body) {
        for await (const { event, data } of eventsOf(answer.body, signal, () => {
          watchdog.reset();
        })) {
          this.take(event, data);
        }
      }
      this.problem = unreachable().problem;
    } finally {
      watchdog.stop();
      inner.abort();
    }
  }

  private take(event: string, data: string): void {
    if (event === "overview") {
      const overview = JSON.parse(data) as Overview;
      this.overview = overview;
      this.receivedAt = Date.now();
      this.problem = null;
      this.trace.add(overview);
    } else if (event === "problem") {
      this.problem = JSON.parse(data) as Problem;
    }
  }
}

/** Cuts a stream that went silent, or whose page has been hidden for a while. */
class Watchdog {
  private silence: ReturnType<typeof setTimeout>;
  private hidden: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly cut: (why?: Error) => void) {
    this.silence = this.listen();
    document.addEventListener("visibilitychange", this.visibility);
  }

  reset(): void {
    clearTimeout(this.silence);
    this.silence = this.listen();
  }

  stop(): void {
    clearTimeout(this.silence);
    clearTimeout(this.hidden);
    document.removeEventListener("visibilitychange", this.visibility);
  }

  private listen(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.cut(unreachable());
    }, SILENCE_MILLIS);
  }

  private readonly visibility = () => {
    clearTimeout(this.hidden);
    if (document.visibilityState === "hidden") {
      this.hidden = setTimeout(() => {
        this.cut();
      }, HIDDEN_MILLIS);
    }
  };
}

export const live = new Live();
