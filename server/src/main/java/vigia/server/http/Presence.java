package vigia.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigia.server.access.Caller;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;

/// Who is here: HTTP has requests only, so somebody is here from the first one until nothing has
/// been open for a while.
final class Presence {
  private record Visitor(String token, String address) {}

  /// @param open requests and streams that are being answered
  private record Visit(String name, int open, long last) {}

  private final Map<Visitor, Visit> visits = new ConcurrentHashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final Journal journal;
  private final long away;

  Presence(Journal journal, Duration away) {
    this.away = away.toNanos();
    this.journal = journal;
  }

  void enter(Caller caller) {
    var visitor = new Visitor(caller.token(), caller.address());
    Visit visit =
        visits.compute(
            visitor,
            (key, before) ->
                new Visit(caller.name(), before == null ? 1 : before.open + 1, Long.MIN_VALUE));
    if (visit.open == 1 && known.add(visitor)) {
      tell(caller);
    }
  }

  /// Visitors that were told of and have not left.
  private final Set<Visitor> known = ConcurrentHashMap.newKeySet();

  private void tell(Caller caller) {
    Instant now = Instant.now();
    if (used.add(caller.token())) {
      journal.tell(new ServerEvent.TokenUsed(now, caller.address(), caller.name(), caller.token()));
    }
    journal.tell(new ServerEvent.Connected(now, caller.address(), caller.name(), caller.token()));
  }

  void leave(Caller caller) {
    visits.computeIfPresent(
        new Visitor(caller.token(), caller.address()),
        (key, visit) -> new Visit(visit.name, visit.open - 1, System.nanoTime()));
  }

  /// @return whether anybody is left
  boolean sendAway() {
    long now = System.nanoTime();
    visits.forEach((visitor, visit) -> {
      if (visit.open == 0 && now - visit.last > away && visits.remove(visitor, visit)) {
        known.remove(visitor);
        journal.tell(
            new ServerEvent.Left(Instant.now(), visitor.address, visit.name, visitor.token));
      }
    });
    return !visits.isEmpty();
  }
}
