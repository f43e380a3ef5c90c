/** A value's text, or undefined where there is no value. */
export function given<T>(value: T | undefined, text: (value: T) => string): string | undefined {
  return value === undefined ? undefined : text(value);
}
