package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the control group that Vigia runs in used and met; its limits stand in [Limits].
@Probe(name = "cgroup", en = "Control group", pt = "Grupo de controle")
public record Cgroup(
    @Figure(
            en = "Control group",
            pt = "Grupo de controle",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/self/cgroup, cgroups(7)")
        @Nullable String group,
    @Figure(
            en = "CPU time it used, of one core",
            pt = "Tempo de CPU que usou, de um núcleo",
            unit = Unit.PERCENT,
            formula = "100 × Δ usage_usec ÷ Δ t",
            source = "cgroup v2 cpu.stat usage_usec, v1 cpuacct.usage")
        @Nullable Double cpuPercent,
    @Figure(
            en = "CPU time it used since it was made",
            pt = "Tempo de CPU que usou desde que foi criado",
            unit = Unit.MILLISECONDS,
            kind = Kind.COUNTER,
            formula = "usage_usec ÷ 1000",
            source = "cgroup v2 cpu.stat usage_usec, v1 cpuacct.usage")
        @Nullable Long cpuMillis,
    @Figure(
            en = "Periods in which it was held back by its own CPU limit",
            pt = "Períodos em que foi contido por seu próprio limite de CPU",
            unit = Unit.PERCENT,
            formula = "100 × Δ nr_throttled ÷ Δ nr_periods",
            source = "cgroup cpu.stat nr_throttled, nr_periods")
        @Nullable Double throttledPercent,
    @Figure(
            en = "Periods in which it was held back since it was made",
            pt = "Períodos em que foi contido desde que foi criado",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "cgroup cpu.stat nr_throttled")
        @Nullable Long throttledPeriods,
    @Figure(
            en = "Time it was held back since it was made",
            pt = "Tempo em que foi contido desde que foi criado",
            unit = Unit.MILLISECONDS,
            kind = Kind.COUNTER,
            formula = "throttled_usec ÷ 1000",
            source = "cgroup v2 cpu.stat throttled_usec, v1 cpu.stat throttled_time")
        @Nullable Long throttledMillis,
    @Figure(
            en = "Memory it uses, with its file cache",
            pt = "Memória que usa, com seu cache de arquivos",
            unit = Unit.BYTES,
            source = "cgroup v2 memory.current, v1 memory.usage_in_bytes")
        @Nullable Long memoryUsedBytes,
    @Figure(
            en = "Its own memory limit",
            pt = "Seu próprio limite de memória",
            unit = Unit.BYTES,
            source = "cgroup v2 memory.max, v1 memory.limit_in_bytes")
        @Nullable Long memoryMaxBytes,
    @Figure(
            en = "Processes of it that the kernel killed for lack of memory",
            pt = "Processos seus que o kernel encerrou por falta de memória",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "cgroup v2 memory.events oom_kill, v1 memory.oom_control oom_kill")
        @Nullable Long oomKills,
    @Figure(
            en = "Processes and threads in it",
            pt = "Processos e threads nele",
            unit = Unit.COUNT,
            source = "cgroup pids.current")
        @Nullable Long processes,
    @Figure(
            en = "Interval over which the rates were measured",
            pt = "Intervalo em que as taxas foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Cgroup {
    unavailable = Wire.reasons(unavailable);
  }
}
