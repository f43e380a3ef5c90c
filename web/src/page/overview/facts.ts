import {
  bytes,
  count,
  dateTime,
  decimal,
  duration,
  exactBytes,
  hertz,
  millis,
} from "../language/formats";
import type { Words } from "../language/words";
import { clock } from "../look/clock.svelte";
import { visible } from "../look/visible";
import type { Cpu, Host, Limits, Load } from "../machine/answers";
import type { Reason } from "../machine/codes";
import { given } from "../machine/given";

/** One line of a definition list: a figure by its descriptor's name. */
export interface Fact {
  of: string;
  label: string;
  text: string | undefined;
  why?: Reason | undefined;
  exact?: string | undefined;
  mono?: boolean;
  beside?: string | undefined;
}

type Say = Words["overview"];

export function hardwareOf(cpu: Cpu, words: Say): Fact[] {
  const why = cpu.unavailable ?? {};
  const model = words.modelOf(
    visible(cpu.vendor ?? ""),
    visible(cpu.family ?? ""),
    visible(cpu.model ?? ""),
    visible(cpu.stepping ?? ""),
  );
  return [
    { of: "cpu.name", label: words.name, text: cpu.name, why: why["name"] },
    { of: "cpu.model", label: words.model, text: model || undefined, why: why["model"] },
    {
      of: "cpu.architecture",
      label: words.architecture,
      text: cpu.architecture,
      why: why["architecture"],
      mono: true,
    },
    {
      of: "cpu.wordBits",
      label: words.word,
      text: given(cpu.wordBits, (n) => words.bits(count(n))),
      why: why["wordBits"],
    },
    {
      of: "cpu.physicalCores",
      label: words.physical,
      text: given(cpu.physicalCores, count),
      why: why["physicalCores"],
    },
    {
      of: "cpu.logicalCores",
      label: words.logical,
      text: given(cpu.logicalCores, count),
      why: why["logicalCores"],
    },
    {
      of: "cpu.currentHertz",
      label: words.clock,
      text: given(cpu.currentHertz, hertz),
      why: why["currentHertz"],
      beside: given(cpu.maxHertz, (n) => words.clockMax(hertz(n))),
    },
  ];
}

export function systemOf(host: Host, load: Load, words: Say): Fact[] {
  const why = host.unavailable ?? {};
  const loads = [load.one, load.five, load.fifteen].filter((n) => n !== undefined);
  return [
    { of: "host.name", label: words.name, text: host.name, why: why["name"] },
    { of: "host.os", label: words.os, text: host.os, why: why["os"] },
    { of: "host.kernel", label: words.kernel, text: host.kernel, why: why["kernel"], mono: true },
    {
      of: "host.bootTime",
      label: words.boot,
      text: given(host.bootTime, dateTime),
      why: why["bootTime"],
      beside: given(host.bootTime, (t) => `(${duration(clock.since(Date.parse(t)))})`),
    },
    {
      of: "load.one",
      label: words.loads,
      text: loads.length > 0 ? loads.map((n) => decimal(n, 2)).join(" · ") : undefined,
      why: load.unavailable?.["one"],
    },
    ...(host.container === undefined
      ? []
      : [{ of: "host.container", label: words.container, text: host.container }]),
  ];
}

/** Nothing where there is no limit. */
export function limitsOf(limits: Limits, words: Say): Fact[] {
  const { memoryMaxBytes, memoryUsedBytes, cpuMaxCores, throttledMillis } = limits;
  if (memoryMaxBytes === undefined && cpuMaxCores === undefined) {
    return [];
  }
  const why = limits.unavailable ?? {};
  return [
    {
      of: "limits.memoryMaxBytes",
      label: words.limitMemory,
      text: given(memoryMaxBytes, (max) =>
        memoryUsedBytes === undefined
          ? bytes(max)
          : words.ofTotal(bytes(memoryUsedBytes), bytes(max)),
      ),
      why: why["memoryMaxBytes"],
      exact: given(memoryMaxBytes, exactBytes),
    },
    {
      of: "limits.cpuMaxCores",
      label: words.limitCpu,
      text: given(cpuMaxCores, (n) => words.cores(decimal(n, Number.isInteger(n) ? 0 : 2))),
      why: why["cpuMaxCores"],
    },
    {
      of: "limits.throttledMillis",
      label: words.limitThrottled,
      text: given(throttledMillis, millis),
      why: why["throttledMillis"],
    },
    {
      of: "limits.group",
      label: words.limitGroup,
      text: limits.group,
      why: why["group"],
      mono: true,
    },
  ];
}
