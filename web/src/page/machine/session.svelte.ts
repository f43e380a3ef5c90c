import { ask, problemIn } from "./ask";
import type { Problem } from "./answers";

const KEY = "vigia.token";

/** Who is logged in here: the token lives in this origin's storage, never in a cookie. */
class Session {
  token = $state<string | null>(localStorage.getItem(KEY));
  /** Why the login screen is shown, when there is more to say than "log in". */
  problem = $state.raw<Problem | null>(null);
  /** What was given to log in with and not taken; null when the problem is another one. */
  refused = $state<"link" | "token" | null>(null);
  /** A login link's code is being traded. */
  trading = $state(false);

  constructor() {
    // Who logs out or in does so in every tab.
    addEventListener("storage", ({ key }) => {
      if (key === KEY || key === null) {
        this.token = localStorage.getItem(KEY);
        this.forget();
      }
    });
  }

  /** Trades the one-time code of a login link for a token. */
  async trade(code: string): Promise<void> {
    await this.enter("link", async () => {
      const answer = await ask<{ token: string }>("login", { method: "POST", body: { code } });
      return answer.token;
    });
  }

  /** Tries a pasted token before keeping it. */
  async paste(token: string): Promise<void> {
    await this.enter("token", async () => {
      await ask("machines", { token });
      return token;
    });
  }

  /** Forgets the token; with a problem when the server no longer takes it. */
  end(problem: Problem | null = null): void {
    localStorage.removeItem(KEY);
    this.token = null;
    this.forget();
    this.problem = problem;
  }

  /** Forgets what was wrong, when another thing is tried. */
  forget(): void {
    this.problem = null;
    this.refused = null;
  }

  private async enter(by: "link" | "token", tried: () => Promise<string>): Promise<void> {
    this.trading = true;
    this.forget();
    try {
      this.token = await tried();
      localStorage.setItem(KEY, this.token);
    } catch (caught) {
      const problem = problemIn(caught);
      // A used link harms nobody who is logged in already.
      if (this.token === null) {
        this.problem = problem;
        this.refused = ["unauthenticated", "bad-request"].includes(problem.code) ? by : null;
      }
    } finally {
      this.trading = false;
    }
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
  try {
    return decodeURIComponent(code);
  } catch {
    // A cut link: the server will not know it, which is what there is to say.
    return code;
  }
}
