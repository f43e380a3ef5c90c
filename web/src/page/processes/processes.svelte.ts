import type { Problem, ProcessDetails, ProcessInfo, ProcessPage } from "../machine/answers";
import { ask, machine, problemIn } from "../machine/ask";
import { every } from "../machine/wait";

const INTERVAL_MILLIS = 2000;
/** Figures older than this are shown as old. */
export const STALE_SECONDS = 8;
/** The API's longest page. */
const LIMIT = 5000;

/** The whole process table, asked for again and again while somebody looks. */
export class ProcessTable {
  processes = $state.raw<readonly ProcessInfo[] | null>(null);
  total = $state(0);
  hidden = $state(0);
  readAt = $state(0);
  problem = $state.raw<Problem | null>(null);

  follow(signal: AbortSignal): Promise<void> {
    return every(INTERVAL_MILLIS, signal, () => this.read(signal));
  }

  async read(signal: AbortSignal): Promise<void> {
    try {
      const found: ProcessInfo[] = [];
      let page: ProcessPage | undefined;
      do {
        const cursor: string = page?.nextCursor
          ? `&cursor=${encodeURIComponent(page.nextCursor)}`
          : "";
        page = await ask<ProcessPage>(
          `${machine}/processes?sort=pid&limit=${String(LIMIT)}${cursor}`,
          { signal },
        );
        found.push(...page.processes);
      } while (page.nextCursor !== undefined);
      this.processes = found;
      this.total = page.total;
      this.hidden = page.hidden ?? 0;
      this.readAt = Date.now();
      this.problem = null;
    } catch (caught) {
      if (!signal.aborted) {
        this.problem = problemIn(caught);
      }
    }
  }
}

/** What can be asked about one process. */
interface Question<Answer> {
  /** Below the process's own. */
  path: string;
  millis: number;
  process: (answer: Answer) => ProcessInfo;
}

export const FIGURES: Question<ProcessInfo> = {
  path: "",
  millis: INTERVAL_MILLIS,
  process: (answer) => answer,
};

/** Costs the machine more: asked less often. */
export const DETAILS: Question<ProcessDetails> = {
  path: "/details",
  millis: 5000,
  process: (answer) => answer.process,
};

/** One process, looked up by its PID and then followed for as long as it is the same one. */
export class OneProcess<Answer> {
  answer = $state.raw<Answer | null>(null);
  problem = $state.raw<Problem | null>(null);
  readAt = $state(0);

  constructor(
    private readonly question: Question<Answer>,
    private readonly pid: string,
    private readonly startTime: string | undefined,
  ) {}

  follow(signal: AbortSignal): Promise<void> {
    const until = new AbortController();
    const both = AbortSignal.any([signal, until.signal]);
    return every(this.question.millis, both, async () => {
      await this.read(signal);
      if (this.problem?.code === "no-such-process") {
        until.abort();
      }
    });
  }

  private async read(signal: AbortSignal): Promise<void> {
    const { path, process } = this.question;
    const known = this.answer === null ? undefined : process(this.answer).startTime;
    const startTime = known ?? this.startTime;
    const query = startTime === undefined ? "" : `?startTime=${encodeURIComponent(startTime)}`;
    try {
      this.answer = await ask<Answer>(`${machine}/processes/${this.pid}${path}${query}`, {
        signal,
      });
      this.readAt = Date.now();
      this.problem = null;
    } catch (caught) {
      if (!signal.aborted) {
        const problem = problemIn(caught);
        // The number as it was typed: beyond its range the server knows only the greatest.
        this.problem = { ...problem, params: { ...problem.params, pid: this.pid } };
      }
    }
  }
}
