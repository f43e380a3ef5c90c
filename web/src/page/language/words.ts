import type { ptBR } from "./pt-BR";

/** Texts and sentences of the same keys and parameters. */
type Same<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Said
    : { [Key in keyof T]: Same<T[Key]> };

/** Every word that the page says, with the keys of the source. Numbers come already formatted. */
export type Words = Same<typeof ptBR>;
