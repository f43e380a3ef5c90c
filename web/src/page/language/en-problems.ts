import type { BadValue, Permission } from "../machine/codes";
import { type Params, type Problems, say } from "./sentence";

const fields: Record<string, string> = {
  path: "The path",
  name: "The name",
  pid: "The PID",
  ports: "The list of ports",
  targets: "The target",
  filter: "The filter",
  code: "The link's code",
  limit: "The limit",
  cursor: "The position in the list",
  interval: "The interval",
  startTime: "The start time",
};

const bad: Record<BadValue, (p: Params) => string> = {
  empty: () => "is empty",
  missing: () => "is missing",
  "not-a-number": (p) => `must be a whole number, not “${p("value")}”`,
  "out-of-range": (p) => `must be between ${p("least")} and ${p("most")}, not “${p("value")}”`,
  reversed: (p) => `begins above its end: “${p("value")}”`,
  malformed: (p) => `does not have the expected form: “${p("value")}”`,
  "not-one-of": (p) => `must be one of: ${p("allowed")}`,
  "too-long": () => "is too long",
  "too-many": (p) =>
    p("ports") !== ""
      ? `and the targets are ${p("value")} connections (${p("addresses")} addresses with ${p("ports")} ports each); at most ${p("most")} fit in one scan`
      : p("addresses") !== ""
        ? `has ${p("addresses")} addresses; at most ${p("most")} fit in one scan`
        : `has too many items; at most ${p("most")}`,
  "not-absolute": () => "must begin with /",
  unknown: (p) => `has a name that is not known there: “${p("value")}”`,
  "nothing-left": () => "is excluded as a whole",
  "not-supported": (p) => `is not accepted here: “${p("value")}”`,
};

const permissions: Record<Permission, string> = {
  view: "see CPU and memory",
  files: "see files",
  processes: "see processes",
  scan: "use the port scanner",
  admin: "administer",
};

export const problemsEn: Problems = {
  "no-such-process": (p) =>
    say(
      "no such process",
      `No process has the PID ${p("pid")} now. It may have ended; check the number in the table.`,
    ),
  "no-such-directory": (p) =>
    say("The directory does not exist", `Nothing was found at ${p("path")}. Check the path.`),
  "not-a-directory": (p) =>
    say(
      "Not a directory",
      `${p("path")} exists but is not a directory. Open the directory above it.`,
    ),
  "name-mismatch": (p) =>
    say(
      "The name does not match the path",
      `The path ends in ${p("expected")}, not in ${p("name")}.`,
    ),
  "permission-denied": (p) =>
    say(
      "Permission denied",
      `The operating system does not let Vigia ${p("detail") === "write" ? "change" : "read"} ${p("path") || p("pid")}. Run the server as a user who may.`,
    ),
  "link-loop": (p) =>
    say(
      "Symbolic links in a circle",
      `${p("path")} passes through too many links. Mend the link on the server.`,
    ),
  "path-not-allowed": (p) =>
    say(
      "Path not allowed",
      `This server does not show ${p("path")}. Choose a directory that is allowed.`,
    ),
  "bad-request": (p) => {
    const reason = bad[p("reason") as BadValue] as ((q: Params) => string) | undefined;
    const field = fields[p("field")] ?? `“${p("field")}”`;
    return say(
      "Invalid value",
      `${field} ${reason ? reason(p) : "was not accepted"}. Correct it and try again.`,
    );
  },
  "target-not-allowed": (p) =>
    say(
      "Target not allowed",
      `This server may not scan ${p("address") || p("target")}. The networks it may scan stand in its configuration.`,
    ),
  unresolved: (p) =>
    say(
      "Name without an address",
      `The name ${p("target")} has no address. Check it, or use the IP address.`,
    ),
  "no-such-machine": (p) =>
    say("Unknown machine", `This server does not know the machine ${p("machine")}.`),
  "no-such-scan": () =>
    say(
      "No such scan",
      "The server knows none of that id, or has forgotten it. Start another one.",
    ),
  "not-found": (p) => say("Nothing is at that address", `The server has no ${p("path")}.`),
  "method-not-allowed": () =>
    say(
      "Request not accepted",
      "The page and the server do not understand each other. Reload the page.",
    ),
  "too-large": () => say("Request too large", "Ask for less and try again."),
  "too-many-requests": (p) =>
    say(
      "Too many requests",
      p("retryAfterSeconds")
        ? `Wait ${p("retryAfterSeconds")} s and try again.`
        : "Wait a little and try again.",
    ),
  unauthenticated: () =>
    say(
      "You need to log in again",
      "The access is invalid, expired, revoked, or the link was already used. Ask for another with “vigia link”.",
    ),
  forbidden: (p) =>
    say(
      "Your access does not allow this",
      `It lacks the permission to ${permissions[p("permission") as Permission] || p("permission")}. Ask the server's administrator for one that has it.`,
    ),
  misdirected: (p) =>
    say(
      "The server is not known by this name",
      `Open the page at the server's own address instead of ${p("host") || location.host}.`,
    ),
  "timed-out": (p) =>
    say(
      "The system did not answer in time",
      `${p("what") || "Reading"} took too long, as with a network disk that is down. Try again.`,
    ),
  "not-supported": (p) =>
    say("Not available on this machine", `This machine cannot answer: ${p("what")}.`),
  unreachable: (p) =>
    say(
      "No answer from the server",
      `${p("url") || location.origin} does not answer. See whether “vigia serve” is running; the page tries again by itself.`,
    ),
  untrusted: (p) =>
    say(
      "The server is not the expected one",
      `The identity of ${p("url")} has changed. Ask its administrator before you go on.`,
    ),
  closed: () =>
    say("The server is shutting down", "The page tries again by itself when it is back."),
  internal: (p) =>
    say(
      "Vigia made a mistake",
      `The server failed to answer. ${p("reference") ? `The reference in its log is ${p("reference")}.` : "Try again."}`,
    ),
  unheardOf: (p) => say("Unknown failure", `The server answered “${p("code")}”. Reload the page.`),
};
