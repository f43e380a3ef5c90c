package vigia.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who listens, and how many connections there are. Reading them costs the kernel milliseconds, so
/// they are read at most so often that it takes a thousandth of the time. `unavailable` names
/// `counts` and `listening` when they could not be read at all.
@Probe(name = "sockets", en = "Sockets", pt = "Soquetes")
public record Sockets(
    List<SocketCount> counts,
    List<ListeningSocket> listening,
    @Figure(
            en = "How old the list is",
            pt = "Idade da lista",
            unit = Unit.SECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Double ageSeconds,
    Map<String, Unavailable> unavailable) {
  public Sockets {
    counts = List.copyOf(counts);
    listening = List.copyOf(listening);
    unavailable = Wire.reasons(unavailable);
  }
}
