export type Screen = "overview" | "files" | "processes" | "ports";
export const screens: readonly Screen[] = ["overview", "files", "processes", "ports"];

/**
 * Where the reader is: `#/files?path=/etc`. Parameters stay percent-encoded, because a path is bytes
 * and need not be UTF-8.
 */
class Route {
  private hash = $state(location.hash);

  readonly screen: Screen = $derived(
    screens.find((name) => this.hash.slice(2).split("?")[0] === name) ?? "overview",
  );
  private readonly given = $derived(parameters(this.hash));

  constructor() {
    addEventListener("hashchange", () => (this.hash = location.hash));
  }

  /** A parameter as it stands in the address, percent-encoded; empty when absent. */
  encoded(name: string): string {
    return this.given.get(name) ?? "";
  }

  /** A parameter as text; empty when absent or not UTF-8. */
  text(name: string): string {
    try {
      return decodeURIComponent(this.encoded(name));
    } catch {
      return "";
    }
  }

  /** Goes there; `replace` leaves no step to go back to. */
  go(to: string, replace = false): void {
    if (to === this.hash) {
      return;
    }
    if (replace) {
      history.replaceState(null, "", to);
      this.hash = location.hash;
    } else {
      location.hash = to;
    }
  }
}

function parameters(hash: string): Map<string, string> {
  const query = hash.split("?", 2)[1] ?? "";
  return new Map(
    query.split("&").flatMap((pair) => {
      const at = pair.indexOf("=");
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
    }),
  );
}

/** The address of a screen; values must be percent-encoded already. */
export function address(screen: Screen, given: Record<string, string> = {}): string {
  const query = Object.entries(given)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return `#/${screen}${query && `?${query}`}`;
}

export const route = new Route();
