import { count, dateTime } from "../language/formats";
import type { Words } from "../language/words";
import type { PortAnswer, PortListener, TlsAnswer } from "../machine/answers";

/** What answers, in one line. */
export function answerLine(answer: PortAnswer, words: Words): string {
  const { answerKinds } = words.ports;
  return [
    answer.text ?? (answer.tls ? "" : answerKinds[answer.kind]),
    answer.server ?? "",
    answer.tls ? tlsLine(answer.tls, words) : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}

function tlsLine(tls: TlsAnswer, { ports: words }: Words): string {
  return [
    tls.version ?? words.noHandshake,
    tls.subject ?? words.noCertificate,
    tls.notAfter === undefined ? "" : words.until(dateTime(tls.notAfter)),
    tls.selfSigned === true ? words.selfSigned : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}

/** Who listens, in one line. */
export function listenerLine(listener: PortListener, words: Words): string {
  const { finding, pid, process, user, address, sockets = 0, unavailable } = listener;
  const parts = finding ? [words.ports.listenerFindings[finding]] : [];
  if (finding !== "no-listener") {
    parts.push(
      pid === undefined
        ? words.ports.noProcess(words.reasons[unavailable?.pid ?? "unknown"])
        : `${process ?? "?"} (${String(pid)})`,
    );
    parts.push(user ?? "", address ?? "", sockets > 1 ? words.ports.sockets(count(sockets)) : "");
  }
  return parts.filter((part) => part !== "").join(", ");
}
