package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.server.event.AuditLog;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;

/// Whoever looks on may stop to read: `vigia serve | less`, or Ctrl-S.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JournalTest {
  private static final int MANY = 3_000;
  private static final ServerEvent FIRST =
      new ServerEvent.Listening(Instant.EPOCH, "http://localhost", "", null);

  @TempDir Path home;
  private final BlockingQueue<ServerEvent> told = new LinkedBlockingQueue<>();
  private final Semaphore reading = new Semaphore(0);

  private void read(ServerEvent event) {
    reading.acquireUninterruptibly();
    told.add(event);
  }

  private Journal flooded() {
    var journal = new Journal(this::read, new AuditLog(home));
    journal.tell(new ServerEvent.Connected(Instant.EPOCH, "early", "", ""));
    journal.open(FIRST);
    for (int i = 0; i < MANY; i++) {
      journal.tell(new ServerEvent.LoggedIn(Instant.EPOCH, "from", "n", "t" + i));
    }
    return journal;
  }

  @Test
  void aConsoleThatIsNotReadHoldsUpNothingAndLosesNothingOfTheAuditLog() throws Exception {
    flooded().close();
    Path log = home.resolve("audit.log");
    // A disk so slow that the end did not wait for it is written to all the same.
    while (Files.readAllLines(log).size() < MANY) {
      Thread.onSpinWait();
    }
    assertThat(Files.readAllLines(log))
        .hasSize(MANY)
        .last()
        .asString()
        .contains("\"t" + (MANY - 1) + "\"");
    assertThat(told).isEmpty();
  }

  @Test
  void aReaderThatIsBackHearsWhatItMissed() throws Exception {
    try (Journal journal = flooded()) {
      reading.release(Integer.MAX_VALUE);
      var heard = new ArrayList<ServerEvent>();
      while (heard.isEmpty() || !(heard.getLast() instanceof ServerEvent.Missed)) {
        heard.add(told.take());
      }
      assertThat(heard).startsWith(FIRST);
      assertThat(heard.get(1)).isInstanceOf(ServerEvent.Connected.class);
      long missed = ((ServerEvent.Missed) heard.getLast()).count();
      assertThat(missed).isEqualTo(MANY - (heard.size() - 3));
      assertThat(tokens(heard))
          .containsExactlyElementsOf(
              LongStream.range(0, MANY - missed).mapToObj(i -> "t" + i).toList());
      journal.tell(new ServerEvent.LoggedIn(Instant.EPOCH, "from", "n", "later"));
      assertThat(tokens(List.of(told.take()))).containsExactly("later");
    }
    assertThat(told.take()).isInstanceOf(ServerEvent.Closing.class);
  }

  private static List<String> tokens(List<ServerEvent> events) {
    return events.stream()
        .filter(ServerEvent.LoggedIn.class::isInstance)
        .map(event -> ((ServerEvent.LoggedIn) event).token())
        .toList();
  }
}
