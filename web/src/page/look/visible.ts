/** Controls, separators and what reorders a line: none may act when a name is shown. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Spaces that nobody would see. */
const AT_AN_END = /^ +| +$/g;

/** Text from a machine with everything invisible made visible: ESC as ␛, U+202E as ⟨U+202E⟩. */
export function visible(text: string): string {
  return text
    .replace(AT_AN_END, (spaces) => "␣".repeat(spaces.length))
    .replace(HIDDEN, (hidden) => {
      const code = hidden.charCodeAt(0);
      if (code < 0x20) {
        return String.fromCharCode(0x2400 + code);
      }
      return code === 0x7f ? "␡" : `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
    });
}
