package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.FileType;
import vigia.machine.FileTypeFilter;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

@Contract
class FilesContractTest {
  private final MachineKind kind;
  private final Machine machine;

  @TempDir private Path directory;

  FilesContractTest(MachineKind kind) {
    this.kind = kind;
    machine = OpenMachines.the(kind);
  }

  private Map<String, FileEntry> listed() {
    var byName = new HashMap<String, FileEntry>();
    FilePage page = machine.files(FileQuery.of(directory.toString()));
    assertThat(page.total()).isEqualTo(page.entries().size());
    page.entries().forEach(entry -> byName.put(entry.name(), entry));
    return byName;
  }

  @Test
  void anEntryIsWhatStatSaysOfIt() throws Exception {
    Path file = Files.write(directory.resolve("file"), new byte[1234]);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06.789Z")));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
    Files.createLink(directory.resolve("other"), file);
    FileEntry entry = listed().get("file");
    Honesty.check(entry);
    assertThat(entry.type()).isEqualTo(FileType.FILE);
    assertThat(entry.sizeBytes()).isEqualTo(1234);
    assertThat(entry.modified()).isEqualTo(Instant.parse("2001-02-03T04:05:06.789Z"));
    String[] stat = Kernel.line("stat", "-c", "%A %U %G %h %W %b", file.toString()).split(" ");
    assertThat(entry.mode()).isEqualTo(stat[0]);
    assertThat(entry.owner()).isEqualTo(stat[1]);
    assertThat(entry.group()).isEqualTo(stat[2]);
    assertThat(entry.links()).isEqualTo(2).isEqualTo(Long.parseLong(stat[3]));
    long birth = Long.parseLong(stat[4].equals("-") ? "0" : stat[4]);
    if (birth > 0 && kind.makesSystemCalls()) {
      assertThat(entry.created().getEpochSecond()).isEqualTo(birth);
      assertThat(entry.allocatedBytes()).isEqualTo(512 * Long.parseLong(stat[5]));
    } else {
      assertThat(entry.created()).isNull();
    }
  }

  @Test
  void everyKindOfEntryIsToldApart() throws Exception {
    Files.createFile(directory.resolve("file"));
    Files.createDirectory(directory.resolve("directory"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("directory"));
    Files.createSymbolicLink(directory.resolve("broken"), Path.of("nowhere/at all"));
    Kernel.line("mkfifo", directory.resolve("fifo").toString());
    try (var sparse = new RandomAccessFile(directory.resolve("sparse").toFile(), "rw");
        var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      sparse.setLength(1L << 30);
      socket.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
      Map<String, FileEntry> listed = listed();
      assertThat(types(listed))
          .isEqualTo(
              Map.of(
                  "file", FileType.FILE,
                  "directory", FileType.DIRECTORY,
                  "link", FileType.LINK,
                  "broken", FileType.LINK,
                  "fifo", FileType.FIFO,
                  "sparse", FileType.FILE,
                  "socket", FileType.SOCKET));
      assertThat(listed.get("link").linkTarget()).isEqualTo("directory");
      assertThat(listed.get("broken").linkTarget()).isEqualTo("nowhere/at all");
      assertThat(listed.get("sparse").sizeBytes()).isEqualTo(1L << 30);
      Long allocated = listed.get("sparse").allocatedBytes();
      assertThat(allocated == null ? 0 : allocated).isLessThan(1L << 20);
    }
    for (FileTypeFilter filter : FileTypeFilter.values()) {
      var query =
          new FileQuery(
              RawPath.of(directory.toString()),
              directory.getFileName().toString(),
              FileSort.NAME,
              Order.ASCENDING,
              filter,
              "",
              Page.FIRST);
      assertThat(machine.files(query).entries())
          .isNotEmpty()
          .allMatch(entry -> filter.accepts(entry.type()));
    }
  }

  private static Map<String, FileType> types(Map<String, FileEntry> entries) {
    var types = new HashMap<String, FileType>();
    entries.forEach((name, entry) -> types.put(name, entry.type()));
    return types;
  }

  @Test
  void namesStayWhateverTheyAre() throws Exception {
    List<String> names =
        List.of(
            " ",
            ".hidden",
            "-rf",
            "a\nb",
            "\u001b[31mred",
            "ção",
            "\u202egnp.exe",
            "a\\xFFb",
            "'",
            "%41",
            "x+y&z=1",
            "n".repeat(255));
    for (String name : names) {
      Files.createFile(directory.resolve(name));
    }
    assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void namesThatAreNotUtf8KeepTheirBytes() throws Exception {
    Kernel.line(
        "sh",
        "-c",
        "cd \"$1\" && d=$(printf 'd\\377') && mkdir \"$d\" && : > \"$d/$(printf 'f\\200\\303')\"",
        "x",
        directory.toString());
    FileEntry inner = listed().get("d\\xFF");
    byte[] name = Base64.getDecoder().decode(inner.nameBase64());
    assertThat(name).isEqualTo(new byte[] {'d', (byte) 0xff});
    byte[] path = (directory + "/d?").getBytes(StandardCharsets.UTF_8);
    path[path.length - 1] = (byte) 0xff;
    FilePage page =
        machine.files(
            new FileQuery(
                RawPath.of(path),
                null,
                FileSort.NAME,
                Order.ASCENDING,
                FileTypeFilter.ALL,
                "",
                Page.FIRST));
    assertThat(page.path()).isEqualTo(directory + "/d\\xFF");
    assertThat(page.entries()).hasSize(1);
    assertThat(page.entries().getFirst().name()).isEqualTo("f\\x80\\xC3");
    assertThat(Base64.getDecoder().decode(page.entries().getFirst().nameBase64()))
        .isEqualTo(new byte[] {'f', (byte) 0x80, (byte) 0xc3});
  }

  @Test
  void whyThereIsNoListingIsToldApart() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Path loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    refused(directory + "/none", ProblemCode.NO_SUCH_DIRECTORY);
    refused(directory + "/none/below", ProblemCode.NO_SUCH_DIRECTORY);
    refused(file.toString(), ProblemCode.NOT_A_DIRECTORY);
    refused(file + "/below", ProblemCode.NOT_A_DIRECTORY);
    refused(loop.toString(), ProblemCode.LINK_LOOP);
    refused("/" + "n".repeat(256), ProblemCode.NO_SUCH_DIRECTORY, ProblemCode.BAD_REQUEST);
  }

  private void refused(String path, ProblemCode... codes) {
    var problem =
        catchThrowableOfType(ProblemException.class, () -> machine.files(FileQuery.of(path)));
    assertThat(problem.code()).as(path).isIn((Object[]) codes);
    if (problem.code() != ProblemCode.BAD_REQUEST) {
      assertThat(problem.problem().param("path")).isEqualTo(path);
    }
  }

  @Test
  void twoDotsMeanWhatTheKernelMeans() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("far/away"));
    Files.createFile(directory.resolve("far/here"));
    Files.createSymbolicLink(directory.resolve("short"), elsewhere);
    assertThat(machine.files(FileQuery.of(directory + "/short/..")).entries())
        .extracting(FileEntry::name)
        .containsExactly("away", "here");
  }

  @Test
  void sortedAsAsked() throws Exception {
    for (int i = 0; i < 20; i++) {
      Path file = Files.write(directory.resolve("f" + i), new byte[(i * 7) % 20]);
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000 + i * 13 % 20)));
    }
    assertThat(sorted(FileSort.NAME, Order.ASCENDING))
        .extracting(FileEntry::name)
        .isSorted()
        .hasSize(20);
    assertThat(sorted(FileSort.SIZE, Order.ASCENDING)).extracting(FileEntry::sizeBytes).isSorted();
    assertThat(sorted(FileSort.SIZE, Order.DESCENDING).reversed())
        .extracting(FileEntry::sizeBytes)
        .isSorted();
    assertThat(sorted(FileSort.MODIFIED, Order.ASCENDING))
        .extracting(FileEntry::modified)
        .isSorted();
  }

  private List<FileEntry> sorted(FileSort sort, Order order) {
    return page(sort, order, "", new Page(Page.MOST, null)).entries();
  }

  private FilePage page(FileSort sort, Order order, String filter, Page page) {
    return machine.files(
        new FileQuery(
            RawPath.of(directory.toString()), null, sort, order, FileTypeFilter.ALL, filter, page));
  }

  @Test
  void theStreamHasWhatThePagesHave() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      Files.createFile(directory.resolve("f" + i));
    }
    Files.createFile(directory.resolve("a\nb"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
    var streamed = new HashMap<String, FileEntry>();
    try (FileStream stream = machine.fileStream(FileStreamQuery.of(directory.toString()))) {
      for (var next = stream.next(); !next.isEmpty(); next = stream.next()) {
        next.forEach(entry -> assertThat(streamed.put(entry.name(), entry)).isNull());
      }
    }
    assertThat(streamed).isEqualTo(listed());
  }

  @Test
  void aStreamIsRefusedAsAPageIs() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    var problem =
        catchThrowableOfType(
            ProblemException.class,
            () -> machine.fileStream(FileStreamQuery.of(file.toString())).close());
    assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_DIRECTORY);
    assertThat(problem.problem().param("path")).isEqualTo(file.toString());
  }

  @Test
  void aStreamMayBeLeft() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      Files.createFile(directory.resolve("f" + i));
    }
    FileStream left = machine.fileStream(FileStreamQuery.of(directory.toString()));
    assertThat(left.next()).isNotEmpty();
    left.close();
    left.close();
    assertThat(listed()).hasSize(1_000);
  }

  @Test
  void theFilterIsPartOfANameInAnyCase() throws Exception {
    for (String name : List.of("Report.txt", "report.pdf", "other")) {
      Files.createFile(directory.resolve(name));
    }
    FilePage page = page(FileSort.NAME, Order.ASCENDING, "REPORT", Page.FIRST);
    assertThat(page.entries())
        .extracting(FileEntry::name)
        .containsExactly("Report.txt", "report.pdf");
    assertThat(page.total()).isEqualTo(2);
  }

  @Test
  void pagesStayTrueWhileEntriesComeAndGo() throws Exception {
    for (int i = 0; i < 100; i++) {
      Files.createFile(directory.resolve("stays" + i));
      Files.createFile(directory.resolve("goes" + i));
    }
    var seen = new java.util.ArrayList<String>();
    String cursor = null;
    int round = 0;
    do {
      FilePage page = page(FileSort.NAME, Order.DESCENDING, "", new Page(7, cursor));
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(7);
      page.entries().forEach(entry -> seen.add(entry.name()));
      cursor = page.nextCursor();
      Files.deleteIfExists(directory.resolve("goes" + (99 - round)));
      Files.createFile(directory.resolve("new" + round));
      round++;
    } while (cursor != null && round < 100);
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.stream().filter(name -> name.startsWith("stays"))).hasSize(100);
  }

  @Test
  void aDirectoryThatIsEmptyHasNoEntries() throws Exception {
    assertThat(listed()).isEmpty();
    assertThat(Files.exists(directory, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void aCursorThatWasNeverGivenIsRefused() {
    var problem =
        catchThrowableOfType(
            ProblemException.class,
            () -> page(FileSort.NAME, Order.ASCENDING, "", new Page(5, "\u0000?")));
    assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    assertThat(problem.problem().param("field")).isEqualTo("cursor");
  }
}
