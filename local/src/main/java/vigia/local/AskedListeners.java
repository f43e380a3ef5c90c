package vigia.local;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import vigia.machine.PortListener;
import vigia.machine.ProblemException;
import vigia.machine.Unavailable;

/// Asks who listens on a thread of its own, with a deadline: the answer hangs where /proc does, and
/// a scan goes on without it.
record AskedListeners(Listeners listeners, Questions questions) implements Listeners {
  @Override
  public Known<Set<Place>> places() {
    return ask(listeners::places);
  }

  @Override
  public Known<Map<Place, PortListener>> now() {
    return ask(listeners::now);
  }

  private <T> Known<T> ask(Supplier<Known<T>> question) {
    try {
      return questions.ask("listeners", "/proc/net", question);
    } catch (ProblemException none) {
      return Known.absent(Unavailable.STUCK);
    }
  }
}
