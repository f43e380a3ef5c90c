import type { PortRow, Problem, ScanProgress, ScanStatus, ScanSummary } from "../machine/answers";
import { ask, machine, open, passing, problemIn } from "../machine/ask";
import type { PortState } from "../machine/codes";
import { eventsOf } from "../machine/events";
import { wait } from "../machine/wait";
import { portsTyped, usualScan, type ScanRequest, type Typed } from "./request";

const PAUSE_MILLIS = 1000;

const FIRST: Record<PortState, number> = { open: 0, "open|filtered": 1, filtered: 2, closed: 3 };

/** A scan as its events tell it. It lives as long as the page, so that leaving the screen loses nothing. */
class CurrentScan {
  /** What the form holds: of the scan that is shown, until the reader types anew. */
  typed = $state<Typed>(usualScan());
  /** The scan as last told in full; its counts grow with every progress event. */
  status = $state.raw<ScanStatus | null>(null);
  /** Open ones on top, then by port. */
  rows = $state.raw<readonly PortRow[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** A request is on its way: to start, or to stop. */
  asking = $state(false);
  heardAt = $state(0);
  private following = new AbortController();

  readonly over = $derived(
    this.status !== null && this.status.state !== "running" && this.status.state !== "paused",
  );

  /** Nothing of the scan before stays: what is refused is not to be read beside its results. */
  async start(request: ScanRequest): Promise<ScanStatus | null> {
    this.drop();
    return this.asked(async () => {
      const status = await ask<ScanStatus>(`${machine}/scans`, { method: "POST", body: request });
      this.take(status);
      void this.follow(status.id);
      return status;
    });
  }

  /** A scan that an address names, with its targets and ports as they were typed; nothing to do when it is this one. */
  resume(id: string, targets: string, ports: string): void {
    if (this.status?.id !== id) {
      this.drop();
      Object.assign(this.typed, { target: targets }, portsTyped(ports));
      void this.follow(id);
    }
  }

  async stop(): Promise<void> {
    const id = this.status?.id;
    if (id !== undefined) {
      await this.asked(() => ask(`${machine}/scans/${id}`, { method: "DELETE" }));
    }
  }

  /** Stands still, or goes on where it was; its stream tells that it does. */
  async hold(how: "pause" | "resume"): Promise<void> {
    const id = this.status?.id;
    if (id !== undefined) {
      await this.asked(() => ask(`${machine}/scans/${id}/${how}`, { method: "POST" }));
    }
  }

  /** Back to the beginning, for whoever logs in next. */
  forget(): void {
    this.drop();
    this.typed = usualScan();
  }

  private drop(): void {
    this.following.abort();
    this.status = null;
    this.rows = [];
    this.problem = null;
  }

  private async asked<T>(question: () => Promise<T>): Promise<T | null> {
    this.asking = true;
    try {
      const answer = await question();
      this.problem = null;
      return answer;
    } catch (caught) {
      this.fail(problemIn(caught));
      return null;
    } finally {
      this.asking = false;
    }
  }

  /** What a server has forgotten runs no more: what was found stays, and another one can start. */
  private fail(problem: Problem): void {
    this.problem = problem;
    if (problem.code === "no-such-scan" && this.status !== null) {
      this.following.abort();
      this.status = { ...this.status, state: "failed" };
    }
  }

  /** Reads the events to the end, again after a cut: each stream begins with the whole picture. */
  private async follow(id: string): Promise<void> {
    this.following.abort();
    const following = new AbortController();
    this.following = following;
    const { signal } = following;
    while (!signal.aborted) {
      try {
        if (this.typed.target === "") {
          await this.recall(id, signal);
        }
        if (await this.stream(id, signal)) {
          return;
        }
      } catch (caught) {
        if (signal.aborted) {
          return;
        }
        this.fail(problemIn(caught));
        if (!passing(this.problem)) {
          return;
        }
      }
      await wait(PAUSE_MILLIS, signal);
    }
  }

  /** What a scan was asked, which an address that a person writes need not say. */
  private async recall(id: string, signal: AbortSignal): Promise<void> {
    const { scans } = await ask<{ scans: ScanSummary[] }>(`${machine}/scans`, { signal });
    const origin = scans.find((each) => each.id === id)?.origin;
    if (origin && this.typed.target === "") {
      Object.assign(this.typed, { target: origin.targets.join(", ") }, portsTyped(origin.ports));
    }
  }

  /** Whether the scan's end was told. */
  private async stream(id: string, signal: AbortSignal): Promise<boolean> {
    const answer = await open(`${machine}/scans/${id}/events`, { signal });
    if (!answer.body) {
      return false;
    }
    const heard = () => (this.heardAt = Date.now());
    for await (const { event, data } of eventsOf(answer.body, signal, heard)) {
      this.problem = null;
      if (event === "ports") {
        this.rows = inOrder([...this.rows, ...(JSON.parse(data) as { rows: PortRow[] }).rows]);
      } else if (event === "progress") {
        this.progress(JSON.parse(data) as ScanProgress);
      } else if (event === "snapshot" || event === "end") {
        this.take(JSON.parse(data) as ScanStatus);
        if (event === "end") {
          return true;
        }
      }
    }
    return false;
  }

  private take(status: ScanStatus): void {
    this.typed.protocol = status.protocol === "udp" ? "udp" : "tcp";
    // Asked for, whether or not it could be.
    this.typed.bySyn = status.method === "syn" || status.methodReason !== undefined;
    this.status = status;
    this.heardAt = Date.now();
    this.rows = inOrder(status.targets.flatMap((target) => target.rows));
    this.problem = status.problem ?? null;
  }

  private progress(progress: ScanProgress): void {
    if (this.status !== null) {
      const status: ScanStatus = { ...this.status, ...progress };
      if (progress.etaMillis === undefined) {
        delete status.etaMillis;
      }
      this.status = status;
    }
  }
}

export function keyOf(row: PortRow): string {
  return `${row.address} ${row.protocol} ${String(row.port)}`;
}

/** Each port of an address once, also where two targets have the same address. */
function inOrder(rows: PortRow[]): PortRow[] {
  const once = new Map(rows.map((row) => [keyOf(row), row]));
  return [...once.values()].sort((a, b) => FIRST[a.state] - FIRST[b.state] || a.port - b.port);
}

export const scan = new CurrentScan();
