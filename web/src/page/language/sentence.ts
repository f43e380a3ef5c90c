import { visible } from "../look/visible";
import type { Problem } from "../machine/answers";
import type { ProblemCode } from "../machine/codes";

/** A problem's parameter by name, made safe to show; empty when it was not given. */
export type Params = (name: string) => string;

/** What is wrong, and what to do about it. */
export interface Sentence {
  title: string;
  what: string;
}

/** A sentence for every code, and one for a code that a newer server may send. */
export type Problems = Record<ProblemCode | "unheardOf", (p: Params) => Sentence>;

/** The form that goes with a number as it is written: "1" alone is singular, in both languages. */
export function plural(n: string, one: string, many: string): string {
  return n === "1" ? one : many;
}

export function say(title: string, what: string): Sentence {
  return { title, what };
}

export function sentenceOf(problem: Problem, problems: Problems): Sentence {
  const known = Object.hasOwn(problems, problem.code);
  return problems[known ? problem.code : "unheardOf"]((name) =>
    visible(name === "code" && !known ? problem.code : (problem.params[name] ?? "")),
  );
}
