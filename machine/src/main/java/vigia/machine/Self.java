package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Vigia itself costs; how long each probe takes stands beside its reading.
@Probe(name = "self", en = "Vigia itself", pt = "O próprio Vigia")
public record Self(
    @Figure(
            en = "CPU time, of one core",
            pt = "Tempo de CPU, de um núcleo",
            unit = Unit.PERCENT,
            formula = "100 × Δ((14) + (15)) ÷ AT_CLKTCK ÷ Δ t",
            source = "/proc/self/stat (14) (15), proc_pid_stat(5)")
        @Nullable Double cpuPercent,
    @Figure(
            en = "CPU time since Vigia started",
            pt = "Tempo de CPU desde que o Vigia iniciou",
            unit = Unit.MILLISECONDS,
            kind = Kind.COUNTER,
            formula = "1000 × ((14) + (15)) ÷ AT_CLKTCK",
            source = "/proc/self/stat (14) (15)")
        @Nullable Long cpuMillis,
    @Figure(
            en = "Memory in RAM, shared pages included",
            pt = "Memória na RAM, incluindo páginas compartilhadas",
            unit = Unit.BYTES,
            formula = "(24) × AT_PAGESZ",
            source = "/proc/self/stat (24)")
        @Nullable Long rssBytes,
    @Figure(
            en = "Java heap in use",
            pt = "Heap de Java em uso",
            unit = Unit.BYTES,
            formula = "totalMemory − freeMemory",
            source = "java.lang.Runtime")
        @Nullable Long heapUsedBytes,
    @Figure(en = "Threads", pt = "Threads", unit = Unit.COUNT, source = "/proc/self/stat (20)")
        @Nullable Long threads,
    @Figure(
            en = "Open file descriptors",
            pt = "Descritores de arquivo abertos",
            unit = Unit.COUNT,
            formula = "|{/proc/self/fd}|",
            source = "/proc/self/fd")
        @Nullable Long openDescriptors,
    @Figure(
            en = "Samples taken before this one",
            pt = "Amostras tomadas antes desta",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "Vigia")
        @Nullable Long samples,
    @Figure(
            en = "Interval over which the rates were measured",
            pt = "Intervalo em que as taxas foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Self {
    unavailable = Wire.reasons(unavailable);
  }
}
