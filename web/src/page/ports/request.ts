/** What the form holds, as typed. */
export interface Typed {
  target: string;
  lowest: string;
  highest: string;
  list: string;
  byList: boolean;
}

/** Which field is wrong, and the key of the sentence that says how. */
export interface Wrong {
  target?: "targetEmpty" | "targetSpaces";
  lowest?: PortFault;
  highest?: PortFault | "portsReversed";
  list?: "listForm" | "portRange" | "portsReversed";
}
type PortFault = "portEmpty" | "portLetters" | "portRange";

export interface ScanRequest {
  targets: string[];
  ports: string;
}

const MOST = 65_535;

/** Several targets stand with commas between them. */
export function targetsOf(text: string): string[] {
  return text
    .split(",")
    .map((target) => target.trim())
    .filter((target) => target !== "");
}

export function faults(typed: Typed): Wrong {
  const wrong: Wrong = {};
  const targets = targetsOf(typed.target);
  if (targets.length === 0) {
    wrong.target = "targetEmpty";
  } else if (targets.some((target) => /\s/.test(target))) {
    wrong.target = "targetSpaces";
  }
  return { ...wrong, ...(typed.byList ? listFaults(typed.list) : rangeFaults(typed)) };
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

function listFaults(list: string): Wrong {
  for (const item of list.split(",")) {
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
  return {
    targets: targetsOf(typed.target),
    ports: typed.byList ? typed.list : `${typed.lowest.trim()}-${typed.highest.trim()}`,
  };
}
