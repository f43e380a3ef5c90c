import type { PortRow, Problem, ScanProgress, ScanStatus } from "../machine/answers";
import { ask, machine, open, problemIn, Refused } from "../machine/ask";
import type { PortState } from "../machine/codes";
import { eventsOf } from "../machine/events";
import { wait } from "../machine/wait";
import type { ScanRequest } from "./request";

const PAUSE_MILLIS = 1000;

const FIRST: Record<PortState, number> = { open: 0, "open|filtered": 1, filtered: 2, closed: 3 };

/** A scan as its events tell it. It lives as long as the page, so that leaving the screen loses nothing. */
class CurrentScan {
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

  async start(request: ScanRequest): Promise<ScanStatus | null> {
    return this.asked(async () => {
      const status = await ask<ScanStatus>(`${machine}/scans`, { method: "POST", body: request });
      this.take(status);
      void this.follow(status.id);
      return status;
    });
  }

  /** A scan that an address names; nothing to do when it is this one. */
  resume(id: string): void {
    if (this.status?.id !== id) {
      this.forget();
      void this.follow(id);
    }
  }

  async stop(): Promise<void> {
    const id = this.status?.id;
    if (id !== undefined) {
      await this.asked(() => ask(`${machine}/scans/${id}`, { method: "DELETE" }));
    }
  }

  /** Back to no scan at all. */
  forget(): void {
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
      this.problem = problemIn(caught);
      return null;
    } finally {
      this.asking = false;
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
        if (await this.stream(id, signal)) {
          return;
        }
      } catch (caught) {
        if (signal.aborted) {
          return;
        }
        this.problem = caught instanceof Refused ? caught.problem : cut();
        if (this.problem.code !== "unreachable") {
          return;
        }
      }
      await wait(PAUSE_MILLIS, signal);
    }
  }

  /** Whether the scan's end was told. */
  private async stream(id: string, signal: AbortSignal): Promise<boolean> {
    const answer = await open(`${machine}/scans/${id}/events`, { signal });
    if (!answer.body) {
      return false;
    }
    const heard = () => (this.heardAt = Date.now());
    for await (const { event, data } of eventsOf(answer.body, heard)) {
      this.problem = null;
      if (event === "ports") {
        this.add((JSON.parse(data) as { rows: PortRow[] }).rows);
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
    this.status = status;
    this.heardAt = Date.now();
    this.rows = inOrder(status.targets.flatMap((target) => target.rows));
    this.problem = status.problem ?? null;
  }

  private add(rows: readonly PortRow[]): void {
    const known = new Set(this.rows.map(keyOf));
    this.rows = inOrder([...this.rows, ...rows.filter((row) => !known.has(keyOf(row)))]);
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

function inOrder(rows: PortRow[]): PortRow[] {
  return rows.sort((a, b) => FIRST[a.state] - FIRST[b.state] || a.port - b.port);
}

function cut(): Problem {
  return { code: "unreachable", params: { url: location.origin } };
}

export const scan = new CurrentScan();
