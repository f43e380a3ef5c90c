import type { Overview } from "./answers";

/** How much of the past the page remembers. */
export const MOST_POINTS = 900;
/** A pause longer than this is a gap in the line, not a slope. */
const GAP_SECONDS = 5;

type Column = (number | null)[];

/** The last minutes of the figures that are drawn, as columns; `version` tells that they changed. */
export class Trace {
  version = $state(0);
  readonly seconds: number[] = [];
  readonly cpu: Column = [];
  readonly memory: Column = [];
  readonly received: Column = [];
  readonly sent: Column = [];

  add(overview: Overview): void {
    const at = Date.parse(overview.sampledAt) / 1000;
    const last = this.seconds.at(-1);
    if (last !== undefined && at <= last) {
      return;
    }
    if (last !== undefined && at - last > GAP_SECONDS) {
      this.push(last + 1, null, null, null, null);
    }
    const { usedBytes, totalBytes } = overview.memory;
    this.push(
      at,
      overview.cpu.percent ?? null,
      usedBytes === undefined || totalBytes === undefined ? null : (100 * usedBytes) / totalBytes,
      overview.network.receivedBytesPerSecond ?? null,
      overview.network.sentBytesPerSecond ?? null,
    );
    this.version++;
  }

  clear(): void {
    for (const column of this.columns()) {
      column.length = 0;
    }
    this.version++;
  }

  private push(
    at: number,
    cpu: number | null,
    memory: number | null,
    received: number | null,
    sent: number | null,
  ): void {
    this.seconds.push(at);
    this.cpu.push(cpu);
    this.memory.push(memory);
    this.received.push(received);
    this.sent.push(sent);
    if (this.seconds.length > MOST_POINTS) {
      for (const column of this.columns()) {
        column.shift();
      }
    }
  }

  private columns(): Column[] {
    return [this.seconds, this.cpu, this.memory, this.received, this.sent];
  }
}
