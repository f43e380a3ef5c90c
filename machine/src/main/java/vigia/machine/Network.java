package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Traffic of all physical and virtual links but loopback, each packet counted where it enters or
/// leaves the machine.
@Json
@Probe(name = "network", en = "Network", pt = "Rede")
public record Network(
    @Figure(
            en = "Received since the machine started",
            pt = "Recebido desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "Σ receive bytes of the interfaces but lo",
            source = "/proc/net/dev, proc_pid_net(5)")
        @Nullable Long receivedBytes,
    @Figure(
            en = "Sent since the machine started",
            pt = "Enviado desde que a máquina iniciou",
            unit = Unit.BYTES,
            kind = Kind.COUNTER,
            formula = "Σ transmit bytes of the interfaces but lo",
            source = "/proc/net/dev")
        @Nullable Long sentBytes,
    @Figure(
            en = "Received per second",
            pt = "Recebido por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ receivedBytes ÷ Δ time",
            source = "/proc/net/dev")
        @Nullable Double receivedBytesPerSecond,
    @Figure(
            en = "Sent per second",
            pt = "Enviado por segundo",
            unit = Unit.BYTES_PER_SECOND,
            formula = "Δ sentBytes ÷ Δ time",
            source = "/proc/net/dev")
        @Nullable Double sentBytesPerSecond,
    Map<String, Unavailable> unavailable) {
  public Network {
    unavailable = Wire.reasons(unavailable);
  }
}
