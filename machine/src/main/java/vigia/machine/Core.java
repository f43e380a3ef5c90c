package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One logical core that is online. The shares are of its own time; what is left to 100 is idle.
public record Core(
    @Figure(
            en = "Number of the logical core",
            pt = "Número do núcleo lógico",
            unit = Unit.NONE,
            kind = Kind.LABEL,
            source = "/proc/stat cpuN")
        String core,
    @Figure(
            en = "Time not idle",
            pt = "Tempo ocupado",
            unit = Unit.PERCENT,
            formula =
                "100 × (1 − Δ(idle + iowait) ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal))",
            source = "/proc/stat cpuN, proc_stat(5)")
        @Nullable Double busyPercent,
    @Figure(
            en = "Time in programs, with guests and niced ones",
            pt = "Tempo em programas, com convidados e de baixa prioridade",
            unit = Unit.PERCENT,
            formula =
                "100 × Δ(user + nice) ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal); guest ⊂ user",
            source = "/proc/stat cpuN, proc_stat(5)")
        @Nullable Double userPercent,
    @Figure(
            en = "Time in the kernel",
            pt = "Tempo no kernel",
            unit = Unit.PERCENT,
            formula =
                "100 × Δ system ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal)",
            source = "/proc/stat cpuN, proc_stat(5)")
        @Nullable Double systemPercent,
    @Figure(
            en = "Idle time while a disk was waited for",
            pt = "Tempo ocioso à espera de um disco",
            unit = Unit.PERCENT,
            formula =
                "100 × Δ iowait ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal)",
            source = "/proc/stat cpuN, proc_stat(5)")
        @Nullable Double iowaitPercent,
    @Figure(
            en = "Time in interrupts",
            pt = "Tempo em interrupções",
            unit = Unit.PERCENT,
            formula =
                "100 × Δ(irq + softirq) ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal)",
            source = "/proc/stat cpuN, proc_stat(5)")
        @Nullable Double irqPercent,
    @Figure(
            en = "Time that the hypervisor gave to others",
            pt = "Tempo que o hipervisor deu a outros",
            unit = Unit.PERCENT,
            formula =
                "100 × Δ steal ÷ Δ(user + nice + system + idle + iowait + irq + softirq + steal)",
            source = "/proc/stat cpuN, proc_stat(5)")
        @Nullable Double stealPercent,
    Map<String, Unavailable> unavailable) {
  public Core {
    Wire.present(core);
    unavailable = Wire.reasons(unavailable);
  }
}
