import type { FileEntry } from "../machine/answers";

/**
 * A path is bytes and need not be UTF-8. Here it is always text in percent-encoding, as in the
 * address bar and in the API: `/srv/%FF`. Only unreserved characters and slashes stand for
 * themselves.
 */
export type EncodedPath = string;

export const ROOT: EncodedPath = "/";

const PLAIN = /[A-Za-z0-9/._~-]/;

function ofBytes(bytes: Iterable<number>): EncodedPath {
  let out = "";
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    out +=
      byte < 0x80 && PLAIN.test(char)
        ? char
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

/** Repeated and trailing slashes and `.` go; `..` stays, since links decide what it means. */
function plain(path: EncodedPath): EncodedPath {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return `/${parts.join("/")}`;
}

/** What a reader typed. */
export function encoded(typed: string): EncodedPath {
  return plain(ofBytes(new TextEncoder().encode(typed)));
}

/** What stands in the address bar, where somebody may have typed characters as they are. */
export function fromAddress(parameter: string): EncodedPath {
  return plain(ofBytes(bytesOf(parameter)));
}

function bytesOf(path: string): number[] {
  const bytes: number[] = [];
  for (const part of path.match(/%[0-9A-Fa-f]{2}|[^%]+|%/g) ?? []) {
    if (part.length === 3 && part.startsWith("%")) {
      bytes.push(parseInt(part.slice(1), 16));
    } else {
      bytes.push(...new TextEncoder().encode(part));
    }
  }
  return bytes;
}

/** The path of an entry of that directory. */
export function inside(directory: EncodedPath, entry: FileEntry): EncodedPath {
  const name =
    entry.nameBase64 === undefined
      ? new TextEncoder().encode(entry.name)
      : Uint8Array.from(atob(entry.nameBase64), (char) => char.charCodeAt(0));
  return `${directory === ROOT ? "" : directory}/${ofBytes(name)}`;
}

/** For people: as UTF-8, and each byte that is not part of it as `\xNN`. */
export function shown(path: EncodedPath): string {
  const bytes = bytesOf(path);
  let out = "";
  for (let i = 0; i < bytes.length;) {
    const length = lengthOf(bytes[i] ?? 0);
    const char = utf8(bytes.slice(i, i + length));
    out += char ?? `\\x${(bytes[i] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
    i += char === undefined ? 1 : length;
  }
  return out;
}

function utf8(bytes: number[]): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes),
    );
  } catch {
    return undefined;
  }
}

function lengthOf(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** The directory above; the root's is itself. */
export function above(path: EncodedPath): EncodedPath {
  return path.slice(0, Math.max(1, path.lastIndexOf("/")));
}

/** The way from the root to the path, both included. */
export function trail(path: EncodedPath): { name: string; path: EncodedPath }[] {
  const parts = path.split("/").filter((part) => part !== "");
  return [
    { name: "/", path: ROOT },
    ...parts.map((part, i) => ({ name: shown(part), path: `/${parts.slice(0, i + 1).join("/")}` })),
  ];
}
