package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One network interface of any kind, also loopback, bridges and tunnels: what passes through
/// several is counted at each.
public record Interface(
    @Figure(
            en = "Interface",
            pt = "Interface",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/net/dev")
        String name,
    @Figure(
            en = "State (RFC 2863)",
            pt = "Estado (RFC 2863)",
            unit = Unit.TEXT,
            source = "/sys/class/net/*/operstate")
        @Nullable String state,
    @Figure(
            en = "Speed of the link",
            pt = "Velocidade do enlace",
            unit = Unit.BITS_PER_SECOND,
            formula = "speed × 10⁶",
            source = "/sys/class/net/*/speed")
        @Nullable Long speedBitsPerSecond,
    @Figure(
            en = "Bytes received per second",
            pt = "Bytes recebidos por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ Receive.bytes ÷ Δ t",
            source = "/proc/net/dev Receive bytes")
        @Nullable Double receivedBytesPerSecond,
    @Figure(
            en = "Bytes sent per second",
            pt = "Bytes enviados por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ Transmit.bytes ÷ Δ t",
            source = "/proc/net/dev Transmit bytes")
        @Nullable Double sentBytesPerSecond,
    @Figure(
            en = "Packets received per second",
            pt = "Pacotes recebidos por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ Receive.packets ÷ Δ t",
            source = "/proc/net/dev Receive packets")
        @Nullable Double receivedPacketsPerSecond,
    @Figure(
            en = "Packets sent per second",
            pt = "Pacotes enviados por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ Transmit.packets ÷ Δ t",
            source = "/proc/net/dev Transmit packets")
        @Nullable Double sentPacketsPerSecond,
    @Figure(
            en = "Errors when receiving per second",
            pt = "Erros ao receber por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ Receive.errs ÷ Δ t",
            source = "/proc/net/dev Receive errs")
        @Nullable Double receiveErrorsPerSecond,
    @Figure(
            en = "Errors when sending per second",
            pt = "Erros ao enviar por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ Transmit.errs ÷ Δ t",
            source = "/proc/net/dev Transmit errs")
        @Nullable Double sendErrorsPerSecond,
    @Figure(
            en = "Received and dropped per second",
            pt = "Recebidos e descartados por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ Receive.drop ÷ Δ t",
            source = "/proc/net/dev Receive drop")
        @Nullable Double receiveDropsPerSecond,
    @Figure(
            en = "Dropped instead of sent per second",
            pt = "Descartados em vez de enviados por segundo",
            unit = Unit.PER_SECOND,
            formula = "Δ Transmit.drop ÷ Δ t",
            source = "/proc/net/dev Transmit drop")
        @Nullable Double sendDropsPerSecond,
    @Figure(
            en = "Bytes received since the interface came up",
            pt = "Bytes recebidos desde que a interface surgiu",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Receive bytes")
        @Nullable Long receivedBytes,
    @Figure(
            en = "Bytes sent since the interface came up",
            pt = "Bytes enviados desde que a interface surgiu",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Transmit bytes")
        @Nullable Long sentBytes,
    @Figure(
            en = "Packets received since the interface came up",
            pt = "Pacotes recebidos desde que a interface surgiu",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Receive packets")
        @Nullable Long receivedPackets,
    @Figure(
            en = "Packets sent since the interface came up",
            pt = "Pacotes enviados desde que a interface surgiu",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Transmit packets")
        @Nullable Long sentPackets,
    @Figure(
            en = "Errors when receiving since the interface came up",
            pt = "Erros ao receber desde que a interface surgiu",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Receive errs")
        @Nullable Long receiveErrors,
    @Figure(
            en = "Errors when sending since the interface came up",
            pt = "Erros ao enviar desde que a interface surgiu",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Transmit errs")
        @Nullable Long sendErrors,
    @Figure(
            en = "Received and dropped since the interface came up",
            pt = "Recebidos e descartados desde que a interface surgiu",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Receive drop")
        @Nullable Long receiveDrops,
    @Figure(
            en = "Dropped instead of sent since the interface came up",
            pt = "Descartados em vez de enviados desde que a interface surgiu",
            unit = Unit.COUNT,
            kind = Kind.COUNTER,
            source = "/proc/net/dev Transmit drop")
        @Nullable Long sendDrops,
    Map<String, Unavailable> unavailable) {
  public Interface {
    Wire.present(name);
    unavailable = Wire.reasons(unavailable);
  }
}
