/** The words of the wire: the same as the enums of Java's `vigia.machine`, which a test compares. */

export const problemCodes = [
  "no-such-process",
  "no-such-directory",
  "not-a-directory",
  "name-mismatch",
  "permission-denied",
  "link-loop",
  "path-not-allowed",
  "bad-request",
  "target-not-allowed",
  "unresolved",
  "no-such-machine",
  "no-such-scan",
  "not-found",
  "method-not-allowed",
  "too-large",
  "too-many-requests",
  "unauthenticated",
  "forbidden",
  "misdirected",
  "timed-out",
  "not-supported",
  "unreachable",
  "untrusted",
  "closed",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const badValues = [
  "empty",
  "missing",
  "not-a-number",
  "out-of-range",
  "reversed",
  "malformed",
  "not-one-of",
  "too-long",
  "too-many",
  "not-absolute",
  "unknown",
  "nothing-left",
  "not-supported",
] as const;
export type BadValue = (typeof badValues)[number];

export const reasons = [
  "unknown",
  "permission-denied",
  "gone",
  "first-sample",
  "not-supported",
  "not-applicable",
  "stuck",
  "unreadable",
] as const;
export type Reason = (typeof reasons)[number];

export const fileTypes = [
  "file",
  "directory",
  "link",
  "fifo",
  "socket",
  "character-device",
  "block-device",
  "unknown",
] as const;
export type FileType = (typeof fileTypes)[number];

export const typeFilters = ["all", "file", "directory", "link", "other"] as const;
export type TypeFilter = (typeof typeFilters)[number];

export const processStates = [
  "running",
  "sleeping",
  "disk-sleep",
  "stopped",
  "traced",
  "zombie",
  "dead",
  "idle",
  "parked",
  "other",
] as const;
export type ProcessState = (typeof processStates)[number];

export const portStates = ["open", "closed", "filtered", "open|filtered"] as const;
export type PortState = (typeof portStates)[number];

export const portReasons = [
  "syn-ack",
  "conn-refused",
  "no-response",
  "host-unreach",
  "net-unreach",
  "admin-prohibited",
  "proto-unreach",
  "reset",
  "udp-response",
  "port-unreach",
] as const;
export type PortReason = (typeof portReasons)[number];

export const answerKinds = [
  "banner",
  "http",
  "tls",
  "https",
  "other",
  "silent",
  "hung-up",
  "unreached",
  "left-alone",
] as const;
export type AnswerKind = (typeof answerKinds)[number];

export const listenerFindings = ["not-reached", "no-listener"] as const;
export type ListenerFinding = (typeof listenerFindings)[number];
export const scanMethods = ["connect", "syn"] as const;
export type ScanMethod = (typeof scanMethods)[number];

export const methodReasons = ["no-right", "no-system-calls", "no-raw-sockets"] as const;
export type MethodReason = (typeof methodReasons)[number];

export const scanStates = ["running", "paused", "done", "cancelled", "failed"] as const;
export type ScanState = (typeof scanStates)[number];

export const targetStates = [
  "waiting",
  "up",
  "silent",
  "unresolved",
  "not-allowed",
  "excluded",
] as const;
export type TargetState = (typeof targetStates)[number];

export const targetFindings = ["everything-answers"] as const;
export type TargetFinding = (typeof targetFindings)[number];

export const permissions = ["view", "files", "processes", "scan", "admin"] as const;
export type Permission = (typeof permissions)[number];
