import { en } from "./en";
import { ptBR } from "./pt-BR";
import type { Words } from "./words";

const KEY = "vigia.language";
const catalogues: Record<Tag, Words> = { "pt-BR": ptBR, en };

export type Tag = "pt-BR" | "en";
export const tags: readonly Tag[] = ["pt-BR", "en"];

function first(): Tag {
  const kept = tags.find((tag) => tag === localStorage.getItem(KEY));
  return kept ?? (navigator.language.toLowerCase().startsWith("pt") ? "pt-BR" : "en");
}

/** The reader's language. Whatever reads `words` in a template follows a switch at once. */
class Language {
  tag = $state<Tag>(first());
  readonly words: Words = $derived(catalogues[this.tag]);

  choose(tag: Tag): void {
    this.tag = tag;
    localStorage.setItem(KEY, tag);
  }

  nameOf(tag: Tag): string {
    return catalogues[tag].languageName;
  }
}

export const language = new Language();
