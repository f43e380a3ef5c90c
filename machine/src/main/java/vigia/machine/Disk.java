package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One block device, whole.
public record Disk(
    @Figure(
            en = "Device",
            pt = "Dispositivo",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/diskstats (3)")
        String device,
    @Figure(
            en = "Read per second",
            pt = "Lido por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ (6) × 512 ÷ Δ t",
            source = "/proc/diskstats (6), iostats")
        @Nullable Double readBytesPerSecond,
    @Figure(
            en = "Written per second",
            pt = "Gravado por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ (10) × 512 ÷ Δ t",
            source = "/proc/diskstats (10)")
        @Nullable Double writtenBytesPerSecond,
    @Figure(
            en = "Reads per second",
            pt = "Leituras por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ (4) ÷ Δ t",
            source = "/proc/diskstats (4)")
        @Nullable Double readsPerSecond,
    @Figure(
            en = "Writes per second",
            pt = "Gravações por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ (8) ÷ Δ t",
            source = "/proc/diskstats (8)")
        @Nullable Double writesPerSecond,
    @Figure(
            en = "Time with at least one request under way",
            pt = "Tempo com ao menos um pedido em andamento",
            unit = Unit.PERCENT,
            formula = "100 × Δ (13) ÷ Δ t",
            source = "/proc/diskstats (13)")
        @Nullable Double busyPercent,
    @Figure(
            en = "Average time of a request, with its time in the queue",
            pt = "Tempo médio de um pedido, com seu tempo na fila",
            unit = Unit.MILLISECONDS,
            formula = "Δ((7) + (11)) ÷ Δ((4) + (8))",
            source = "/proc/diskstats (4) (7) (8) (11)")
        @Nullable Double waitMillis,
    @Figure(
            en = "Read since the machine started",
            pt = "Lido desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "(6) × 512",
            source = "/proc/diskstats (6)")
        @Nullable Long readBytes,
    @Figure(
            en = "Written since the machine started",
            pt = "Gravado desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "(10) × 512",
            source = "/proc/diskstats (10)")
        @Nullable Long writtenBytes,
    Map<String, Unavailable> unavailable) {
  public Disk {
    Wire.present(device);
    unavailable = Wire.reasons(unavailable);
  }
}
