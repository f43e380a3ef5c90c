/** What is told of a figure while it is pointed at or focused. */
export interface Told {
  title: string;
  rows: readonly { label: string; text: string; code?: boolean }[];
}

interface Shown {
  at: Element;
  /** Asked for anew whenever the figure changes. */
  told: () => Told;
}

/** The one tip of the page. */
class TipState {
  shown = $state.raw<Shown | null>(null);

  show(at: Element, told: () => Told): void {
    this.shown = { at, told };
  }

  /** Hides it, unless another figure has it by now. */
  hide(at = this.shown?.at): void {
    if (this.shown?.at === at) {
      this.shown = null;
    }
  }
}

export const tip = new TipState();
export const TIP_ID = "tip";
