import type { ProcessInfo } from "../machine/answers";

export type SortKey =
  "pid" | "name" | "user" | "state" | "cpu" | "cpuMachine" | "memory" | "memoryPercent" | "threads";
export type Order = "asc" | "desc";

/** One row: the process, and how deep it stands in the tree. */
export interface Row {
  process: ProcessInfo;
  depth: number;
}

const KEYS: Record<SortKey, (p: ProcessInfo) => number | string | undefined> = {
  pid: (p) => p.pid,
  name: (p) => p.name?.toLowerCase(),
  user: (p) => p.user,
  state: (p) => p.state,
  cpu: (p) => p.cpuPercent,
  cpuMachine: (p) => p.cpuPercentOfMachine,
  memory: (p) => p.rssBytes,
  memoryPercent: (p) => p.memoryPercent,
  threads: (p) => p.threads,
};

/** The order that a column begins with: words and PIDs rise, amounts fall. */
export function usual(key: SortKey): Order {
  return key === "pid" || key === "name" || key === "user" || key === "state" ? "asc" : "desc";
}

/** A PID is reused, the pair is not. */
export function identity(p: ProcessInfo): string {
  return `${String(p.pid)}@${p.startTime ?? ""}`;
}

/** By that column; what is unknown comes last in either order, ties are broken by PID. */
export function sorted(
  processes: readonly ProcessInfo[],
  key: SortKey,
  order: Order,
): ProcessInfo[] {
  const of = KEYS[key];
  const sign = order === "asc" ? 1 : -1;
  return [...processes].sort((a, b) => {
    const x = of(a);
    const y = of(b);
    if (x === y) {
      return a.pid - b.pid;
    }
    if (x === undefined || y === undefined) {
      return x === undefined ? 1 : -1;
    }
    return x < y ? -sign : sign;
  });
}

/** The same test as the server's: part of a name, command line, executable, user or PID. */
export function passes(p: ProcessInfo, lowerCase: string): boolean {
  return (
    lowerCase === "" ||
    String(p.pid).includes(lowerCase) ||
    [p.name, p.user, p.exe, p.commandLine].some((text) => text?.toLowerCase().includes(lowerCase))
  );
}

export function flat(processes: readonly ProcessInfo[]): Row[] {
  return processes.map((process) => ({ process, depth: 0 }));
}

/** Children below their parents, brothers in the given order; nobody is lost to a missing parent. */
export function tree(processes: readonly ProcessInfo[]): Row[] {
  const present = new Set(processes.map((p) => p.pid));
  const children = new Map<number, ProcessInfo[]>();
  for (const p of processes) {
    const parent = p.parentPid !== undefined && present.has(p.parentPid) ? p.parentPid : -1;
    const brothers = children.get(parent === p.pid ? -1 : parent);
    if (brothers) {
      brothers.push(p);
    } else {
      children.set(parent === p.pid ? -1 : parent, [p]);
    }
  }
  const rows: Row[] = [];
  const todo: Row[] = (children.get(-1) ?? []).map((process) => ({ process, depth: 0 })).reverse();
  for (let row = todo.pop(); row !== undefined; row = todo.pop()) {
    rows.push(row);
    const { depth } = row;
    const below = children.get(row.process.pid) ?? [];
    todo.push(...below.map((process) => ({ process, depth: depth + 1 })).reverse());
  }
  return rows;
}
