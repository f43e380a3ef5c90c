package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessDetails;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;
import vigia.machine.Unit;
import vigia.machine.Wire;

@Contract
class ProcessDetailsContractTest {
  private static final long MIB = 1 << 20;
  private static final String SECRET = "planted7value";

  /// Standard input, output, errors, nine more and the file that was written.
  private static final long OPEN_FILES = 13;

  /// Fills memory of its own, opens files, writes one, and rests.
  private static final String PROGRAM =
      """
      import os, sys
      memory = b'x' * (32 << 20)
      files = [open('/dev/null') for _ in range(9)]
      out = os.open(sys.argv[1], os.O_WRONLY)
      os.write(out, bytes(1 << 20))
      os.fsync(out)
      print('ready', flush=True)
      sys.stdin.read()
      """;

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AS", "address-space"),
          Map.entry("CORE", "core-file-size"),
          Map.entry("CPU", "cpu-time"),
          Map.entry("DATA", "data-size"),
          Map.entry("FSIZE", "file-size"),
          Map.entry("LOCKS", "file-locks"),
          Map.entry("MEMLOCK", "locked-memory"),
          Map.entry("MSGQUEUE", "msgqueue-size"),
          Map.entry("NICE", "nice-priority"),
          Map.entry("NOFILE", "open-files"),
          Map.entry("NPROC", "processes"),
          Map.entry("RSS", "resident-set"),
          Map.entry("RTPRIO", "realtime-priority"),
          Map.entry("RTTIME", "realtime-timeout"),
          Map.entry("SIGPENDING", "pending-signals"),
          Map.entry("STACK", "stack-size"));

  private final MachineKind kind;
  private final Machine machine;
  private Path written;
  private Child child;

  ProcessDetailsContractTest(MachineKind kind) {
    this.kind = kind;
    machine = OpenMachines.the(kind);
  }

  @BeforeEach
  void start() throws IOException {
    // Not where temporary files are: what is written to memory is no I/O.
    written = Files.createTempFile(Path.of("target"), "written", "");
    var builder =
        new ProcessBuilder("python3", "-c", PROGRAM, written.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    child = new Child(builder.start());
    assertThat(child.process().inputReader().readLine()).isEqualTo("ready");
  }

  @AfterEach
  void end() throws IOException {
    child.close();
    Files.delete(written);
  }

  private ProcessDetails details() {
    return machine.processDetails(child.pid(), null);
  }

  @Test
  void itIsTheSameProcessAndHonest() throws Exception {
    ProcessDetails details = details();
    Honesty.check(details);
    assertThat(details.unavailable().isEmpty()).isEqualTo(kind.tellsDetails());
    assertThat(details.process().startTime())
        .isEqualTo(machine.process(child.pid(), null).startTime());
    assertThat(details.process().commandLine()).contains("os.fsync");
    assertThat(details.process().rssBytes()).isGreaterThan(32 * MIB);
  }

  @Test
  void itsShareOfMemoryIsTheKernels() throws Exception {
    if (!kind.tellsDetails()) {
      return; // And says so: see above.
    }
    Map<String, Long> kernel = numbers("smaps_rollup", 1024);
    ProcessDetails details = details();
    // Its share of a library changes with everybody who comes and goes.
    assertThat(details.pssBytes())
        .isGreaterThan(32 * MIB)
        .isCloseTo(kernel.get("Pss"), within(4 * MIB));
    assertThat(details.privateBytes())
        .isGreaterThan(32 * MIB)
        .isLessThanOrEqualTo(details.pssBytes())
        .isCloseTo(kernel.get("Private_Clean") + kernel.get("Private_Dirty"), within(4 * MIB));
    assertThat(details.swapBytes()).isEqualTo(numbers("status", 1024).get("VmSwap"));
  }

  @Test
  void whatItWroteIsCounted() throws Exception {
    if (!kind.tellsDetails()) {
      return; // And says so: see above.
    }
    Map<String, Long> kernel = numbers("io", 1);
    ProcessDetails details = details();
    assertThat(details.writtenBytes())
        .isEqualTo(kernel.get("write_bytes"))
        .isGreaterThanOrEqualTo(MIB);
    assertThat(details.readBytes()).isEqualTo(kernel.get("read_bytes"));
  }

  /// Lines such as `Name: 12 kB`.
  private Map<String, Long> numbers(String file, int unit) throws IOException {
    var numbers = new HashMap<String, Long>();
    for (String line : Files.readAllLines(Path.of("/proc/" + child.pid(), file))) {
      String[] words = line.split(":?\\s+");
      if (words.length > 1 && words[1].matches("\\d+")) {
        numbers.put(words[0], Long.parseLong(words[1]) * unit);
      }
    }
    return numbers;
  }

  @Test
  void itsOpenFilesAreCounted() throws Exception {
    assertThat(details().descriptors()).isEqualTo(OPEN_FILES);
    try (var fds = Files.list(Path.of("/proc/" + child.pid() + "/fd"))) {
      assertThat(fds).hasSize((int) OPEN_FILES);
    }
  }

  @Test
  void itsLimitsAreThoseOfPrlimit() throws Exception {
    if (!kind.tellsDetails()) {
      return; // And says so: see above.
    }
    String pid = Long.toString(child.pid());
    Kernel.lines("prlimit", "--pid", pid, "--nofile=123:456", "--cpu=7777:", "--core=0:0");
    List<ResourceLimit> limits = details().limits();
    assertThat(limits)
        .contains(
            new ResourceLimit("open-files", 123L, 456L, Unit.COUNT, Map.of()),
            new ResourceLimit("core-file-size", 0L, 0L, Unit.BYTES, Map.of()));
    List<String> lines =
        Kernel.lines(
            "prlimit", "--pid", pid, "--raw", "--noheadings", "--output", "RESOURCE,SOFT,HARD");
    assertThat(limits).hasSameSizeAs(lines);
    for (String line : lines) {
      String[] words = line.strip().split("\\s+");
      ResourceLimit limit =
          limits.stream()
              .filter(each -> each.name().equals(NAMES.get(words[0])))
              .findFirst()
              .orElseThrow();
      assertThat(said(limit, limit.soft(), "soft")).as(line).isEqualTo(words[1]);
      assertThat(said(limit, limit.hard(), "hard")).as(line).isEqualTo(words[2]);
    }
  }

  private static String said(ResourceLimit limit, Long value, String which) {
    if (value != null) {
      return value.toString();
    }
    assertThat(limit.unavailable()).containsEntry(which, Unavailable.NOT_APPLICABLE);
    return "unlimited";
  }

  @Test
  void itsEnvironmentIsCountedAndNotTold() throws Exception {
    if (!kind.tellsDetails()) {
      return; // And says so: see above.
    }
    // Not the program above: on the way to some interpreters there is a script that adds its own.
    var builder = new ProcessBuilder("/bin/sh", "-c", "read line");
    builder.environment().clear();
    builder.environment().put("PLANTED_NAME", SECRET);
    builder.environment().put("EMPTY", "");
    try (var shell = new Child(builder.start())) {
      ProcessDetails details = machine.processDetails(shell.pid(), null);
      assertThat(details.environmentVariables()).isEqualTo(2);
      assertThat(details.environmentBytes())
          .isEqualTo(("PLANTED_NAME=" + SECRET + "\0EMPTY=\0").length());
      assertThat(Wire.json(details)).doesNotContain(SECRET, "PLANTED_NAME");
    }
  }

  @Test
  void itsControlGroupIsOneOfThoseOfTheKernel() throws Exception {
    if (!kind.tellsDetails()) {
      return; // And says so: see above.
    }
    assertThat(Files.readAllLines(Path.of("/proc/" + child.pid() + "/cgroup")))
        .anyMatch(line -> line.split(":", 3)[2].equals(details().cgroup()));
  }

  @Test
  void aPidWithAnotherStartTimeIsAnotherProcess() {
    Instant start = details().process().startTime();
    assertThat(machine.processDetails(child.pid(), start).process().pid()).isEqualTo(child.pid());
    assertThat(problem(child.pid(), start.minusSeconds(1))).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    child.end();
    assertThat(problem(child.pid(), null)).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
    assertThat(problem(Long.MAX_VALUE, null)).isEqualTo(ProblemCode.NO_SUCH_PROCESS);
  }

  private ProblemCode problem(long pid, Instant startTime) {
    return catchThrowableOfType(
            ProblemException.class, () -> machine.processDetails(pid, startTime))
        .code();
  }
}
