import type { TargetResult } from "../machine/answers";

/** What was asked for, with its address where that says more; a network once, whatever answered of it. */
export function namesOf(targets: readonly TargetResult[]): string[] {
  const named = new Map<string, string | undefined>();
  for (const { target, address } of targets) {
    named.set(target, named.has(target) ? undefined : address);
  }
  return [...named].map(([target, address]) =>
    address && address !== target ? `${target} (${address})` : target,
  );
}
