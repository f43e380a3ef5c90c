package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the control group that Vigia runs in may use: the second scope beside the machine's own
/// figures.
@Json
@Probe(name = "limits", en = "Control group limits", pt = "Limites do grupo de controle")
public record Limits(
    @Figure(
            en = "Control group",
            pt = "Grupo de controle",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/self/cgroup, cgroups(7)")
        @Nullable String group,
    @Figure(
            en = "Most memory it may use, by its group and those above it",
            pt = "Máximo de memória que pode usar, pelo seu grupo e pelos acima dele",
            unit = Unit.BYTES,
            formula = "min(memory.max)",
            source = "cgroup v2 memory.max, v1 memory.limit_in_bytes")
        @Nullable Long memoryMaxBytes,
    @Figure(
            en = "Memory it uses, with its file cache",
            pt = "Memória que usa, com seu cache de arquivos",
            unit = Unit.BYTES,
            source = "cgroup v2 memory.current, v1 memory.usage_in_bytes")
        @Nullable Long memoryUsedBytes,
    @Figure(
            en = "Most CPU time it may use, in cores, by its group and those above it",
            pt = "Máximo de CPU que pode usar, em núcleos, pelo seu grupo e pelos acima dele",
            unit = Unit.CORES,
            formula = "min(quota ÷ period)",
            source = "cgroup v2 cpu.max, v1 cpu.cfs_quota_us ÷ cpu.cfs_period_us")
        @Nullable Double cpuMaxCores,
    @Figure(
            en = "Time it was held back, by its group or one above it",
            pt = "Tempo em que foi contido, pelo seu grupo ou por um acima dele",
            unit = Unit.MILLISECONDS,
            kind = Kind.COUNTER,
            formula = "max(throttled_usec)",
            source = "cgroup v2 cpu.stat throttled_usec, v1 cpu.stat throttled_time")
        @Nullable Long throttledMillis,
    Map<String, Unavailable> unavailable) {
  public Limits {
    unavailable = Wire.reasons(unavailable);
  }
}
