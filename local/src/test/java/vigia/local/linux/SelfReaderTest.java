package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Commands;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.SampleCount;
import vigia.local.Since;
import vigia.machine.Self;
import vigia.machine.Unavailable;

class SelfReaderTest {
  private static final SampleCount NONE = new SampleCount();

  @TempDir Path directory;

  private static SelfReader.Now sample(SelfReader reader) {
    return ((Known.Value<SelfReader.Now>) reader.sample()).value();
  }

  @Test
  void asPsSays() throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());
    try (var files = new HostFiles(HostRoot.THIS)) {
      var reader = new SelfReader(files, NONE);
      List<Long> ps =
          List.of(Commands.output("ps", "-o", "rss=,nlwp=", "-p", pid).strip().split(" +")).stream()
              .map(Long::valueOf)
              .toList();
      Self self = reader.figures(sample(reader), null);
      assertThat((double) self.rssBytes()).isBetween(512.0 * ps.get(0), 2048.0 * ps.get(0));
      assertThat((double) self.threads()).isBetween(ps.get(1) - 20.0, ps.get(1) + 20.0);
      assertThat(self.openDescriptors()).isPositive();
      assertThat(self.heapUsedBytes()).isPositive();
      assertThat(self.samples()).isZero();
      assertThat(self.unavailable())
          .containsOnlyKeys("cpuPercent", "intervalMillis")
          .containsValue(Unavailable.FIRST_SAMPLE);
    }
  }

  @Test
  void cpuIsOfOneCoreSinceTheSampleBefore() {
    try (var files = new HostFiles(HostRoot.THIS)) {
      var reader = new SelfReader(files, NONE);
      SelfReader.Now now = sample(reader);
      long later = ((Known.Value<Long>) now.cpuNanos()).value();
      var before =
          new SelfReader.Now(
              Known.of(later - 500_000_000L),
              now.rssBytes(),
              now.threads(),
              now.descriptors(),
              0,
              0);
      assertThat(reader.figures(now, new Since<>(before, 2_000_000_000L)).cpuPercent())
          .isEqualTo(25.0);
    }
  }

  @Test
  void cutOffOrGarbageCostsThoseFigures() {
    for (String garbage : new String[] {"", "123 (java) S", "\0"}) {
      try (HostFiles files = new Tree(directory).with("proc/self/stat", garbage).files()) {
        var reader = new SelfReader(files, NONE);
        assertThat(reader.figures(sample(reader), null).unavailable())
            .containsEntry("rssBytes", Unavailable.UNREADABLE)
            .containsEntry("cpuMillis", Unavailable.UNREADABLE)
            .containsEntry("threads", Unavailable.UNREADABLE);
      }
    }
  }
}
