/** What is told of a figure while it is pointed at or focused. */
export interface Told {
  title: string;
  rows: readonly { label: string; text: string; code?: boolean }[];
}

interface Shown {
  at: DOMRect;
  told: Told;
}

/** The one tip of the page. */
class TipState {
  shown = $state.raw<Shown | null>(null);

  show(at: Element, told: Told): void {
    this.shown = { at: at.getBoundingClientRect(), told };
  }

  hide(): void {
    this.shown = null;
  }
}

export const tip = new TipState();
export const TIP_ID = "tip";
