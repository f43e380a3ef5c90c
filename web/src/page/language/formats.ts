import { language } from "./language.svelte";

/** Numbers and dates the way the reader writes them. Formatters are costly to make and are kept. */
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return keep("n", options, () => new Intl.NumberFormat(language.tag, options));
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keep("d", options, () => new Intl.DateTimeFormat(language.tag, options));
}

function keep<T extends Intl.NumberFormat | Intl.DateTimeFormat>(
  kind: string,
  options: object,
  make: () => T,
): T {
  const key = language.tag + kind + JSON.stringify(options);
  let format = kept.get(key) as T | undefined;
  if (format === undefined) {
    format = make();
    kept.set(key, format);
  }
  return format;
}

const fixed = (digits: number) =>
  numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits });

export function count(n: number): string {
  return numbers({ maximumFractionDigits: 0 }).format(n);
}

export function decimal(n: number, digits = 1): string {
  return fixed(digits).format(n);
}

/** `n` is 0 to 100, or more where the figure says "of one core". */
export function percent(n: number, digits = 0): string {
  return numbers({
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(n / 100);
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/** Powers of 1,024 under their own names: 11,8 GiB. */
export function bytes(n: number): string {
  let size = n;
  let unit = 0;
  while (Math.abs(size) >= 1023.95 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? count(size) : decimal(size)} ${UNITS[unit] ?? ""}`;
}

export function bytesPerSecond(n: number): string {
  return `${bytes(n)}/s`;
}

export function exactBytes(n: number): string {
  return `${count(n)} bytes`;
}

export function hertz(n: number): string {
  return n >= 1e9 ? `${decimal(n / 1e9, 2)} GHz` : `${count(n / 1e6)} MHz`;
}

export function millis(n: number): string {
  return n < 1000 ? `${count(n)} ms` : `${decimal(n / 1000)} s`;
}

export function micros(n: number): string {
  return `${count(n)} µs`;
}

/** A length of time in the two greatest units that it has: 3 d 4 h, 2 min 5 s, 8 s. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  const parts: [number, string][] = [
    [Math.floor(s / 86_400), "d"],
    [Math.floor(s / 3600) % 24, "h"],
    [Math.floor(s / 60) % 60, "min"],
    [s % 60, "s"],
  ];
  const from = parts.findIndex(([n]) => n > 0);
  return parts
    .slice(from < 0 ? 3 : from, (from < 0 ? 3 : from) + 2)
    .filter(([n], i) => i === 0 || n > 0)
    .map(([n, unit]) => `${count(n)} ${unit}`)
    .join(" ");
}

/** On the 24-hour clock in either language: as short in a column, and as in the system's own logs. */
export function dateTime(instant: string | number | Date): string {
  return dates({
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

export function timeOfDay(instant: number | Date, seconds = true): string {
  return dates({ timeStyle: seconds ? "medium" : "short", hourCycle: "h23" }).format(instant);
}
