import type { ScanMethod } from "../machine/codes";

/** What the form holds, as typed. */
export interface Typed {
  target: string;
  lowest: string;
  highest: string;
  list: string;
  byList: boolean;
  /** Whether to look at what answers. */
  identify: boolean;
  /** By SYNs alone, where that may be. */
  bySyn: boolean;
  /** Milliseconds; empty for the usual wait. */
  maxWait: string;
  everyHost: boolean;
  protocol: Protocol;
}

export type Protocol = "tcp" | "udp";

/** What the form begins with. */
export function usualScan(): Typed {
  return {
    target: "127.0.0.1",
    lowest: "1",
    highest: "1024",
    list: "",
    byList: false,
    protocol: "tcp",
    identify: false,
    bySyn: false,
    maxWait: "",
    everyHost: false,
  };
}

/** What UDP uses is spread over all numbers, and closed ports are told slowly. */
export const MOST_USED = "top:100";

/** The ports that are usual for a protocol, unless others were typed. */
export function portsFor(protocol: Protocol, typed: Typed): Partial<Typed> {
  const { lowest, highest, list, byList } = typed;
  if (protocol === "udp" && !byList && lowest === "1" && highest === "1024") {
    return { list: MOST_USED, byList: true };
  }
  return protocol === "tcp" && byList && list === MOST_USED ? { list: "", byList: false } : {};
}

/** The fields that say these ports of a request; none when nothing is said. */
export function portsTyped(ports: string): Partial<Typed> {
  const range = /^(\d+)-(\d+)$/.exec(ports);
  if (range?.[1] !== undefined && range[2] !== undefined) {
    return { lowest: range[1], highest: range[2], byList: false };
  }
  return ports === "" ? {} : { list: ports, byList: true };
}

/** Which field is wrong, and the key of the sentence that says how. */
export interface Wrong {
  target?: "targetEmpty" | "targetSpaces";
  lowest?: PortFault;
  highest?: PortFault | "portsReversed";
  list?: "listForm" | "portRange" | "portsReversed";
  maxWait?: "waitRange";
}
type PortFault = "portEmpty" | "portLetters" | "portRange";

export interface ScanRequest {
  targets: string[];
  ports: string;
  protocol: Protocol;
  identify?: boolean;
  method?: ScanMethod;
  maxWaitMillis?: number;
  everyHost?: boolean;
}

const SHORTEST_WAIT = 10;
const LONGEST_WAIT = 10_000;
const MOST = 65_535;

/** Several targets stand with commas between them; one that is named twice is one. */
export function targetsOf(text: string): string[] {
  const named = text.split(",").map((target) => target.trim());
  return [...new Set(named)].filter((target) => target !== "");
}

export function faults(typed: Typed): Wrong {
  const wrong: Wrong = {};
  const targets = targetsOf(typed.target);
  if (targets.length === 0) {
    wrong.target = "targetEmpty";
  } else if (targets.some((target) => /\s/.test(target))) {
    wrong.target = "targetSpaces";
  }
  const wait = typed.maxWait.trim();
  if (wait !== "" && !isWait(wait)) {
    wrong.maxWait = "waitRange";
  }
  return { ...wrong, ...(typed.byList ? listFaults(typed.list) : rangeFaults(typed)) };
}

function isWait(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= SHORTEST_WAIT && Number(text) <= LONGEST_WAIT;
}

function rangeFaults({ lowest, highest }: Typed): Wrong {
  const wrong: Wrong = {};
  const low = portFault(lowest);
  const high = portFault(highest);
  if (low) {
    wrong.lowest = low;
  }
  if (high) {
    wrong.highest = high;
  }
  if (!low && !high && Number(lowest) > Number(highest)) {
    wrong.highest = "portsReversed";
  }
  return wrong;
}

function portFault(text: string): PortFault | undefined {
  const port = text.trim();
  if (port === "") {
    return "portEmpty";
  }
  if (!/^-?\d+$/.test(port)) {
    return "portLetters";
  }
  return inRange(port) ? undefined : "portRange";
}

function inRange(port: string): boolean {
  return Number(port) >= 1 && Number(port) <= MOST;
}

/** Names of services and `top:N`; what they mean, the server knows. */
const WORD = /^\s*(?:top:\d+|[\w*?.+-]*[a-z*?][\w*?.+-]*)\s*$/i;

function listFaults(list: string): Wrong {
  for (const item of list.split(",")) {
    if (WORD.test(item)) {
      continue;
    }
    const found = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(item);
    if (!found?.[1]) {
      return { list: "listForm" };
    }
    const [low, high] = [found[1], found[2] ?? found[1]];
    if (!inRange(low) || !inRange(high)) {
      return { list: "portRange" };
    }
    if (Number(low) > Number(high)) {
      return { list: "portsReversed" };
    }
  }
  return {};
}

export function requestOf(typed: Typed): ScanRequest {
  const tcp = typed.protocol === "tcp";
  return {
    targets: targetsOf(typed.target),
    ports: typed.byList ? typed.list : `${typed.lowest.trim()}-${typed.highest.trim()}`,
    protocol: typed.protocol,
    ...(tcp && typed.identify ? { identify: true } : {}),
    ...(tcp && typed.bySyn ? { method: "syn" } : {}),
    ...(typed.maxWait.trim() === "" ? {} : { maxWaitMillis: Number(typed.maxWait) }),
    ...(tcp && typed.everyHost ? { everyHost: true } : {}),
  };
}
