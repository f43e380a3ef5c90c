package vigia.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortChange;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

class KeptScansTest {
  private static final ScanOrigin ORIGIN =
      new ScanOrigin("local", List.of("127.0.0.1"), "1-1024", null);

  @TempDir Path home;
  private final List<Path> broken = new ArrayList<>();

  private KeptScans kept() {
    return new KeptScans(home, broken::add);
  }

  /// @param rows of closed ports, beside one that is open
  private static ScanStatus scan(String id, int second, int rows, PortRanges ranges) {
    var all = new ArrayList<PortRow>();
    all.add(PortRow.of("127.0.0.1", "tcp", 1, PortState.OPEN, PortReason.ACCEPTED, null));
    IntStream.rangeClosed(2, rows + 1)
        .mapToObj(port ->
            PortRow.of("127.0.0.1", "tcp", port, PortState.CLOSED, PortReason.REFUSED, null))
        .forEach(all::add);
    var target =
        new TargetResult(
            "127.0.0.1", "127.0.0.1", TargetState.UP, 1, rows, 0, ranges, all, List.of(), null);
    return new ScanStatus(
        id,
        ScanState.DONE,
        "tcp",
        Instant.EPOCH.plusSeconds(second),
        1,
        null,
        rows,
        rows,
        1,
        rows - 1,
        0,
        List.of(target),
        null,
        null,
        null,
        null,
        null);
  }

  private static ScanStatus small(String id, int second) {
    return scan(id, second, 3, new PortRanges("1", "2-4", ""));
  }

  private List<String> ids() {
    return kept().list().scans().stream().map(ScanSummary::id).toList();
  }

  @Test
  void whatIsKeptIsFoundByAnotherProcess() throws Exception {
    kept().keep(small("a", 1), ORIGIN, "token");
    assertThat(kept().get("a")).isEqualTo(small("a", 1));
    var scan = kept().scan("a");
    assertThat(scan).isNotNull();
    assertThat(scan.owner()).isEqualTo("token");
    assertThat(scan.summary().origin()).isEqualTo(ORIGIN);
    assertThat(scan.summary().isKept()).isTrue();
  }

  @Test
  void onlyTheOwnerMayReadIt() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Path directory = home.resolve("scans");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void theOldestGoes() throws Exception {
    for (int i = 0; i < KeptScans.MOST + 3; i++) {
      kept().keep(small("s" + i, i), ORIGIN, null);
    }
    assertThat(ids()).hasSize(KeptScans.MOST).startsWith("s52").endsWith("s3");
  }

  @Test
  void nothingIsKeptBeforeTheFirst() {
    assertThat(ids()).isEmpty();
    assertThatThrownBy(() -> kept().get("a"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_SCAN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}", "[]", "\u0000\u0001", "{\"summary\":{}}\n{}\n"})
  void aBrokenFileIsToldOnceAndPassedOver(String text) throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Path file = home.resolve("scans/0000000002000-b.jsonl");
    Files.writeString(file, text);
    KeptScans kept = kept();
    kept.list();
    assertThat(kept.list().scans()).hasSize(1);
    assertThat(broken).containsExactly(file);
  }

  @Test
  void whatIsNoTextIsBrokenToo() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Files.write(home.resolve("scans/0000000002000-b.jsonl"), new byte[] {(byte) 0xff, 0, 10});
    Files.createDirectory(home.resolve("scans/0000000002000-c.jsonl"));
    assertThat(ids()).containsExactly("a");
    assertThat(broken).hasSize(2);
  }

  @Test
  void aCutFileIsBroken() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Path file = home.resolve("scans/0000000001000-a.jsonl");
    String all = Files.readString(file);
    Files.writeString(file, all.substring(0, all.length() - 20));
    assertThatThrownBy(() -> kept().get("a")).isInstanceOf(ProblemException.class);
    assertThat(broken).containsExactly(file);
  }

  /// As one that was copied by hand.
  @Test
  void aFileThatHoldsAnotherScanIsBroken() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Path file = home.resolve("scans/0000000001000-a.jsonl");
    Path other = home.resolve("scans/0000000001000-b.jsonl");
    Files.copy(file, other);
    KeptScans kept = kept();
    assertThat(kept.list().scans()).extracting(ScanSummary::id).containsExactly("a");
    assertThat(kept.scan("b")).isNull();
    assertNoScan(() -> kept.get("b"));
    assertThat(broken).containsExactly(other);
  }

  @Test
  void aFileWithAnotherScansResultIsBroken() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    kept().keep(small("b", 2), ORIGIN, null);
    Path file = home.resolve("scans/0000000001000-a.jsonl");
    List<String> other = Files.readAllLines(home.resolve("scans/0000000002000-b.jsonl"));
    Files.write(file, List.of(Files.readAllLines(file).getFirst(), other.getLast()));
    assertNoScan(() -> kept().get("a"));
    assertThat(broken).containsExactly(file);
  }

  /// Not what was typed is wrong.
  @ParameterizedTest
  @ValueSource(strings = {"9-1", "x", "70000", ","})
  void aFileWithWrongRangesIsBroken(String ranges) throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    kept().keep(scan("b", 2, 3, new PortRanges("1", ranges, "")), ORIGIN, null);
    assertNoScan(() -> kept().compare("a", "b"));
    assertNoScan(() -> kept().get("b"));
    assertThat(broken).contains(home.resolve("scans/0000000002000-b.jsonl"));
  }

  private static void assertNoScan(ThrowingCallable question) {
    assertThatThrownBy(question)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NO_SUCH_SCAN));
  }

  @Test
  void aDirectoryIsNotRemoved() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Path directory = home.resolve("scans/0000000000000-c.jsonl");
    Files.createDirectory(directory);
    assertNoScan(() -> kept().forget("c"));
    assertThat(directory).isDirectory();
    for (int i = 1; i <= KeptScans.MOST; i++) {
      kept().keep(small("s" + i, i), ORIGIN, null);
    }
    assertThat(directory).isDirectory();
    assertThat(ids()).hasSize(KeptScans.MOST);
  }

  /// No lock can be had where a directory stands in its place: root may write everywhere else.
  @Test
  void whatCannotBeRemovedIsSaidToBeUnwritable() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    Files.delete(home.resolve("scans/lock"));
    Files.createDirectory(home.resolve("scans/lock"));
    assertThatThrownBy(() -> kept().forget("a"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.PERMISSION_DENIED);
              assertThat(problem.problem().param("detail")).isEqualTo("write");
            });
    assertThat(ids()).containsExactly("a");
  }

  @Test
  void ofABigOneTheOpenPortsHaveRowsAndTheRangesSayTheRest() throws Exception {
    var ranges = new PortRanges("1", "2-65535", "");
    kept().keep(scan("big", 1, 20_000, ranges), ORIGIN, null);
    TargetResult target = kept().get("big").targets().getFirst();
    assertThat(target.rows()).extracting(PortRow::port).containsExactly(1);
    assertThat(target.ranges()).isEqualTo(ranges);
    assertThat(Files.size(home.resolve("scans/0000000001000-big.jsonl")))
        .isLessThan(ScanFile.LARGEST);
  }

  @Test
  void whatDoesNotFitAtAllIsToldAndLeavesNothingBehind() {
    String odd =
        PortSet.of(IntStream.range(0, 32_000).map(i -> 2 * i + 1).boxed().toList()).toString();
    TargetResult one = scan("x", 1, 1, new PortRanges(odd, "", "")).targets().getFirst();
    ScanStatus huge =
        scan("x", 1, 1, new PortRanges("", "", "")).with(java.util.Collections.nCopies(10, one));
    assertThatThrownBy(() -> kept().keep(huge, ORIGIN, null)).isInstanceOf(IOException.class);
    assertThat(home.resolve("scans/new")).doesNotExist();
    assertThat(ids()).isEmpty();
  }

  /// Each with an object of its own, as processes have.
  @Test
  void manyAtOnceLoseNothing() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int number = i;
        work.add(() -> {
          kept().keep(small("s" + number, number), ORIGIN, null);
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(ids()).hasSize(40);
    assertThat(broken).isEmpty();
  }

  @Test
  void oneIsForgotten() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    kept().keep(small("b", 2), ORIGIN, null);
    kept().forget("a");
    assertThat(ids()).containsExactly("b");
    assertThatThrownBy(() -> kept().forget("a")).isInstanceOf(ProblemException.class);
  }

  @Test
  void twoAreCompared() throws Exception {
    kept().keep(small("a", 1), ORIGIN, null);
    kept().keep(scan("b", 2, 3, new PortRanges("1-2", "3-4", "")), ORIGIN, null);
    assertThat(kept().compare("a", "b").ports())
        .containsExactly(new PortChange("127.0.0.1", "tcp", "2", PortState.CLOSED, PortState.OPEN));
  }
}
