import { bytes, count, duration, micros } from "../language/formats";

/** A limit as much as its unit says. */
export function amount(value: number, unit: string): string {
  switch (unit) {
    case "bytes":
      return bytes(value);
    case "seconds":
      return duration(value);
    case "microseconds":
      return micros(value);
    default:
      return count(value);
  }
}

/** A newer kernel may have more limits than the page has words. */
export function limitName(name: string, words: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}
