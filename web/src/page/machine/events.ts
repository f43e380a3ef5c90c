import { lost } from "./ask";

/** One event of a `text/event-stream`. */
export interface ServerEvent {
  event: string;
  data: string;
}

/**
 * Reads an event stream. EventSource cannot send a header, so the token would have to stand in the
 * URL; this reads the answer of a fetch instead. `alive` is called for whatever arrives, comments
 * included. A stream that is cut in the middle, as when the server dies, is a server out of reach.
 */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  alive: () => void,
): AsyncGenerator<ServerEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = "";
  let event = "";
  let data: string[] = [];
  try {
    for (;;) {
      const { value, done } = await reader.read().catch((failure: unknown) => {
        throw lost(failure, signal);
      });
      if (done) {
        return;
      }
      alive();
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) {
            yield { event: event || "message", data: data.join("\n") };
          }
          event = "";
          data = [];
        } else if (line.startsWith("event:")) {
          event = line.slice(6).trimStart();
        } else if (line.startsWith("data:")) {
          data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
