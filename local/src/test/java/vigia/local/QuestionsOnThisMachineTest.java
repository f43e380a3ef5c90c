package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.FileEntry;
import vigia.machine.FileQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessQuery;
import vigia.machine.Unavailable;

/// The questions, as they are asked: of the machine.
@Timeout(120)
class QuestionsOnThisMachineTest {
  @TempDir Path directory;

  private static LocalMachine open(LocalOptions.Engine engine, List<Path> fileRoots) {
    return LocalMachine.open(
        new LocalOptions("local", HostRoot.THIS, engine, fileRoots, List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void everyEngineAnswersThem(LocalOptions.Engine engine) throws Exception {
    Files.createFile(directory.resolve("file"));
    long self = ProcessHandle.current().pid();
    try (LocalMachine machine = open(engine, List.of())) {
      assertThat(machine.process(self, null).pid()).isEqualTo(self);
      assertThat(machine.processes(ProcessQuery.ALL).processes())
          .extracting(ProcessInfo::pid)
          .contains(self);
      FileEntry entry = machine.files(FileQuery.of(directory.toString())).entries().getFirst();
      assertThat(entry.name()).isEqualTo("file");
      if (engine != LocalOptions.Engine.AUTO) {
        assertThat(entry.unavailable()).containsEntry("created", Unavailable.NOT_SUPPORTED);
      } else {
        assertThat(entry.unavailable().get("created")).isIn(null, Unavailable.UNKNOWN);
      }
    }
  }

  @Test
  void rootsBindAndAClosedMachineAnswersNothing() {
    LocalMachine machine = open(LocalOptions.Engine.AUTO, List.of(directory));
    var outside =
        catchThrowableOfType(ProblemException.class, () -> machine.files(FileQuery.of("/etc")));
    assertThat(outside.code()).isEqualTo(ProblemCode.PATH_NOT_ALLOWED);
    machine.close();
    var closed =
        catchThrowableOfType(ProblemException.class, () -> machine.processes(ProcessQuery.ALL));
    assertThat(closed.code()).isEqualTo(ProblemCode.CLOSED);
  }
}
