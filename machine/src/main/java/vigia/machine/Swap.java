package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Traffic between memory and swap; how much of it is used stands in [Memory].
@Probe(name = "swap", en = "Swap traffic", pt = "Tráfego da área de troca")
public record Swap(
    @Figure(
            en = "Brought back per second",
            pt = "Trazido de volta por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ pswpin × AT_PAGESZ ÷ Δ t",
            source = "/proc/vmstat pswpin")
        @Nullable Double inBytesPerSecond,
    @Figure(
            en = "Moved out per second",
            pt = "Movido para fora por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ pswpout × AT_PAGESZ ÷ Δ t",
            source = "/proc/vmstat pswpout")
        @Nullable Double outBytesPerSecond,
    @Figure(
            en = "Brought back since the machine started",
            pt = "Trazido de volta desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "pswpin × AT_PAGESZ",
            source = "/proc/vmstat pswpin, getauxval(3)")
        @Nullable Long inBytes,
    @Figure(
            en = "Moved out since the machine started",
            pt = "Movido para fora desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "pswpout × AT_PAGESZ",
            source = "/proc/vmstat pswpout, getauxval(3)")
        @Nullable Long outBytes,
    @Figure(
            en = "Interval over which the rates were measured",
            pt = "Intervalo em que as taxas foram medidas",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public Swap {
    unavailable = Wire.reasons(unavailable);
  }
}
