package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final FileSystem ROOT =
      new FileSystem(
          "/dev/vda",
          "/",
          "ext4",
          100L,
          40L,
          60L,
          50L,
          44.4,
          null,
          null,
          Map.of("inodesTotal", Unavailable.UNKNOWN));
  private static final FileSystem DEAD =
      new FileSystem(
          "nas:/x",
          "/mnt/x",
          "nfs",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Map.of("totalBytes", Unavailable.STUCK));

  @Test
  void rowsKeepTheirLabelsAndTheirReasons() {
    Reading reading =
        Figures.reading(new FileSystems(List.of(ROOT, DEAD), Map.of()), Instant.EPOCH, 12, true);
    assertThat(reading.probe()).isEqualTo("fileSystems");
    assertThat(reading.stale()).isTrue();
    assertThat(reading.samples())
        .contains(
            new Sample(
                "totalBytes",
                Map.of("device", "/dev/vda", "mountPoint", "/", "type", "ext4"),
                100.0,
                null))
        .allMatch(sample -> sample.labels().get("mountPoint").equals("/"));
    assertThat(reading.unavailable())
        .isEqualTo(
            Map.of(
                "[/dev/vda / ext4].inodesTotal", Unavailable.UNKNOWN,
                "[nas:/x /mnt/x nfs].totalBytes", Unavailable.STUCK));
  }

  @Test
  void textAndMomentsAreTextAndAbsentFiguresGiveNoSample() {
    var host =
        new Host("h", null, "Linux 6", Instant.EPOCH, null, Map.of("os", Unavailable.UNREADABLE));
    assertThat(Figures.reading(host, Instant.EPOCH, 0, false).samples())
        .containsExactly(
            new Sample("name", Map.of(), null, "h"),
            new Sample("kernel", Map.of(), null, "Linux 6"),
            new Sample("bootTime", Map.of(), null, "1970-01-01T00:00:00Z"));
  }

  /// Both are shown to readers of either language as they stand.
  @Test
  void formulasAndSourcesAreNotationAndNotProse() {
    for (Class<? extends Record> shown :
        List.of(
            Host.class,
            Cpu.class,
            Memory.class,
            Load.class,
            FileSystem.class,
            Network.class,
            Limits.class,
            FileEntry.class,
            ProcessInfo.class,
            ProcessDetails.class,
            ResourceLimit.class)) {
      for (var component : shown.getRecordComponents()) {
        var figure = component.getAnnotation(Figure.class);
        if (figure != null) {
          assertThat(figure.formula() + " " + figure.source())
              .as("%s.%s", shown.getSimpleName(), component.getName())
              .doesNotContainPattern(
                  "\\b(and|or|of|the|as|is|in|by|with|than|where|when|else|field|fields)\\b");
        }
      }
    }
  }

  @Test
  void everyFigureSaysWhatItIsInBothLanguagesAndWhereItComesFrom() {
    for (Class<? extends Record> probe :
        List.of(
            Host.class,
            Cpu.class,
            Memory.class,
            Load.class,
            FileSystems.class,
            Network.class,
            Limits.class)) {
      assertThat(Figures.descriptors(probe))
          .as(probe.getSimpleName())
          .isNotEmpty()
          .allSatisfy(descriptor -> {
            assertThat(descriptor.name()).startsWith(Figures.probeName(probe) + ".");
            assertThat(descriptor.en()).isNotBlank();
            assertThat(descriptor.pt()).isNotBlank();
            assertThat(descriptor.source()).isNotBlank();
          });
    }
  }
}
