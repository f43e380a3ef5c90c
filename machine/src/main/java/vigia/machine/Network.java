package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Traffic of the machine, each packet counted once, where it enters or leaves: not on loopback,
/// nor again on a bridge, bond, VLAN or tunnel over a card.
@Json
@Probe(name = "network", en = "Network", pt = "Rede")
public record Network(
    @Figure(
            en = "Received since the machine started",
            pt = "Recebido desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula =
                "Σ receive bytes of the interfaces with hardware; without any, of those that end here; never lo",
            source = "/proc/net/dev, proc_pid_net(5), /sys/class/net")
        @Nullable Long receivedBytes,
    @Figure(
            en = "Sent since the machine started",
            pt = "Enviado desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula =
                "Σ transmit bytes of the interfaces with hardware; without any, of those that end here; never lo",
            source = "/proc/net/dev")
        @Nullable Long sentBytes,
    @Figure(
            en = "Received per second",
            pt = "Recebido por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Σ Δ receive bytes of interfaces seen before ÷ Δ time",
            source = "/proc/net/dev")
        @Nullable Double receivedBytesPerSecond,
    @Figure(
            en = "Sent per second",
            pt = "Enviado por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Σ Δ transmit bytes of interfaces seen before ÷ Δ time",
            source = "/proc/net/dev")
        @Nullable Double sentBytesPerSecond,
    Map<String, Unavailable> unavailable) {
  public Network {
    unavailable = Wire.reasons(unavailable);
  }
}
