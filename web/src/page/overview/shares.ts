import type { FileSystem } from "../machine/answers";

/** From here on a file system is worth a look, and from there on it is nearly full. */
const WARNING_PERCENT = 85;
const CRITICAL_PERCENT = 95;

export function percentOf(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0
    ? undefined
    : (100 * part) / whole;
}

/** The file system of the tile: the root's, else the first. */
export function rootOf(fileSystems: readonly FileSystem[]): FileSystem | undefined {
  return fileSystems.find((fs) => fs.mountPoint === "/") ?? fileSystems[0];
}

export type Severity = "accent" | "warning" | "critical";

/** How serious it is that a file system is so full, by what ordinary users can still use. */
export function severityOf(fs: FileSystem): Severity {
  const percent = fs.usedPercent ?? 0;
  if (percent >= CRITICAL_PERCENT) {
    return "critical";
  }
  return percent >= WARNING_PERCENT ? "warning" : "accent";
}

/** What is free but only for the super-user; it counts neither as used nor as available. */
export function reservedBytes({ freeBytes, availableBytes }: FileSystem): number {
  return freeBytes === undefined || availableBytes === undefined ? 0 : freeBytes - availableBytes;
}

/** Used, and the reserve, as parts of the size. */
export function diskParts(fs: FileSystem) {
  const used = percentOf(fs.usedBytes, fs.totalBytes) ?? 0;
  const reserved = percentOf(reservedBytes(fs), fs.totalBytes) ?? 0;
  return [
    { percent: used, kind: severityOf(fs) },
    { percent: reserved, kind: "reserve" as const },
  ];
}
