package vigia.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileType;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.Permission;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ProcessInfo;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.TargetState;
import vigia.machine.Wire;
import vigia.server.Server;
import vigia.server.ServerOptions;
import vigia.server.access.Tokens;
import vigia.server.event.CannotStart;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// The faults of the program that people know today, each as a test that this one does not have it.
class KnownFaultsTest {
  /// Such as df(1) lists all the same.
  private static final Set<String> NOT_REAL =
      Set.of("tmpfs", "devtmpfs", "overlay", "fuse.fuse-overlayfs", "efivarfs");

  @TempDir Path directory;

  // The menu and the server

  /// "One client at a time, and the program ends when the client leaves."
  @Test
  void manyClientsAreServedAtOnceAndTheServerOutlivesThem() throws Exception {
    try (var served = new Served(directory);
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      try (var watching = served.open("/api/v1/machines/local/events?topics=overview")) {
        assertThat(watching.getInputStream().read()).isEqualTo('H');
        var answers =
            IntStream.range(0, 4)
                .mapToObj(i -> clients.submit(() -> served.get("/api/v1/machines/local/overview")))
                .toList();
        for (var answer : answers) {
          assertThat(answer.get(30, SECONDS)).startsWith("HTTP/1.1 200");
        }
      }
      // All of them have left, one in the middle of its answer.
      assertThat(served.get("/api/v1/machines/local/overview")).startsWith("HTTP/1.1 200");
    }
  }

  /// "Pickle (whoever answers can run code in the client), no framing."
  @Test
  void aPickleIsARefusedRequestAndCostsNobodyElseAnything() throws Exception {
    try (var served = new Served(directory)) {
      // cos\nsystem\n(S'touch …'\ntR. is what pickle would run.
      Path trace = directory.resolve("ran");
      assertThat(served.send("cos\nsystem\n(S'touch " + trace + "'\ntR.\r\n\r\n"))
          .startsWith("HTTP/1.1 400");
      assertThat(trace).doesNotExist();
      assertThat(served.get("/api/v1/machines/local/overview"))
          .startsWith("HTTP/1.1 200")
          .containsPattern("(?i)content-type: application/json")
          .containsPattern("(?i)content-length: \\d+|transfer-encoding: chunked");
    }
  }

  /// "No authentication."
  @Test
  void withoutATokenThereIsNoAnswer() throws Exception {
    try (var served = new Served(directory)) {
      for (String question : List.of("overview", "processes", "processes/1", "files?path=/")) {
        assertThat(served.send(Served.request("/api/v1/machines/local/" + question, "")))
            .as(question)
            .startsWith("HTTP/1.1 401");
      }
    }
  }

  /// "No encryption."
  @Test
  void otherMachinesAreNotListenedToInClear() {
    var options =
        new ServerOptions("0.0.0.0", 0, directory, List.of(), Tls.NONE, ServerLimits.USUAL);
    assertThatThrownBy(() -> Server.start(options, Map.of(), event -> {}).close())
        .isInstanceOfSatisfying(
            CannotStart.class, refused -> assertThat(refused.why()).hasToString("NEEDS_TLS"));
  }

  // CPU, memory, disk

  /// "Model never shown."
  @Test
  void theModelIsShown() {
    Overview overview = Peer.json(Overview.class, "overview");
    assertThat(overview.cpu().name()).isNotBlank();
    assertThat(overview.cpu().model()).isNotBlank();
    assertThat(Run.english("overview").out())
        .contains(overview.cpu().name())
        .contains(overview.cpu().model());
  }

  /// "Takes 1 to 2 s because it is measured by busy loops": what needs an interval is left out
  /// unless one is asked for.
  @Test
  void nothingIsMeasuredUnlessAsked() {
    Overview now = Peer.json(Overview.class, "overview");
    assertThat(now.cpu().percent()).isNull();
    assertThat(now.cpu().intervalMillis()).isNull();
    assertThat(now.cpu().unavailable().get("percent")).hasToString("FIRST_SAMPLE");
    Overview measured = Peer.json(Overview.class, "overview", "--interval", "500ms");
    assertThat(measured.cpu().percent()).isBetween(0.0, 100.0);
    assertThat(measured.cpu().intervalMillis()).isGreaterThanOrEqualTo(490);
  }

  /// "GB printed for GiB."
  @Test
  void sizesNameTheUnitTheyAreIn() throws IOException {
    String total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
    String shown = Run.english("overview").out();
    assertThat(shown).containsPattern("\\d [GM]iB").doesNotContainPattern("\\d ?[GM]B\\b");
    assertThat(Peer.json(Overview.class, "overview").memory().totalBytes())
        .isEqualTo(Long.parseLong(total) * 1024);
  }

  /// "Only the file system that the server happened to start in; the reserved part hidden." A mount
  /// that denies us is in our list with the reason for its missing figures, and not in df's.
  @Test
  void everyFileSystemIsShownWithItsReserve() throws Exception {
    Overview overview = Peer.json(Overview.class, "overview");
    List<String> df =
        Peer.df("fstype,target").stream()
            .map(row -> row.split("\\s+", 2))
            .filter(row -> !NOT_REAL.contains(row[0]))
            .map(row -> row[1])
            .toList();
    assertThat(overview.fileSystems())
        .extracting(fileSystem -> fileSystem.mountPoint())
        .containsAll(df);
    assertThat(overview.fileSystems())
        .filteredOn(fileSystem -> !fileSystem.unavailable().containsKey("totalBytes"))
        .isNotEmpty()
        .allSatisfy(fileSystem -> {
          assertThat(fileSystem.usedBytes() + fileSystem.freeBytes())
              .isEqualTo(fileSystem.totalBytes());
          assertThat(fileSystem.availableBytes()).isLessThanOrEqualTo(fileSystem.freeBytes());
        });
  }

  // Files

  /// "The creation date shown is the access time."
  @Test
  void theCreationDateIsTheBirthTime() throws Exception {
    Path file = Files.createFile(directory.resolve("old"));
    Peer.lines("touch", "-a", "-d", "2001-02-03T04:05:06Z", file.toString());
    Peer.lines("touch", "-m", "-d", "2002-02-03T04:05:06Z", file.toString());
    FileEntry entry = list(directory).entries().getFirst();
    assertThat(entry.modified()).isEqualTo(Instant.parse("2002-02-03T04:05:06Z"));
    String birth = Peer.lines("stat", "-c", "%W", file.toString()).getFirst();
    if (birth.equals("0") || birth.equals("-")) {
      assertThat(entry.created()).isNull();
      assertThat(entry.unavailable()).containsKey("created");
    } else {
      assertThat(entry.created().getEpochSecond()).isEqualTo(Long.parseLong(birth));
    }
  }

  /// "An error in the path kills the server."
  @Test
  void anErrorInThePathIsAnAnswer() throws Exception {
    try (var served = new Served(directory)) {
      String files = "/api/v1/machines/local/files?path=";
      assertThat(served.get(files + "/no/such/place")).contains("no-such-directory");
      assertThat(served.get(files + "/etc/passwd")).contains("not-a-directory");
      assertThat(served.get(files + "%00")).startsWith("HTTP/1.1 400");
      assertThat(served.get(files + "relative")).startsWith("HTTP/1.1 400");
      assertThat(served.get(files + "/etc")).startsWith("HTTP/1.1 200");
    }
  }

  /// "A long list is cut off at 1,024 bytes."
  @Test
  void aLongListIsWhole() throws IOException {
    for (int i = 0; i < 6000; i++) {
      Files.createFile(directory.resolve("%05d-%s".formatted(i, "x".repeat(100))));
    }
    FilePage page = list(directory);
    assertThat(page.total()).isEqualTo(6000);
    assertThat(page.entries()).hasSize(6000);
    assertThat(page.entries()).extracting(FileEntry::name).doesNotHaveDuplicates();
  }

  /// "Sub-directories vanish without a word."
  @Test
  void subDirectoriesLinksAndSpecialFilesAreListedAndMarked() throws Exception {
    Files.createDirectory(directory.resolve("a-directory"));
    Files.createSymbolicLink(directory.resolve("b-broken-link"), Path.of("/no/such/place"));
    Files.createFile(directory.resolve("c-file"));
    Peer.lines("mkfifo", directory.resolve("d-fifo").toString());
    assertThat(list(directory).entries())
        .extracting(FileEntry::name, FileEntry::type)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a-directory", FileType.DIRECTORY),
            org.assertj.core.groups.Tuple.tuple("b-broken-link", FileType.LINK),
            org.assertj.core.groups.Tuple.tuple("c-file", FileType.FILE),
            org.assertj.core.groups.Tuple.tuple("d-fifo", FileType.FIFO));
  }

  private static FilePage list(Path directory) {
    return Peer.json(FilePage.class, "files", directory.toString(), "--sort", "name");
  }

  // Processes

  /// "CPU is always 0.0 (a first sample has no interval to measure); memory only in %." A machine
  /// with much else to do may give a loop nothing for one interval, not for twenty.
  @Test
  void cpuAndMemoryOfAProcessAreMeasured() throws Exception {
    Process loop = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      double most = 0;
      for (int i = 0; i < 20 && most == 0; i++) {
        ProcessInfo info = Peer.json(ProcessInfo.class, "process", Long.toString(loop.pid()));
        assertThat(info.intervalMillis()).isGreaterThanOrEqualTo(490);
        assertThat(info.rssBytes()).isPositive();
        assertThat(info.memoryPercent()).isNotNegative();
        most = info.cpuPercent();
      }
      assertThat(most).isPositive();
    } finally {
      loop.destroyForcibly().waitFor();
    }
  }

  /// "An unknown PID crashes the client."
  @Test
  void anUnknownPidAndLettersAreAMessage() {
    Run unknown = Run.portuguese("process", "4194304999");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).containsIgnoringCase("processo não encontrado");
    assertThat(Run.english("process", "4194304999").err()).containsIgnoringCase("no such process");
    Run letters = Run.english("process", "abc");
    assertThat(letters.exit()).isEqualTo(2);
    assertThat(letters.err()).contains("abc").doesNotContain("Exception");
  }

  /// "Finding one process walks all of them": the others here are FIFOs, which would never end.
  @Test
  void findingOneProcessReadsNoOther() throws Exception {
    Path proc = Files.createDirectories(directory.resolve("proc"));
    Files.createDirectory(directory.resolve(".vigia"));
    Path own = Path.of("/proc/self").toRealPath();
    Path wanted = Files.createDirectory(proc.resolve(own.getFileName()));
    for (String file : List.of("stat", "status", "cmdline", "comm")) {
      Files.write(wanted.resolve(file), Files.readAllBytes(own.resolve(file)));
    }
    for (int other = 1; other <= 3; other++) {
      Path directory = Files.createDirectory(proc.resolve(Integer.toString(other)));
      for (String file : List.of("stat", "status", "cmdline")) {
        Peer.lines("mkfifo", directory.resolve(file).toString());
      }
    }
    ProcessInfo info =
        Peer.json(
            ProcessInfo.class,
            "process",
            own.getFileName().toString(),
            "--host-root",
            directory.toString());
    assertThat(info.pid()).isEqualTo(ProcessHandle.current().pid());
  }

  // Ports

  /// "One nmap process per port." In a JVM of its own, for other tests start processes too.
  @Test
  void aScanStartsNoProcess() throws Exception {
    try (var scan = Child.onPipes(Map.of(), "scan", "127.0.0.1", "1-5000")) {
      while (scan.isRunning()) {
        assertThat(scan.started()).isEmpty();
      }
      assertThat(scan.run().exit()).isZero();
    }
  }

  /// "Nothing appears until all is done": a port that opens while another still keeps the scan
  /// waiting. Progress is told of a running scan only, so what came before it came in time.
  @Test
  void rowsAppearAsTheScanGoes() throws Exception {
    var told = new LinkedBlockingQueue<ScanEvent>();
    try (var first = new SilentPort("127.0.0.2");
        var _ = new SilentPort("127.0.0.3", first.port());
        var machine = LocalMachine.open(LocalOptions.HERE)) {
      Scan scan =
          machine.scan(
              ScanRequest.of(List.of("127.0.0.2", "127.0.0.3"), Integer.toString(first.port())));
      try (var _ = scan.follow(told::add)) {
        assertThat(told.poll(30, SECONDS))
            .isInstanceOfSatisfying(
                ScanEvent.Snapshot.class, before -> assertThat(before.status().scanned()).isZero());
        first.speak();
        ScanEvent next = told.poll(30, SECONDS);
        while (next instanceof ScanEvent.Progress) {
          next = told.poll(30, SECONDS);
        }
        assertThat(next)
            .isInstanceOfSatisfying(
                ScanEvent.Ports.class,
                ports ->
                    assertThat(ports.rows())
                        .extracting(PortRow::state)
                        .containsExactly(PortState.OPEN));
        assertThat(told.poll(30, SECONDS))
            .isInstanceOfSatisfying(
                ScanEvent.Progress.class,
                running -> assertThat(running.progress().scanned()).isEqualTo(1));
        scan.cancel();
      }
    }
  }

  /// "A host name, an IPv6 spelling or a silent host ends in a swallowed error and an empty
  /// answer."
  @Test
  void everySpellingOfAHostIsScanned() throws Exception {
    // Nobody accepts, and what is open on this machine is looked at twice.
    int room = 16;
    try (var v4 = new ServerSocket(0, room, InetAddress.getByName("127.0.0.1"));
        var v6 = new ServerSocket(0, room, InetAddress.getByName("::1"))) {
      for (String target : List.of("127.0.0.1", "localhost")) {
        assertThat(open(target, v4.getLocalPort())).as(target).isTrue();
      }
      for (String target : List.of("::1", "0:0:0:0:0:0:0:1")) {
        assertThat(open(target, v6.getLocalPort())).as(target).isTrue();
      }
    }
  }

  private static boolean open(String target, int port) {
    String ports = Integer.toString(port);
    ScanStatus status = Peer.json(ScanStatus.class, "scan", target, "--ports", ports);
    return status.open() == 1 && status.targets().getFirst().rows().size() == 1;
  }

  @Test
  void anUnknownHostNameIsNamed() {
    Run typed = Run.english("scan", "no-such-host.invalid", "--ports", "22");
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out() + typed.err()).contains("no-such-host.invalid");
  }

  /// In a network of its own, where a neighbour is known whom no packet reaches.
  @Test
  void aSilentHostIsFilteredPortByPort() throws Exception {
    String script =
        "ip link add near type veth peer name far && ip addr add 10.255.255.1/24 dev near"
            + " && ip link set near up && ip link set far up"
            + " && ip neigh add 10.255.255.9 lladdr 02:00:00:00:00:09 dev near nud permanent"
            + " && exec \"$@\"";
    ScanStatus status =
        Wire.read(
            ScanStatus.class,
            String.join(
                "\n",
                Peer.lines(
                    Peer.words(
                        List.of("unshare", "--net", "sh", "-c", script, "sh"),
                        Peer.vigia(
                            "scan", "10.255.255.9", "--ports", "1-5", "--format", "json")))));
    assertThat(status.filtered()).isEqualTo(5);
    assertThat(status.targets().getFirst().state()).isEqualTo(TargetState.SILENT);
    assertThat(status.targets().getFirst().rows())
        .extracting(PortRow::port)
        .containsExactly(1, 2, 3, 4, 5);
  }

  /// This machine behind a server on loopback, asked over a socket as anybody could.
  private static final class Served implements AutoCloseable {
    private final Machine machine = LocalMachine.open(LocalOptions.HERE);
    private final Server server;
    private final String token;

    Served(Path home) throws Exception {
      Path own = home.resolve("home");
      server =
          Server.start(ServerOptions.loopback(0, own), Map.of(Machine.LOCAL, machine), event -> {});
      token = new Tokens(own).create("test", Set.of(Permission.values()), null).token().text();
    }

    static String request(String path, String token) {
      return "GET "
          + path
          + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
          + "\r\n";
    }

    String get(String path) throws IOException {
      return send(request(path, token));
    }

    /// A connection on which that was asked and nothing read.
    Socket open(String path) throws IOException {
      return connect(request(path, token));
    }

    String send(String bytes) throws IOException {
      try (var socket = connect(bytes)) {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    private Socket connect(String bytes) throws IOException {
      var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return socket;
    }

    @Override
    public void close() {
      server.close();
      machine.close();
    }
  }
}
