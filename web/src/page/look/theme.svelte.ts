const KEY = "vigia.theme";

export type Theme = "light" | "dark" | "system";
export const themes: readonly Theme[] = ["light", "dark", "system"];

/** Light, dark, or as the system; `version` grows whenever colours may have changed, for canvases. */
class Appearance {
  theme = $state<Theme>(themes.find((t) => t === localStorage.getItem(KEY)) ?? "system");
  version = $state(0);

  constructor() {
    this.apply();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.version++);
  }

  choose(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem(KEY, theme);
    this.apply();
  }

  private apply(): void {
    document.documentElement.dataset["theme"] = this.theme;
    this.version++;
  }
}

export const appearance = new Appearance();
