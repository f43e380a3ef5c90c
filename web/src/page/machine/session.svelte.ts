import { ask, Refused } from "./ask";
import type { Problem } from "./answers";

const KEY = "vigia.token";

/** Who is logged in here: the token lives in this origin's storage, never in a cookie. */
class Session {
  token = $state<string | null>(localStorage.getItem(KEY));
  /** Why the login screen is shown, when there is more to say than "log in". */
  problem = $state.raw<Problem | null>(null);
  /** A login link's code is being traded. */
  trading = $state(false);

  /** Trades the one-time code of a login link for a token. */
  async trade(code: string): Promise<void> {
    this.trading = true;
    this.problem = null;
    try {
      const answer = await ask<{ token: string }>("login", { method: "POST", body: { code } });
      this.keep(answer.token);
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      // A used link harms nobody who is logged in already.
      this.problem = this.token === null ? refused.problem : null;
    } finally {
      this.trading = false;
    }
  }

  /** Tries a pasted token before keeping it. */
  async paste(token: string): Promise<void> {
    this.trading = true;
    this.problem = null;
    try {
      await ask("machines", { token });
      this.keep(token);
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      this.problem = refused.problem;
    } finally {
      this.trading = false;
    }
  }

  /** Forgets the token; with a problem when the server no longer takes it. */
  end(problem: Problem | null = null): void {
    localStorage.removeItem(KEY);
    this.token = null;
    this.problem = problem;
  }

  private keep(token: string): void {
    localStorage.setItem(KEY, token);
    this.token = token;
  }
}

export const session = new Session();

/** Takes `#login=CODE` out of the address, so that it stays neither in the bar nor in the history. */
export function takeLoginCode(): string | null {
  const code = /^#login=(.+)$/.exec(location.hash)?.[1];
  if (code === undefined) {
    return null;
  }
  history.replaceState(null, "", location.pathname + location.search);
  return decodeURIComponent(code);
}
