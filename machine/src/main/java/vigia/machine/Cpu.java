package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processors: what they are, and how busy over the stated interval.
@Json
@Probe(name = "cpu", en = "CPU", pt = "CPU")
public record Cpu(
    @Figure(
            en = "Brand name",
            pt = "Nome comercial",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source =
                "/proc/cpuinfo model name | CPU implementer + CPU part | Hardware | /proc/device-tree/model")
        @Nullable String name,
    @Figure(
            en = "Vendor",
            pt = "Fabricante",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/cpuinfo vendor_id | CPU implementer")
        @Nullable String vendor,
    @Figure(
            en = "Family",
            pt = "Família",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/cpuinfo cpu family | CPU architecture")
        @Nullable String family,
    @Figure(
            en = "Model",
            pt = "Modelo",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/cpuinfo model | CPU part")
        @Nullable String model,
    @Figure(
            en = "Stepping",
            pt = "Revisão (stepping)",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/cpuinfo stepping | CPU variant + CPU revision (rNpN)")
        @Nullable String stepping,
    @Figure(
            en = "Architecture of the kernel",
            pt = "Arquitetura do kernel",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "uname(2) machine")
        @Nullable String architecture,
    @Figure(
            en = "Word size of the kernel",
            pt = "Tamanho da palavra do kernel",
            unit = Unit.BITS,
            kind = Kind.CONSTANT,
            source = "uname(2) machine")
        @Nullable Integer wordBits,
    @Figure(
            en = "Logical cores online",
            pt = "Núcleos lógicos ativos",
            unit = Unit.COUNT,
            source = "/sys/devices/system/cpu/online")
        @Nullable Integer logicalCores,
    @Figure(
            en = "Physical cores online",
            pt = "Núcleos físicos ativos",
            unit = Unit.COUNT,
            formula = "|{thread_siblings_list}|, lscpu(1)",
            source = "/sys/devices/system/cpu/cpu*/topology")
        @Nullable Integer physicalCores,
    @Figure(
            en = "Clock now, the fastest core",
            pt = "Frequência atual, núcleo mais rápido",
            unit = Unit.HERTZ,
            source =
                "/sys/devices/system/cpu/cpu*/cpufreq/scaling_cur_freq | /proc/cpuinfo cpu MHz")
        @Nullable Long currentHertz,
    @Figure(
            en = "Highest clock",
            pt = "Frequência máxima",
            unit = Unit.HERTZ,
            kind = Kind.CONSTANT,
            source = "/sys/devices/system/cpu/cpu*/cpufreq/cpuinfo_max_freq")
        @Nullable Long maxHertz,
    @Figure(
            en = "Time not idle, of all cores",
            pt = "Tempo ocupado, de todos os núcleos",
            unit = Unit.PERCENT,
            formula =
                "100 × (1 − Δ(idle + iowait) ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal)); guest ⊂ user",
            source = "/proc/stat cpu, proc_stat(5)")
        @Nullable Double percent,
    @Figure(
            en = "Interval over which the percentages were measured",
            pt = "Intervalo em que as porcentagens foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Cpu {
    unavailable = Wire.reasons(unavailable);
  }
}
