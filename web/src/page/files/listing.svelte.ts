import type { FileEntry, FilePage, Problem } from "../machine/answers";
import { ask, machine, problemIn } from "../machine/ask";
import type { TypeFilter } from "../machine/codes";
import type { EncodedPath } from "./path";

export type SortKey = "name" | "size" | "created" | "modified";
/** What one sees at once, and what is read on. */
const PAGE = 200;
export const NEXT_PAGE = 1000;

export interface Wanted {
  path: EncodedPath;
  sort: SortKey;
  order: "asc" | "desc";
  type: TypeFilter;
  filter: string;
}

/** The entries of one directory, page after page. */
export class Listing {
  entries = $state.raw<readonly FileEntry[]>([]);
  total = $state(0);
  /** Where the entries shown come from; null before the first answer. */
  path = $state<EncodedPath | null>(null);
  readAt = $state(0);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  private nextCursor = $state<string | undefined>(undefined);
  private wanted: Wanted | null = null;
  private asking = new AbortController();
  private last: () => Promise<void> = () => Promise.resolve();

  readonly more = $derived(this.nextCursor !== undefined);

  /** Reads from the start; what was asked before is forgotten. */
  async read(wanted: Wanted): Promise<void> {
    this.wanted = wanted;
    await this.page(undefined, (page) => {
      this.entries = page.entries;
      this.path = wanted.path;
    });
  }

  /** Reads on where the last page ended. */
  async readOn(): Promise<void> {
    if (!this.loading && this.more) {
      await this.page(this.nextCursor, (page) => {
        this.entries = once([...this.entries, ...page.entries]);
      });
    }
  }

  /** Puts the last question once more. */
  async retry(): Promise<void> {
    await this.last();
  }

  stop(): void {
    this.asking.abort();
  }

  private async page(cursor: string | undefined, take: (page: FilePage) => void): Promise<void> {
    const { wanted } = this;
    if (wanted === null) {
      return;
    }
    this.last = () => this.page(cursor, take);
    this.asking.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.loading = true;
    try {
      const page = await ask<FilePage>(address(wanted, cursor), { signal: asking.signal });
      if (!asking.signal.aborted) {
        take(page);
        this.total = page.total;
        this.nextCursor = page.nextCursor;
        this.readAt = Date.now();
        this.problem = null;
      }
    } catch (caught) {
      if (!asking.signal.aborted) {
        this.problem = problemIn(caught);
      }
    } finally {
      if (this.asking === asking) {
        this.loading = false;
      }
    }
  }
}

/** What tells the entries of a directory apart. */
export function nameOf(entry: FileEntry): string {
  return entry.nameBase64 ?? entry.name;
}

/** A directory that changes between two pages may tell of an entry twice. */
function once(entries: FileEntry[]): FileEntry[] {
  return [...new Map(entries.map((entry) => [nameOf(entry), entry])).values()];
}

function address(wanted: Wanted, cursor: string | undefined): string {
  const { path, sort, order, type, filter } = wanted;
  const query = [
    `path=${path}`,
    `sort=${sort}`,
    `order=${order}`,
    `type=${type}`,
    `limit=${String(cursor === undefined ? PAGE : NEXT_PAGE)}`,
    ...(filter ? [`filter=${encodeURIComponent(filter)}`] : []),
    ...(cursor === undefined ? [] : [`cursor=${encodeURIComponent(cursor)}`]),
  ];
  return `${machine}/files?${query.join("&")}`;
}
