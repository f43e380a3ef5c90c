package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.cli.Peer;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;

/// `vigia files` beside find(1) and stat(1), for directories that every Debian has.
@ParameterizedClass(name = "{0}")
@EnumSource(Asked.class)
class FilesPeersTest {
  private final Asked asked;

  FilesPeersTest(Asked asked) {
    this.asked = asked;
  }

  private Map<String, FileEntry> list(String directory) {
    var entries = new HashMap<String, FileEntry>();
    FilePage page = asked.files(directory);
    page.entries().forEach(entry -> entries.put(entry.name(), entry));
    assertThat(page.total()).isEqualTo(page.entries().size());
    return entries;
  }

  @Test
  void etcIsAsFindAndStatSay() throws Exception {
    sameAsStat("/etc");
  }

  @Test
  void devicesAndTheirLinksAreAsFindAndStatSay() throws Exception {
    sameAsStat("/dev");
  }

  @Test
  void theRootIsAsFindAndStatSay() throws Exception {
    sameAsStat("/");
  }

  private void sameAsStat(String directory) throws Exception {
    Map<String, FileEntry> entries = list(directory);
    // The name ends the line, so it may hold spaces.
    var seen = new HashMap<String, String>();
    for (String line :
        Peer.lines(
            "find",
            directory,
            "-mindepth",
            "1",
            "-maxdepth",
            "1",
            "-exec",
            "stat",
            "-c",
            "%s %b %W %Y %A %h %U %G %n",
            "{}",
            "+")) {
      seen.put(Path.of(line.split(" ", 9)[8]).getFileName().toString(), line);
    }
    assertThat(entries.keySet()).isEqualTo(seen.keySet());
    seen.forEach((name, line) -> same(entries.get(name), line.split(" ", 9)));
  }

  private void same(FileEntry ours, String[] stat) {
    String name = stat[8];
    check(ours, "mode", ours.mode(), stat[4]);
    check(ours, "owner", ours.owner(), stat[6]);
    check(ours, "group", ours.group(), stat[7]);
    assertThat(ours.modified()).as(name).isNotNull();
    if (stat[4].charAt(0) == '-') {
      check(ours, "links", ours.links(), Long.valueOf(stat[5]));
      assertThat(ours.sizeBytes()).as(name).isEqualTo(Long.parseLong(stat[0]));
      check(ours, "allocatedBytes", ours.allocatedBytes(), Long.parseLong(stat[1]) * 512);
      assertThat(ours.modified().getEpochSecond()).as(name).isEqualTo(Long.parseLong(stat[3]));
    }
    Instant created = ours.created();
    if (stat[2].equals("0") || stat[2].equals("-")) {
      assertThat(created).as(name).isNull();
      assertThat(ours.unavailable()).as(name).containsKey("created");
    } else {
      check(
          ours,
          "created",
          created == null ? null : created.getEpochSecond(),
          Long.valueOf(stat[2]));
    }
  }

  private void check(FileEntry ours, String figure, Object value, Object stat) {
    asked.check(figure, value, stat, ours.unavailable());
  }
}
