/** The records of Java's `vigia.machine` as JSON. A figure that could not be had is absent, and its reason stands in `unavailable`. */

import type {
  AnswerKind,
  FileType,
  ListenerFinding,
  MethodReason,
  PortReason,
  PortState,
  ProblemCode,
  ProcessState,
  Reason,
  ScanMethod,
  ScanState,
  TargetFinding,
  TargetState,
} from "./codes";

export interface Problem {
  code: ProblemCode;
  params: Record<string, string>;
}

interface Partly {
  unavailable?: Record<string, Reason>;
}

export interface Host extends Partly {
  name?: string;
  os?: string;
  kernel?: string;
  bootTime?: string;
  container?: string;
}

export interface Cpu extends Partly {
  name?: string;
  vendor?: string;
  family?: string;
  model?: string;
  stepping?: string;
  architecture?: string;
  wordBits?: number;
  logicalCores?: number;
  physicalCores?: number;
  currentHertz?: number;
  maxHertz?: number;
  percent?: number;
  intervalMillis?: number;
}

export interface Memory extends Partly {
  totalBytes?: number;
  usedBytes?: number;
  freeBytes?: number;
  availableBytes?: number;
  buffersBytes?: number;
  cachedBytes?: number;
  sharedBytes?: number;
  swapTotalBytes?: number;
  swapUsedBytes?: number;
}

export interface Load extends Partly {
  one?: number;
  five?: number;
  fifteen?: number;
}

export interface Limits extends Partly {
  group?: string;
  memoryMaxBytes?: number;
  memoryUsedBytes?: number;
  cpuMaxCores?: number;
  throttledMillis?: number;
}

export interface Network extends Partly {
  receivedBytes?: number;
  sentBytes?: number;
  receivedBytesPerSecond?: number;
  sentBytesPerSecond?: number;
}

export interface FileSystem extends Partly {
  device: string;
  mountPoint: string;
  type: string;
  totalBytes?: number;
  usedBytes?: number;
  freeBytes?: number;
  availableBytes?: number;
  usedPercent?: number;
  inodesTotal?: number;
  inodesFree?: number;
}

export interface Overview extends Partly {
  sampledAt: string;
  host: Host;
  cpu: Cpu;
  memory: Memory;
  load: Load;
  limits: Limits;
  network: Network;
  fileSystems: FileSystem[];
}

export interface Descriptor {
  name: string;
  en: string;
  pt: string;
  formula: string;
  source: string;
}

export interface Readings {
  descriptors: Descriptor[];
}

export interface ProcessInfo extends Partly {
  pid: number;
  startTime?: string;
  name?: string;
  exe?: string;
  commandLine?: string;
  parentPid?: number;
  user?: string;
  state?: ProcessState;
  threads?: number;
  rssBytes?: number;
  memoryPercent?: number;
  cpuPercent?: number;
  cpuPercentOfMachine?: number;
  intervalMillis?: number;
}

export interface ResourceLimit extends Partly {
  name: string;
  soft?: number;
  hard?: number;
  unit: string;
}

export interface ProcessDetails extends Partly {
  process: ProcessInfo;
  pssBytes?: number;
  privateBytes?: number;
  swapBytes?: number;
  readBytes?: number;
  writtenBytes?: number;
  descriptors?: number;
  limits: ResourceLimit[];
  cgroup?: string;
  environmentVariables?: number;
  environmentBytes?: number;
}

export interface ProcessPage {
  total: number;
  shown: number;
  hidden?: number;
  sampledAt: string;
  intervalMillis?: number;
  processes: ProcessInfo[];
  nextCursor?: string;
}

export interface FileEntry extends Partly {
  name: string;
  nameBase64?: string;
  type: FileType;
  sizeBytes?: number;
  allocatedBytes?: number;
  created?: string;
  modified?: string;
  mode?: string;
  owner?: string;
  group?: string;
  links?: number;
  linkTarget?: string;
}

export interface FilePage {
  path: string;
  total: number;
  entries: FileEntry[];
  nextCursor?: string;
}

export interface TlsAnswer {
  version?: string;
  subject?: string;
  issuer?: string;
  notBefore?: string;
  notAfter?: string;
  names?: string[];
  moreNames: number;
  selfSigned?: boolean;
  unavailable?: Record<string, Reason>;
}

/** What a service says of itself: nothing of it is verified. */
export interface PortAnswer {
  kind: AnswerKind;
  text?: string;
  server?: string;
  tls?: TlsAnswer;
}

/** Who listens on a port of the machine that scans, by its kernel's table. */
export interface PortListener {
  address?: string;
  pid?: number;
  process?: string;
  user?: string;
  sockets?: number;
  finding?: ListenerFinding;
  unavailable?: Record<string, Reason>;
}

export interface PortRow {
  address: string;
  protocol: string;
  port: number;
  state: PortState;
  reason: PortReason;
  service?: string;
  answer?: PortAnswer;
  listener?: PortListener;
}

export interface ScanProgress {
  elapsedMillis: number;
  etaMillis?: number;
  scanned: number;
  of: number;
  open: number;
  closed: number;
  filtered: number;
  /** Ports whose silence may mean either; absent for TCP. */
  openFiltered?: number;
}

export interface TargetResult {
  target: string;
  address?: string;
  state: TargetState;
  open: number;
  closed: number;
  filtered: number;
  ranges: { open: string; closed: string; filtered: string; openFiltered?: string };
  rows: PortRow[];
  /** An older machine behind this server says none. */
  findings?: TargetFinding[];
  openFiltered?: number;
}

/** What was asked, and by whom: by the token of that name, or in a terminal of the machine. */
export interface ScanOrigin {
  machine: string;
  targets: string[];
  ports: string;
  startedBy?: string;
}

export interface ScanSummary extends ScanProgress {
  id: string;
  state: ScanState;
  protocol: string;
  startedAt: string;
  origin?: ScanOrigin;
  kept?: boolean;
}

export interface ScanComparison {
  before: ScanSummary;
  after: ScanSummary;
  hosts: { address: string; from: TargetState; to: TargetState; open: string }[];
  ports: {
    address: string;
    protocol: string;
    ports: string;
    from: PortState;
    to: PortState;
  }[];
  notCompared: { address: string; ports: string; onlyIn: "before" | "after" }[];
}

export interface ScanStatus extends ScanProgress {
  id: string;
  state: ScanState;
  protocol: string;
  startedAt: string;
  targets: TargetResult[];
  /** Addresses of networks and ranges that have no result of their own. */
  unlisted?: {
    waiting: number;
    up: number;
    silent: number;
    notAllowed: number;
    /** Nothing came back from the ports tried first; the others, so many, were not dialled. */
    down: number;
    leftOut: number;
  };
  problem?: Problem;
  method?: ScanMethod;
  /** Why it is another method than was asked for. */
  methodReason?: MethodReason;
}
