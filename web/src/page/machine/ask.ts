import type { Problem } from "./answers";
import { session } from "./session.svelte";

/** The server's refusal, or that it cannot be reached: data, carried to whoever asked. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

interface Asking {
  method?: "GET" | "POST" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
  /** Another token than the session's. */
  token?: string;
}

const api = new URL("api/v1/", document.baseURI);

/** The server itself gives a question up after 20 s: who hears nothing for longer is not heard. */
const PATIENCE_MILLIS = 25_000;

/** The machine whose figures the page shows: the server's own. */
export const machine = "machines/local";

/** Asks and reads the JSON of the answer. Throws {@link Refused}, or an AbortError. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort(unreachable());
  }, PATIENCE_MILLIS);
  const signal = AbortSignal.any([patience.signal, ...(asking.signal ? [asking.signal] : [])]);
  try {
    const answer = await open(path, { ...asking, signal });
    return (answer.status === 204 ? undefined : await read(answer, signal)) as T;
  } finally {
    clearTimeout(timer);
  }
}

async function read(answer: Response, signal: AbortSignal): Promise<unknown> {
  const text = await answer.text().catch((failure: unknown) => {
    throw lost(failure, signal);
  });
  return JSON.parse(text);
}

/** Asks and hands the successful answer on unread. */
export async function open(path: string, asking: Asking = {}): Promise<Response> {
  const headers = new Headers({ Accept: "application/json, text/event-stream" });
  const token = asking.token ?? session.token;
  if (token !== null) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  const request: RequestInit = {
    method: asking.method ?? "GET",
    headers,
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "no-referrer",
  };
  if (asking.signal) {
    request.signal = asking.signal;
  }
  if (asking.body !== undefined) {
    headers.set("Content-Type", "application/json");
    request.body = JSON.stringify(asking.body);
  }
  const answer = await fetch(new URL(path, api), request).catch((failure: unknown) => {
    throw lost(failure, asking.signal);
  });
  if (answer.ok) {
    return answer;
  }
  const problem = await problemOf(answer);
  if (problem.code === "unauthenticated" && asking.token === undefined && path !== "login") {
    session.end(problem);
  }
  throw new Refused(problem);
}

/** The server does not answer, or no more. */
export function unreachable(): Refused {
  return new Refused({ code: "unreachable", params: { url: location.origin } });
}

/** What a failed request or a cut answer means: the end that was asked for, or that nobody answers. */
export function lost(failure: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? (signal.reason ?? failure) : unreachable();
}

/** Whether waiting helps: the server is away, or too busy to answer. */
export function passing(problem: Problem | null): boolean {
  return ["unreachable", "closed", "timed-out"].includes(problem?.code ?? "");
}

async function problemOf(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => null)) as Partial<Problem> | null;
  return said?.code
    ? { code: said.code, params: said.params ?? {} }
    : { code: "internal", params: { reference: `HTTP ${String(answer.status)}` } };
}

/** What to show of something caught: a refusal's problem; anything else is a fault and thrown on. */
export function problemIn(caught: unknown): Problem {
  if (caught instanceof Refused) {
    return caught.problem;
  }
  throw caught;
}
