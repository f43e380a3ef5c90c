package vigia.local.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.AsNobody;
import vigia.local.Commands;
import vigia.local.Commands.Child;
import vigia.local.Directories;
import vigia.local.HostRoot;
import vigia.local.linux.LinuxDirectories;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.FileType;
import vigia.machine.FileTypeFilter;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

/// What holds for every implementation; each has a subclass.
@Timeout(120)
abstract class DirectoriesTest {
  @TempDir Path directory;

  abstract Directories directories(HostRoot root, List<Path> fileRoots);

  /// As [ShowDirectory] calls it.
  abstract String kind();

  private Directories here = new LinuxDirectories(HostRoot.THIS, List.of(), false);

  @BeforeEach
  void open() {
    here = directories(HostRoot.THIS, List.of());
  }

  static FileQuery query(Object path, FileSort sort, Order order, Page page) {
    return new FileQuery(
        RawPath.of(path.toString()), null, sort, order, FileTypeFilter.ALL, "", page);
  }

  Map<String, FileEntry> entries(Object path) {
    return here.page(FileQuery.of(path.toString())).entries().stream()
        .collect(Collectors.toMap(FileEntry::name, entry -> entry));
  }

  static ProblemCode problem(Directories directories, RawPath path) {
    var query =
        new FileQuery(
            path, null, FileSort.NAME, Order.ASCENDING, FileTypeFilter.ALL, "", Page.FIRST);
    return catchThrowableOfType(ProblemException.class, () -> directories.page(query)).code();
  }

  ProblemCode problem(Object path) {
    return problem(here, RawPath.of(path.toString()));
  }

  @Test
  void listsWhatFindLists() throws Exception {
    for (String path : List.of("/etc", "/", "/dev", "/usr/bin")) {
      Map<String, FileEntry> found = entries(path);
      String format = "%f\\t%y\\t%s\\t%n\\t%U\\t%G\\t%M\\t%T@\\0";
      String listed =
          Commands.output("find", path, "-mindepth", "1", "-maxdepth", "1", "-printf", format);
      int count = 0;
      for (String line : listed.split("\0")) {
        String[] fields = line.split("\t");
        FileEntry entry = found.get(fields[0]);
        assertThat(entry).as(line).isNotNull();
        assertThat(FileMode.letter(entry.type()).replace("-", "f")).isEqualTo(fields[1]);
        assertThat(entry.mode()).isEqualTo(fields[6]);
        count++;
      }
      assertThat(found).hasSize(count);
    }
  }

  @Test
  void saysOfEachEntryWhatStatSays() throws Exception {
    Files.writeString(directory.resolve("file"), "12345");
    Commands.output("truncate", "-s", "1G", directory.resolve("sparse").toString());
    Files.createDirectory(directory.resolve("sub"));
    Files.createLink(directory.resolve("hard"), directory.resolve("file"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("sub"));
    Commands.output("chown", "65534:65534", directory.resolve("sparse").toString());
    Commands.output("chown", "54321:54322", directory.resolve("sub").toString());
    String moon = "1969-07-20T20:17:40.5Z"; // Java cannot set a time before 1970
    Commands.output("touch", "-d", moon, directory.resolve("file").toString());

    Map<String, FileEntry> found = entries(directory);
    assertThat(found.keySet()).containsExactlyInAnyOrder("file", "sparse", "sub", "hard", "link");
    for (FileEntry entry : found.values()) {
      String stat =
          Commands.output(
              "stat",
              "-c",
              "%s %A %h %b %W %U %G %u %g",
              directory.resolve(entry.name()).toString());
      String[] fields = stat.strip().split(" ");
      assertThat(entry.sizeBytes()).isEqualTo(Long.parseLong(fields[0]));
      assertThat(entry.mode()).isEqualTo(fields[1]);
      assertThat(entry.links()).isEqualTo(Long.parseLong(fields[2]));
      assertThat(entry.owner()).isEqualTo(fields[5].equals("UNKNOWN") ? fields[7] : fields[5]);
      assertThat(entry.group()).isEqualTo(fields[6].equals("UNKNOWN") ? fields[8] : fields[6]);
      checkBlocksAndBirth(entry, Long.parseLong(fields[3]), fields[4]);
    }
    assertThat(found.get("file").modified()).isEqualTo(Instant.parse(moon));
    assertThat(found.get("link").type()).isEqualTo(FileType.LINK);
    assertThat(found.get("link").linkTarget()).isEqualTo("sub");
  }

  /// @param blocks `stat -c %b`, of 512 bytes
  /// @param birth `stat -c %W`: seconds since 1970, `0` or `-` when unknown
  abstract void checkBlocksAndBirth(FileEntry entry, long blocks, String birth);

  @Test
  void specialFilesAreToldApart() throws Exception {
    Commands.output("mkfifo", directory.resolve("fifo").toString());
    Files.createSymbolicLink(directory.resolve("broken"), Path.of("/no/where"));
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
      Map<String, FileEntry> found = entries(directory);
      assertThat(found.get("fifo").type()).isEqualTo(FileType.FIFO);
      assertThat(found.get("socket").type()).isEqualTo(FileType.SOCKET);
      assertThat(found.get("broken").type()).isEqualTo(FileType.LINK);
      assertThat(found.get("broken").linkTarget()).isEqualTo("/no/where");
      assertThat(found.get("loop").linkTarget()).isEqualTo("loop");
    }
    assertThat(entries("/dev").get("null").type()).isEqualTo(FileType.CHARACTER_DEVICE);
  }

  @Test
  void anyNameIsListedAndCanBeOpened() throws Exception {
    String base = directory.toUri().toString();
    var names =
        List.of("a%FFb", "line%0Afeed", "%1B%5B2J", "%C3%A9", "%20", "-rf", "x".repeat(255));
    for (String name : names) {
      Files.createDirectory(Path.of(URI.create(base + name)));
      Files.createFile(Path.of(URI.create(base + name + "/inside")));
    }
    Map<String, FileEntry> found = entries(directory);
    assertThat(found.keySet())
        .containsExactlyInAnyOrder(
            "a\\xFFb", "line\nfeed", "\u001b[2J", "é", " ", "-rf", "x".repeat(255));
    assertThat(found.get("a\\xFFb").nameBase64())
        .isEqualTo(Base64.getEncoder().encodeToString(new byte[] {'a', (byte) 0xff, 'b'}));
    assertThat(found.get("é").nameBase64()).isNull();
    for (String name : names) {
      var inside =
          new FileQuery(
              RawPath.ofPercentEncoded(directory + "/" + name),
              null,
              FileSort.NAME,
              Order.ASCENDING,
              FileTypeFilter.ALL,
              "",
              Page.FIRST);
      assertThat(here.page(inside).entries()).extracting(FileEntry::name).containsExactly("inside");
    }
    Files.createSymbolicLink(directory.resolve("to"), Path.of(URI.create("file:///tmp/%FE%0A")));
    assertThat(entries(directory).get("to").linkTarget()).isEqualTo("/tmp/\\xFE\n");
  }

  @Test
  void eachMistakeHasItsOwnAnswer() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(directory.resolve("to-file"), Path.of("file"));
    Files.createSymbolicLink(directory.resolve("broken"), Path.of("none"));
    Commands.output("mkfifo", directory.resolve("fifo").toString());

    assertThat(problem(directory.resolve("none"))).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
    assertThat(problem(directory.resolve("none/../x"))).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
    assertThat(problem(directory.resolve("broken"))).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
    assertThat(problem(file)).isEqualTo(ProblemCode.NOT_A_DIRECTORY);
    assertThat(problem(file.resolve("x"))).isEqualTo(ProblemCode.NOT_A_DIRECTORY);
    assertThat(problem(directory.resolve("to-file"))).isEqualTo(ProblemCode.NOT_A_DIRECTORY);
    assertThat(problem(directory.resolve("fifo"))).isEqualTo(ProblemCode.NOT_A_DIRECTORY);
    assertThat(problem("/dev/null")).isEqualTo(ProblemCode.NOT_A_DIRECTORY);
    assertThat(problem(directory.resolve("loop"))).isEqualTo(ProblemCode.LINK_LOOP);
    assertThat(problem(directory.resolve("loop/x"))).isEqualTo(ProblemCode.LINK_LOOP);
    assertThat(problem(directory.resolve("x".repeat(256))))
        .isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
    assertThat(problem("/" + "x/".repeat(2_000))).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
  }

  @Test
  void dotsAndLinksMeanWhatTheKernelSays() throws Exception {
    Files.createDirectories(directory.resolve("a/b"));
    Files.createFile(directory.resolve("a/in-a"));
    Files.createFile(directory.resolve("in-top"));
    Files.createDirectory(directory.resolve("c"));
    Files.createSymbolicLink(directory.resolve("c/link"), directory.resolve("a/b"));
    assertThat(entries(directory.resolve("c/link/.."))).containsOnlyKeys("b", "in-a");
    assertThat(entries(directory.resolve("c/../c/./link/../.."))).containsKey("in-top");
    assertThat(entries("/..")).containsKey("etc");
  }

  @Test
  void pagesMakeUpTheDirectoryInEverySortAndOrder() throws Exception {
    for (int i = 0; i < 57; i++) {
      Path file = directory.resolve("f" + i);
      Files.writeString(file, "x".repeat(i % 5));
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(i % 7, i % 3)));
    }
    for (FileSort sort : FileSort.values()) {
      for (Order order : Order.values()) {
        for (int limit : new int[] {1, 10, 57, 100}) {
          var all = new ArrayList<FileEntry>();
          String cursor = null;
          do {
            FilePage page = here.page(query(directory, sort, order, new Page(limit, cursor)));
            assertThat(page.total()).isEqualTo(57);
            all.addAll(page.entries());
            cursor = page.nextCursor();
          } while (cursor != null);
          assertThat(all).extracting(FileEntry::name).doesNotHaveDuplicates().hasSize(57);
          assertThat(all).isSortedAccordingTo(order(sort, order));
        }
      }
    }
  }

  private static Comparator<FileEntry> order(FileSort sort, Order order) {
    Comparator<FileEntry> names = Comparator.comparing(FileEntry::name);
    Comparator<FileEntry> keys =
        switch (sort) {
          case NAME -> names;
          case SIZE -> Comparator.comparing(entry -> entry.sizeBytes());
          case CREATED -> Comparator.comparing(DirectoriesTest::created);
          case MODIFIED -> Comparator.comparing(entry -> entry.modified());
        };
    return (order == Order.ASCENDING ? keys : keys.reversed()).thenComparing(names);
  }

  private static Instant created(FileEntry entry) {
    Instant created = entry.created();
    return created == null ? Instant.EPOCH : created;
  }

  @Test
  void namesAreComparedByteByByte() throws Exception {
    for (String name : List.of("b", "B", "a", "é", "z", "_", "aa")) {
      Files.createFile(directory.resolve(name));
    }
    assertThat(here.page(FileQuery.of(directory.toString())).entries())
        .extracting(FileEntry::name)
        .containsExactly("B", "_", "a", "aa", "b", "z", "é");
  }

  @Test
  void aCursorNamesAnEntryThatNeedNotExistAnyMore() throws Exception {
    for (int i = 0; i < 10; i++) {
      Files.createFile(directory.resolve("f" + i));
    }
    FilePage first = here.page(query(directory, FileSort.NAME, Order.ASCENDING, new Page(4, null)));
    for (int i = 0; i < 4; i++) {
      Files.delete(directory.resolve("f" + i));
    }
    Files.createFile(directory.resolve("a-new-one"));
    FilePage second =
        here.page(
            query(directory, FileSort.NAME, Order.ASCENDING, new Page(100, first.nextCursor())));
    assertThat(second.entries())
        .extracting(FileEntry::name)
        .containsExactly("f4", "f5", "f6", "f7", "f8", "f9");
    for (String cursor : new String[] {"!", "AAAA", first.nextCursor()}) {
      var wrong = query(directory, FileSort.SIZE, Order.ASCENDING, new Page(1, cursor));
      var problem = catchThrowableOfType(ProblemException.class, () -> here.page(wrong));
      assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }
  }

  @Test
  void filtersByTypeAndByPartOfTheNameInAnyCase() throws Exception {
    Files.createFile(directory.resolve("Ação.txt"));
    Files.createDirectory(directory.resolve("AÇÃO.d"));
    Files.createSymbolicLink(directory.resolve("ação.link"), Path.of("none"));
    Commands.output("mkfifo", directory.resolve("other").toString());
    var expected = new HashMap<FileTypeFilter, Set<String>>();
    expected.put(FileTypeFilter.ALL, Set.of("Ação.txt", "AÇÃO.d", "ação.link"));
    expected.put(FileTypeFilter.FILE, Set.of("Ação.txt"));
    expected.put(FileTypeFilter.DIRECTORY, Set.of("AÇÃO.d"));
    expected.put(FileTypeFilter.LINK, Set.of("ação.link"));
    expected.put(FileTypeFilter.OTHER, Set.of());
    for (FileSort sort : FileSort.values()) {
      for (var type : expected.entrySet()) {
        FilePage page = here.page(filtered(sort, type.getKey(), "aÇãO"));
        assertThat(page.entries().stream().map(FileEntry::name).collect(Collectors.toSet()))
            .isEqualTo(type.getValue());
        assertThat(page.total()).isEqualTo(type.getValue().size());
      }
      assertThat(here.page(filtered(sort, FileTypeFilter.OTHER, "")).entries())
          .extracting(FileEntry::name)
          .containsExactly("other");
    }
  }

  private FileQuery filtered(FileSort sort, FileTypeFilter type, String filter) {
    RawPath path = RawPath.of(directory.toString());
    return new FileQuery(path, null, sort, Order.ASCENDING, type, filter, Page.FIRST);
  }

  @Test
  void aDirectoryIsListedWhileFilesComeAndGo() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      Files.createFile(directory.resolve("stays" + i));
    }
    String script =
        "cd '"
            + directory
            + "' && echo ready;"
            + " while :; do for i in 1 2 3 4 5 6 7 8 9; do : > comes$i; : > \"$i.comes\"; done;"
            + " rm -f comes* *.comes; done";
    try (Child churn = Commands.ready(script)) {
      assertThat(churn.process().isAlive()).isTrue();
      for (int i = 0; i < 60; i++) {
        FileSort sort = FileSort.values()[i % FileSort.values().length];
        FilePage page =
            here.page(query(directory, sort, Order.ASCENDING, new Page(Page.MOST, null)));
        var names = page.entries().stream().map(FileEntry::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.stream().filter(name -> name.startsWith("stays")).count())
            .isEqualTo(1_000);
        assertThat(page.entries()).allMatch(entry -> entry.sizeBytes() != null);
      }
    }
  }

  /// So many that a second reader helps where there is one.
  @Test
  void pagesOfAChangingDirectoryHaveWhatStaysOnce() throws Exception {
    var stays = new TreeSet<String>();
    for (int i = 0; i < 4_000; i++) {
      stays.add(Files.createFile(directory.resolve("stays" + i)).getFileName().toString());
    }
    String script =
        "cd '"
            + directory
            + "' && echo ready;"
            + " while :; do for i in 1 2 3 4 5 6 7 8 9; do : > comes$i; echo $i > \"$i.comes\"; done;"
            + " rm -f comes* *.comes; done";
    try (Child churn = Commands.ready(script)) {
      for (FileSort sort : FileSort.values()) {
        for (Order order : Order.values()) {
          List<String> found = namesOnAllPages(sort, order, 900);
          found.removeIf(name -> !name.startsWith("stays"));
          assertThat(found).as(sort + " " + order).doesNotHaveDuplicates();
          assertThat(new TreeSet<>(found)).isEqualTo(stays);
        }
      }
      assertThat(churn.process().isAlive()).isTrue();
    }
  }

  private List<String> namesOnAllPages(FileSort sort, Order order, int limit) {
    var names = new ArrayList<String>();
    String cursor = null;
    do {
      FilePage page = here.page(query(directory, sort, order, new Page(limit, cursor)));
      page.entries().forEach(entry -> names.add(entry.name()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return names;
  }

  private static List<FileEntry> all(FileStream stream) {
    var all = new ArrayList<FileEntry>();
    try (stream) {
      for (var next = stream.next(); !next.isEmpty(); next = stream.next()) {
        assertThat(next).hasSizeLessThanOrEqualTo(FileStream.MOST);
        all.addAll(next);
      }
      assertThat(stream.next()).isEmpty();
    }
    return all;
  }

  @Test
  void theStreamHasWhatThePagesHave() throws Exception {
    String base = directory.toUri().toString();
    var names =
        List.of("a%FFb", "line%0Afeed", "%1B%5B2J", "%C3%A9", "%20", "-rf", "x".repeat(255));
    for (String name : names) {
      Files.createFile(Path.of(URI.create(base + name)));
    }
    Files.createSymbolicLink(directory.resolve("to"), Path.of("none"));
    Files.createDirectory(directory.resolve("sub"));
    IntStream.range(0, 1_000).forEach(i -> create(directory.resolve("file-" + i)));
    List<FileEntry> found = all(here.stream(FileStreamQuery.of(directory.toString())));
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            here.page(FileQuery.of(directory.toString())).entries());

    RawPath path = RawPath.of(directory.toString());
    var links = new FileStreamQuery(path, null, FileTypeFilter.LINK, "");
    assertThat(all(here.stream(links))).extracting(FileEntry::name).containsExactly("to");
    var part = new FileStreamQuery(path, null, FileTypeFilter.FILE, "FILE-99");
    assertThat(all(here.stream(part))).hasSize(11);
  }

  @Test
  void aStreamOfAChangingDirectoryHasWhatStaysOnce() throws Exception {
    var stays = new TreeSet<String>();
    for (int i = 0; i < 4_000; i++) {
      stays.add(Files.createFile(directory.resolve("stays" + i)).getFileName().toString());
    }
    String script =
        "cd '"
            + directory
            + "' && echo ready;"
            + " while :; do for i in 1 2 3 4 5 6 7 8 9; do : > comes$i; : > \"$i.comes\"; done;"
            + " rm -f comes* *.comes; done";
    try (Child churn = Commands.ready(script)) {
      for (int i = 0; i < 10; i++) {
        List<String> found =
            all(here.stream(FileStreamQuery.of(directory.toString()))).stream()
                .map(FileEntry::name)
                .filter(name -> name.startsWith("stays"))
                .toList();
        assertThat(found).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(found)).isEqualTo(stays);
      }
      assertThat(churn.process().isAlive()).isTrue();
    }
  }

  @Test
  void aStreamThatIsLeftGivesItsDescriptorBack() throws Exception {
    IntStream.range(0, 1_000).forEach(i -> create(directory.resolve("file-" + i)));
    var query = FileStreamQuery.of(directory.toString());
    try (FileStream stream = here.stream(query)) {
      assertThat(stream.next()).hasSize(FileStream.MOST);
      assertThat(descriptors()).isNotEmpty();
    }
    assertThat(descriptors()).isEmpty();
    all(here.stream(query));
    assertThat(descriptors()).isEmpty();
  }

  /// This process's descriptors on the directory.
  private List<Path> descriptors() throws Exception {
    var found = new ArrayList<Path>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        // Those of other threads come and go.
        if (Files.isSymbolicLink(descriptor) && directory.equals(target(descriptor))) {
          found.add(descriptor);
        }
      }
    }
    return found;
  }

  private static Path target(Path descriptor) throws java.io.IOException {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (java.nio.file.NoSuchFileException closed) {
      return descriptor;
    }
  }

  @Test
  void aStreamStaysInsideTheRoots() throws Exception {
    Path root = Files.createDirectories(directory.resolve("shown"));
    Path secret = Files.createDirectories(directory.resolve("secret"));
    Files.createFile(root.resolve("file"));
    Files.createSymbolicLink(root.resolve("out"), secret);
    Directories bounded = directories(HostRoot.THIS, List.of(root));
    assertThat(all(bounded.stream(FileStreamQuery.of(root.toString()))))
        .extracting(FileEntry::name)
        .containsExactlyInAnyOrder("file", "out");
    for (Path outside : List.of(secret, root.resolve("out"), directory.resolve("none"))) {
      var refused =
          catchThrowableOfType(
              ProblemException.class, () -> bounded.stream(FileStreamQuery.of(outside.toString())));
      assertThat(refused.code()).isEqualTo(ProblemCode.PATH_NOT_ALLOWED);
    }
  }

  @Test
  void anInterruptedQuestionEnds() throws Exception {
    Files.createFile(directory.resolve("file"));
    Thread.currentThread().interrupt();
    try {
      assertThat(problem(directory)).isEqualTo(ProblemCode.TIMED_OUT);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void nothingOutsideTheRootsIsShownOrConfirmed() throws Exception {
    Path root = Files.createDirectories(directory.resolve("shown"));
    Files.createDirectories(root.resolve("sub"));
    Path secret = Files.createDirectories(directory.resolve("secret/sub"));
    Files.createFile(directory.resolve("secret/file"));
    Files.createDirectory(directory.resolve("shown-too"));
    Files.createSymbolicLink(root.resolve("out"), secret);
    Files.createSymbolicLink(root.resolve("out-none"), Path.of("../secret/none"));
    Files.createSymbolicLink(root.resolve("out-file"), directory.resolve("secret/file"));
    Files.createSymbolicLink(root.resolve("in"), root.resolve("sub"));
    Files.createSymbolicLink(root.resolve("round"), Path.of("../shown/sub"));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    Directories bounded = directories(HostRoot.THIS, List.of(root));

    var outside =
        Stream.of(
            "/",
            "/etc",
            "/nowhere",
            "/etc/passwd",
            directory,
            secret,
            directory.resolve("none"),
            directory.resolve("shown-too"),
            root + "/..",
            root + "/../secret",
            root + "/../secret/none",
            root + "/sub/../../secret",
            root + "/out",
            root + "/out/none",
            root + "/out-none",
            root + "/out-file",
            root + "/out/../file");
    assertThat(outside)
        .allSatisfy(path ->
            assertThat(problem(bounded, RawPath.of(path.toString())))
                .isEqualTo(ProblemCode.PATH_NOT_ALLOWED));
    for (String path : List.of("", "/sub", "/in", "/round", "/sub/..", "/../shown", "/sub/../in")) {
      bounded.page(FileQuery.of(root + path));
    }
    assertThat(problem(bounded, RawPath.of(root + "/none")))
        .isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
    assertThat(problem(bounded, RawPath.of(root + "/loop"))).isEqualTo(ProblemCode.LINK_LOOP);
    assertThat(problem(bounded, RawPath.of(root + "/x".repeat(2_000))))
        .isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
  }

  @Test
  void aRootMayBeALinkOrMissing() throws Exception {
    Path real = Files.createDirectories(directory.resolve("real/sub"));
    Files.createSymbolicLink(directory.resolve("root"), directory.resolve("real"));
    Directories bounded =
        directories(
            HostRoot.THIS, List.of(directory.resolve("root"), directory.resolve("missing")));
    assertThat(bounded.page(FileQuery.of(directory + "/root")).entries())
        .extracting(FileEntry::name)
        .containsExactly("sub");
    assertThat(bounded.page(FileQuery.of(directory + "/root/sub")).entries()).isEmpty();
    assertThat(bounded.page(FileQuery.of(real.toString())).entries()).isEmpty();
    assertThat(problem(bounded, RawPath.of(directory + "/missing")))
        .isEqualTo(ProblemCode.PATH_NOT_ALLOWED);
    Directories nothing = directories(HostRoot.THIS, List.of(directory.resolve("missing")));
    assertThat(problem(nothing, RawPath.of("/"))).isEqualTo(ProblemCode.PATH_NOT_ALLOWED);
  }

  @Test
  void aDirectoryThatIsSwappedForALinkLeadsNowhereElse() throws Exception {
    Path root = Files.createDirectories(directory.resolve("root"));
    Files.createDirectories(root.resolve("swap/below"));
    Files.createFile(root.resolve("swap/below/mine"));
    Files.createDirectories(directory.resolve("secret/below"));
    Files.createFile(directory.resolve("secret/below/planted"));
    Directories bounded = directories(HostRoot.THIS, List.of(root));
    String swap =
        "import os, sys\nos.chdir(sys.argv[1])\nos.symlink('../secret', 'evil')\n"
            + "print('ready', flush=True)\n"
            + "while True:\n"
            + "  os.rename('swap', 'aside'); os.rename('evil', 'swap')\n"
            + "  os.rename('swap', 'evil'); os.rename('aside', 'swap')\n";
    try (Child swapper = Child.start(List.of("python3", "-c", swap, root.toString()))) {
      int listed = 0;
      for (int i = 0; i < 3_000; i++) {
        try {
          FilePage page = bounded.page(FileQuery.of(root + "/swap/below"));
          assertThat(page.entries()).extracting(FileEntry::name).isSubsetOf("mine");
          listed++;
        } catch (ProblemException problem) {
          assertThat(problem.code())
              .isIn(ProblemCode.PATH_NOT_ALLOWED, ProblemCode.NO_SUCH_DIRECTORY);
        }
      }
      assertThat(swapper.process().isAlive()).isTrue();
      assertThat(listed).isPositive();
    }
  }

  @Test
  void anotherHostsRootIsNotLeft() throws Exception {
    Path host = Files.createDirectories(directory.resolve("host"));
    Files.createDirectories(host.resolve("etc/inner"));
    Files.writeString(host.resolve("etc/passwd"), "somebody:x:0:0::/:/bin/sh\n");
    Files.createDirectories(host.resolve("var"));
    Files.createSymbolicLink(host.resolve("var/abs"), Path.of("/etc"));
    Files.createSymbolicLink(host.resolve("var/up"), Path.of("../../../../../etc"));
    Directories there = directories(new HostRoot(host), List.of());

    for (String path : List.of("/etc", "/var/abs", "/var/up", "/../etc", "/var/../../etc")) {
      FilePage page = there.page(FileQuery.of(path));
      assertThat(page.entries()).extracting(FileEntry::name).containsExactly("inner", "passwd");
      assertThat(page.path()).isEqualTo(path);
    }
    assertThat(there.page(FileQuery.of("/")).entries())
        .extracting(FileEntry::name)
        .containsExactly("etc", "var");
    assertThat(problem(there, RawPath.of("/usr"))).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);

    Directories bounded = directories(new HostRoot(host), List.of(Path.of("/etc")));
    assertThat(bounded.page(FileQuery.of("/etc/inner")).entries()).isEmpty();
    assertThat(problem(bounded, RawPath.of("/var"))).isEqualTo(ProblemCode.PATH_NOT_ALLOWED);
  }

  @Test
  void memoryDoesNotGrowWithTheDirectory() throws Exception {
    IntStream.range(0, 20_000).forEach(i -> create(directory.resolve("file-" + i)));
    FilePage page = here.page(query(directory, FileSort.SIZE, Order.DESCENDING, new Page(7, null)));
    assertThat(page.total()).isEqualTo(20_000);
    assertThat(page.entries()).hasSize(7);
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /// What [ShowDirectory] prints of a directory with a file, whose names may be read but whose
  /// entries may not be looked at.
  abstract String readableButNotSearchable();

  @Test
  void deniedIsNotMissing() throws Exception {
    Path secret = Files.createDirectories(directory.resolve("secret/below"));
    Files.createFile(secret.resolve("file"));
    Path listable = Files.createDirectory(directory.resolve("listable"));
    Files.createFile(listable.resolve("file"));
    Commands.output("chmod", "700", directory.resolve("secret").toString());
    Commands.output("chmod", "744", listable.toString());
    Commands.output("chmod", "755", directory.toString());
    String shown =
        AsNobody.run(
            ShowDirectory.class,
            kind(),
            secret.toString(),
            directory.resolve("secret").toString(),
            listable.toString());
    assertThat(shown.lines())
        .containsExactly("permission-denied", "permission-denied", readableButNotSearchable());
  }
}
