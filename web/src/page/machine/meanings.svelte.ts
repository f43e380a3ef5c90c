import type { Descriptor, Readings } from "./answers";
import { ask, machine } from "./ask";

/** A record's component as the API's own description tells it. */
interface Described {
  description?: string;
  "x-description-pt-BR"?: string;
  "x-formula"?: string;
  "x-source"?: string;
}

interface Description {
  components: { schemas: Record<string, { properties?: Record<string, Described> }> };
}

/** Under which name the figures of a schema are known. */
const OF_A_PROCESS = { process: "ProcessInfo", details: "ProcessDetails", limit: "ResourceLimit" };

/** What the figures mean. It does not change while a server runs: each part is asked for once. */
class Meanings {
  private known = $state.raw<ReadonlyMap<string, Descriptor>>(new Map());
  private askedFor: Promise<void> | undefined;

  /** By probe and figure, such as `memory.usedBytes`, or `process.cpuPercent`, `details.pssBytes`. */
  of(name: string): Descriptor | undefined {
    return this.known.get(name);
  }

  async learnReadings(signal: AbortSignal): Promise<void> {
    if (!this.known.has("cpu.percent")) {
      const { descriptors } = await ask<Readings>(`${machine}/readings`, { signal });
      this.add(descriptors);
    }
  }

  /** A process is a question, not a reading: its figures are explained by the API's description. */
  async learnProcess(): Promise<void> {
    this.askedFor ??= this.readDescription();
    try {
      await this.askedFor;
    } catch (failed) {
      this.askedFor = undefined;
      throw failed;
    }
  }

  private async readDescription(): Promise<void> {
    const description = await ask<Description>(new URL("openapi.json", document.baseURI).href);
    for (const [name, schema] of Object.entries(OF_A_PROCESS)) {
      const properties = description.components.schemas[schema]?.properties ?? {};
      this.add(
        Object.entries(properties).map(([figure, told]) => ({
          name: `${name}.${figure}`,
          en: (told.description ?? "").replace(/\. (Formula|Source): .*$/s, ""),
          pt: told["x-description-pt-BR"] ?? "",
          formula: told["x-formula"] ?? "",
          source: told["x-source"] ?? "",
        })),
      );
    }
  }

  private add(descriptors: readonly Descriptor[]): void {
    this.known = new Map([...this.known, ...descriptors.map((d) => [d.name, d] as const)]);
  }
}

export const meanings = new Meanings();
