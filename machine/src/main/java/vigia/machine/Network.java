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
            en =
                "Received since the machine started, by interfaces with hardware or, without any, by those that end here",
            pt =
                "Recebido desde que a máquina iniciou, por interfaces de hardware ou, sem elas, pelas que terminam aqui",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "Σ rx_bytes, ≠ lo",
            source = "/proc/net/dev, proc_pid_net(5), /sys/class/net")
        @Nullable Long receivedBytes,
    @Figure(
            en =
                "Sent since the machine started, by interfaces with hardware or, without any, by those that end here",
            pt =
                "Enviado desde que a máquina iniciou, por interfaces de hardware ou, sem elas, pelas que terminam aqui",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "Σ tx_bytes, ≠ lo",
            source = "/proc/net/dev")
        @Nullable Long sentBytes,
    @Figure(
            en = "Received per second",
            pt = "Recebido por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Σ Δ rx_bytes ÷ Δ t",
            source = "/proc/net/dev")
        @Nullable Double receivedBytesPerSecond,
    @Figure(
            en = "Sent per second",
            pt = "Enviado por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Σ Δ tx_bytes ÷ Δ t",
            source = "/proc/net/dev")
        @Nullable Double sentBytesPerSecond,
    Map<String, Unavailable> unavailable) {
  public Network {
    unavailable = Wire.reasons(unavailable);
  }
}
