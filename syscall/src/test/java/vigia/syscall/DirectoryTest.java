package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryTest {
  @TempDir Path directory;

  private static byte[] bytes(Object path) {
    return path.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  private static Errno errnoOf(byte[] path) {
    SyscallException failed =
        catchThrowableOfType(SyscallException.class, () -> Directory.open(path).close());
    return failed.errno();
  }

  @Test
  void namesAreBytesAndNoneIsLostOverManyReads() throws Exception {
    var expected = new TreeSet<String>();
    for (int i = 0; i < 3_000; i++) {
      // 3,000 × 255 bytes do not fit into one read of 64 KiB.
      String name = String.format("%0255d", i);
      Files.createFile(directory.resolve(name));
      expected.add(name);
    }
    Files.createFile(Path.of(URI.create(directory.toUri() + "a%FF%0Ab")));
    expected.add(new String(new byte[] {'a', (byte) 0xff, '\n', 'b'}, StandardCharsets.ISO_8859_1));

    var found = new TreeSet<String>();
    try (var open = Directory.open(bytes(directory));
        var entries = open.entries()) {
      while (entries.next()) {
        assertThat(entries.type()).isEqualTo(0x8000);
        assertThat(found.add(new String(entries.name(), StandardCharsets.ISO_8859_1))).isTrue();
        assertThat(entries.look().copy()).isEqualTo(open.statx(entries.name()));
      }
      assertThat(entries.next()).isFalse();
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void readersShareTheEntriesOut() throws Exception {
    var expected = new TreeSet<String>();
    for (int i = 0; i < 3_000; i++) {
      String name = String.format("%0200d", i);
      Files.createFile(directory.resolve(name));
      expected.add(name);
    }
    var found = new TreeSet<String>();
    try (var open = Directory.open(bytes(directory));
        var one = open.entries();
        var other = open.entries()) {
      boolean more = true;
      while (more) {
        more = false;
        for (DirectoryEntries reader : List.of(one, other)) {
          if (reader.next()) {
            more = true;
            assertThat(found.add(new String(reader.name(), StandardCharsets.UTF_8))).isTrue();
          }
        }
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void eachIsWhatItWasLookedAtForHoweverManyAreSkipped() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      Files.write(directory.resolve("file-" + i), new byte[i]);
    }
    // How often it changes between looking at one after the other and passing over them.
    for (int every : List.of(Integer.MAX_VALUE, 500, 30, 3, 1)) {
      var random = new Random(every);
      boolean looks = true;
      try (var open = Directory.open(bytes(directory));
          var entries = open.entries()) {
        while (entries.next()) {
          looks ^= random.nextInt(every) == 0;
          if (looks) {
            String name = name(entries);
            assertThat(entries.look().sizeBytes()).as(name).isEqualTo(sizeOf(name));
            assertThat(entries.look().sizeBytes()).as("once more").isEqualTo(sizeOf(name));
          }
        }
      }
    }
  }

  private static long sizeOf(String name) {
    return Long.parseLong(name.substring("file-".length()));
  }

  @Test
  void halvesAreTheWhole() throws Exception {
    var expected = new TreeSet<String>();
    for (int i = 0; i < 5_000; i++) {
      String name = "file-" + i;
      Files.createFile(directory.resolve(name));
      expected.add(name);
    }
    boolean isExt = run("stat", "-f", "-c", "%t", directory.toString()).strip().equals("ef53");
    for (int before : List.of(10, 1_000, 2_500, 4_990, 5_000)) {
      var found = new TreeSet<String>();
      try (var open = Directory.open(bytes(directory));
          var one = open.entries()) {
        assertThat(one.split()).as("nothing is known yet").isNull();
        for (int i = 0; i < before; i++) {
          assertThat(one.next()).isTrue();
          assertThat(found.add(name(one))).isTrue();
        }
        try (var other = one.split()) {
          assertThat(other != null).isEqualTo(isExt && before < 5_000);
          int near = readAll(one, found);
          int far = other == null ? 0 : readAll(other, found);
          if (isExt && before < 2_000) {
            // Hashes of so many names are spread evenly enough.
            assertThat(far).isBetween(near - 500, near + 500);
          }
        }
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  private int readAll(DirectoryEntries reader, Set<String> found) throws Exception {
    int count = 0;
    while (reader.next()) {
      count++;
      assertThat(found.add(name(reader))).isTrue();
      assertThat(reader.look().mode() & 0xf000).isEqualTo(reader.type());
    }
    assertThat(reader.next()).isFalse();
    return count;
  }

  private static String name(DirectoryEntries entries) {
    return new String(entries.name(), StandardCharsets.UTF_8);
  }

  @Test
  void nothingThatStaysIsMissedInHalvesOfADirectoryThatChanges() throws Exception {
    var staying = new TreeSet<String>();
    for (int i = 0; i < 5_000; i++) {
      String name = "stays-" + i;
      Files.createFile(directory.resolve(name));
      staying.add(name);
    }
    var stop = new AtomicBoolean();
    Thread changing =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; !stop.get(); i++) {
                try {
                  Files.createFile(directory.resolve("comes-" + i));
                  Files.deleteIfExists(directory.resolve("comes-" + (i - 3_000)));
                } catch (IOException full) {
                  throw new UncheckedIOException(full);
                }
              }
            });
    try {
      for (int i = 0; i < 20; i++) {
        var found = new TreeSet<String>();
        try (var open = Directory.open(bytes(directory));
            var one = open.entries()) {
          for (int j = 0; j < 100; j++) {
            assertThat(one.next()).isTrue();
            found.add(name(one));
          }
          try (var other = one.split()) {
            for (DirectoryEntries reader :
                Stream.of(one, other).filter(Objects::nonNull).toList()) {
              while (reader.next()) {
                String name = name(reader);
                assertThat(found.add(name) || !staying.contains(name)).as(name).isTrue();
              }
            }
          }
        }
        found.removeIf(name -> name.startsWith("comes-"));
        assertThat(found).isEqualTo(staying);
      }
    } finally {
      stop.set(true);
      changing.join();
    }
  }

  @Test
  void whatVanishesBeforeItIsLookedAtIsGone() throws Exception {
    Files.createFile(directory.resolve("short-lived"));
    try (var open = Directory.open(bytes(directory));
        var entries = open.entries()) {
      assertThat(entries.next()).isTrue();
      Files.delete(directory.resolve("short-lived"));
      var gone = catchThrowableOfType(SyscallException.class, entries::look);
      assertThat(gone.errno()).isEqualTo(Errno.ENOENT);
      assertThat(entries.next()).isFalse();
    }
  }

  @Test
  void statxAgreesWithStat() throws Exception {
    Path file = Files.writeString(directory.resolve("sparse"), "begin");
    run("truncate", "-s", "10M", file.toString());
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2031-02-03T04:05:06.789012345Z")));
    run("chmod", "4751", file.toString());
    String[] stat = run("stat", "-c", "%s %b %f %h %u %g %W", file.toString()).strip().split(" ");

    try (var open = Directory.open(bytes(directory))) {
      Statx found = open.statx(bytes("sparse"));
      assertThat(found.sizeBytes()).isEqualTo(10 << 20).isEqualTo(Long.parseLong(stat[0]));
      assertThat(found.allocatedBytes()).isEqualTo(512 * Long.parseLong(stat[1]));
      assertThat(found.mode()).isEqualTo(Integer.parseInt(stat[2], 16));
      assertThat(found.links()).isEqualTo(Long.parseLong(stat[3]));
      assertThat(found.uid()).isEqualTo(Long.parseLong(stat[4]));
      assertThat(found.gid()).isEqualTo(Long.parseLong(stat[5]));
      assertThat(found.modified()).isEqualTo(Instant.parse("2031-02-03T04:05:06.789012345Z"));
      long born = stat[6].equals("-") ? 0 : Long.parseLong(stat[6]);
      assertThat(found.born() == null ? 0 : found.born().getEpochSecond()).isEqualTo(born);
    }
  }

  @Test
  void birthTimeIsUnknownWhereThereIsNone() throws Exception {
    // procfs has no birth times; Java's creationTime would say when the file was last changed.
    try (var open = Directory.open(bytes("/proc"))) {
      assertThat(open.statx(bytes("meminfo")).born()).isNull();
    }
  }

  @Test
  void linksAreReadNotFollowed() throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), Path.of("no where"));
    try (var open = Directory.open(bytes(directory))) {
      assertThat(open.statx(bytes("link")).mode() & 0xf000).isEqualTo(0xa000);
      assertThat(open.link(bytes("link"))).isEqualTo(bytes("no where"));
      Files.createFile(directory.resolve("file"));
      var notALink = catchThrowableOfType(SyscallException.class, () -> open.link(bytes("file")));
      assertThat(notALink.errno()).isEqualTo(Errno.EINVAL);
      var gone = catchThrowableOfType(SyscallException.class, () -> open.statx(bytes("gone")));
      assertThat(gone.errno()).isEqualTo(Errno.ENOENT);
    }
  }

  @Test
  void whatIsNoDirectoryIsRefusedNotOpened() throws Exception {
    Files.createFile(directory.resolve("file"));
    run("mkfifo", directory.resolve("fifo").toString());
    Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));

    assertThat(errnoOf(bytes(directory.resolve("fifo")))).isEqualTo(Errno.ENOTDIR);
    assertThat(errnoOf(bytes(directory.resolve("file")))).isEqualTo(Errno.ENOTDIR);
    assertThat(errnoOf(bytes(directory.resolve("none")))).isEqualTo(Errno.ENOENT);
    assertThat(errnoOf(bytes(directory.resolve("loop")))).isEqualTo(Errno.ELOOP);
    assertThat(errnoOf(bytes(directory.resolve("x".repeat(256))))).isEqualTo(Errno.ENAMETOOLONG);
  }

  @Test
  void goesDownByDescriptorAndRefusesLinks() throws Exception {
    Path below = Files.createDirectories(directory.resolve("a/b"));
    Files.createFile(below.resolve("there"));
    Files.createSymbolicLink(directory.resolve("link"), below);

    try (var top = Directory.pass(bytes(directory));
        var a = top.child(bytes("a"))) {
      Files.move(directory.resolve("a"), directory.resolve("moved"));
      try (var b = a.child(bytes("b"));
          var readable = b.readable();
          var entries = readable.entries()) {
        assertThat(entries.next()).isTrue();
        assertThat(entries.name()).isEqualTo(bytes("there"));
      }
      var link = catchThrowableOfType(SyscallException.class, () -> top.child(bytes("link")));
      assertThat(link.errno()).isIn(Errno.ENOTDIR, Errno.ELOOP);
    }
  }

  @Test
  void closingGivesTheDescriptorBack() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      Directory.open(bytes(directory)).close();
      errnoOf(bytes("/nowhere"));
    }
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      assertThat(open.count()).isLessThan(1_000);
    }
  }
}
