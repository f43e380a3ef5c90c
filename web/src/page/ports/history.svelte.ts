import type { Problem, ScanComparison, ScanSummary } from "../machine/answers";
import { ask, machine, problemIn } from "../machine/ask";

/** The scans that the server runs and remembers, and what changed between two of them. */
class ScanHistory {
  /** The newest first. */
  scans = $state.raw<readonly ScanSummary[]>([]);
  /** Ids of those to compare: two at most. */
  chosen = $state.raw<readonly string[]>([]);
  comparison = $state.raw<ScanComparison | null>(null);
  problem = $state.raw<Problem | null>(null);
  loaded = $state(false);

  async load(): Promise<void> {
    await this.asked(async () => {
      this.scans = (await ask<{ scans: ScanSummary[] }>(`${machine}/scans`)).scans;
      this.chosen = this.chosen.filter((id) => this.scans.some((scan) => scan.id === id));
      this.loaded = true;
    });
  }

  /** A third one takes the place of the one that was chosen first. */
  choose(id: string, wanted: boolean): void {
    const others = this.chosen.filter((each) => each !== id);
    this.chosen = wanted ? [...others.slice(-1), id] : others;
  }

  /** From the earlier one to the later one, in whichever order they were chosen. */
  async compare(): Promise<void> {
    const [later, earlier] = this.scans.filter(({ id }) => this.chosen.includes(id));
    if (later && earlier) {
      await this.asked(async () => {
        this.comparison = await ask<ScanComparison>(
          `${machine}/scans/${earlier.id}/compare/${later.id}`,
        );
      });
    }
  }

  async forget(id: string): Promise<void> {
    await this.asked(() => ask(`${machine}/scans/${id}?forget=true`, { method: "DELETE" }));
    await this.load();
  }

  /** For whoever logs in next. */
  clear(): void {
    this.scans = [];
    this.chosen = [];
    this.comparison = null;
    this.problem = null;
    this.loaded = false;
  }

  private async asked(question: () => Promise<unknown>): Promise<void> {
    try {
      await question();
      this.problem = null;
    } catch (caught) {
      this.problem = problemIn(caught);
    }
  }
}

export const scanHistory = new ScanHistory();
