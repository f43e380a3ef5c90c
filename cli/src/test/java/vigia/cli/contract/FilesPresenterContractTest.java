package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.desktop.present.FilesPresenter;
import vigia.desktop.present.Place;
import vigia.desktop.present.Station;
import vigia.machine.FileEntry;
import vigia.machine.FileTypeFilter;
import vigia.machine.Machine;
import vigia.machine.ProblemCode;

@Contract
class FilesPresenterContractTest {
  private final Machine machine;
  private WindowThread window;
  private FilesPresenter files;

  @TempDir private static Path crowd;
  @TempDir private Path directory;

  FilesPresenterContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  @BeforeAll
  static void fill() throws IOException {
    for (int i = 0; i < 2_500; i++) {
      Files.createFile(crowd.resolve("f" + i));
    }
    Files.write(crowd.resolve("f1234"), new byte[77]);
    Files.write(crowd.resolve("f1235"), new byte[99]);
  }

  @BeforeEach
  void open() throws InterruptedException {
    window = new WindowThread();
    window.run(() -> {
      files =
          new FilesPresenter(
              window.desk(),
              new Station(window.desk(), _ -> machine, List::of, Place.HERE, machine));
      files.onChange(window::changed);
    });
  }

  @AfterEach
  void close() throws InterruptedException {
    window.run(files::stop);
    window.close();
  }

  /// Does it and waits for the answer.
  private void ask(Runnable action) throws InterruptedException {
    window.run(action);
    window.await(() -> !files.isBusy());
  }

  private List<FileEntry> rows() throws InterruptedException {
    return window.get(files::rows);
  }

  @Test
  void aLongDirectoryComesPageByPage() throws Exception {
    ask(() -> files.open(crowd.toString()));
    assertThat(rows()).hasSize(1_000);
    assertThat(window.get(() -> files.page().total())).isEqualTo(2_500);
    ask(files::more);
    assertThat(rows()).hasSize(2_000);
    assertThat(window.get(files::hasMore)).isTrue();
    ask(files::more);
    assertThat(window.get(files::hasMore)).isFalse();
    ask(files::more);
    assertThat(rows()).extracting(FileEntry::name).doesNotHaveDuplicates().hasSize(2_500);
    ask(() -> files.sort("size", true));
    assertThat(rows()).hasSize(1_000);
    assertThat(rows().subList(0, 2)).extracting(FileEntry::name).containsExactly("f1235", "f1234");
    var all = new ArrayList<FileEntry>();
    window.get(files::all).accept(all::addAll);
    assertThat(all).hasSize(2_500).isSortedAccordingTo(bySize().reversed());
    ask(() -> files.sort("size", true));
    assertThat(window.get(() -> files.sorting().descending())).isFalse();
    assertThat(rows()).isSortedAccordingTo(bySize());
  }

  private static Comparator<FileEntry> bySize() {
    return Comparator.comparing(FileEntry::sizeBytes);
  }

  @Test
  void theNextPageIsNeverThatOfAnotherDirectory() throws Exception {
    ask(() -> files.open(crowd.toString()));
    assertThat(window.get(files::hasMore)).isTrue();
    boolean more =
        window.get(() -> {
          files.open(directory.toString());
          files.stop();
          return files.hasMore();
        });
    assertThat(more).isFalse();
    ask(files::more);
    assertThat(rows()).isEmpty();
  }

  @Test
  void filterAndTypeNarrowIt() throws Exception {
    Files.createFile(directory.resolve("apple"));
    Files.createFile(directory.resolve("pear"));
    Files.createDirectory(directory.resolve("apples"));
    ask(() -> files.open(directory.toString()));
    ask(() -> files.filter("apple"));
    assertThat(rows()).extracting(FileEntry::name).containsExactlyInAnyOrder("apple", "apples");
    ask(() -> files.type(FileTypeFilter.DIRECTORY));
    assertThat(rows()).extracting(FileEntry::name).containsExactly("apples");
  }

  @Test
  void directoriesOpenAndCloseAgainWhateverTheyAreCalled() throws Exception {
    Files.createDirectory(directory.resolve("<html><b>x"));
    Files.createDirectory(directory.resolve("two\nlines"));
    // A name of bytes that are no UTF-8, which Java cannot make.
    Kernel.line("sh", "-c", "mkdir \"$1/$(printf 'd\\377')\"", "x", directory.toString());
    ask(() -> files.open(directory.toString()));
    assertThat(rows()).hasSize(3);
    for (FileEntry entry : rows()) {
      assertThat(window.get(() -> files.open(entry))).isTrue();
      window.await(() -> !files.isBusy());
      assertThat(window.get(files::problem)).as(entry.name()).isNull();
      assertThat(rows()).isEmpty();
      assertThat(window.get(files::path)).hasToString(directory + "/" + entry.name());
      ask(files::up);
      assertThat(window.get(files::path)).hasToString(directory.toString());
      assertThat(rows()).hasSize(3);
    }
  }

  @Test
  void aFileIsNotOpened() throws Exception {
    Files.createFile(directory.resolve("file"));
    ask(() -> files.open(directory.toString()));
    FileEntry file = rows().getFirst();
    assertThat(window.get(() -> files.open(file))).isFalse();
    assertThat(window.get(files::path)).hasToString(directory.toString());
  }

  @Test
  void whatCannotBeListedSaysWhy() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    refused(directory + "/missing", ProblemCode.NO_SUCH_DIRECTORY);
    refused(file.toString(), ProblemCode.NOT_A_DIRECTORY);
    refused("relative/path", ProblemCode.BAD_REQUEST);
    refused("", ProblemCode.BAD_REQUEST);
    // What was open before is not what the field says now.
    ask(files::again);
    assertThat(rows()).isEmpty();
    ask(files::up);
    assertThat(rows()).isEmpty();
    ask(() -> files.open("  " + directory));
    assertThat(window.get(files::problem)).isNull();
    assertThat(rows()).hasSize(1);
    // A blank at the end may belong to a name.
    ask(() -> files.open(directory + " "));
    assertThat(window.get(files::problem).code()).isEqualTo(ProblemCode.NO_SUCH_DIRECTORY);
  }

  private void refused(String typed, ProblemCode why) throws InterruptedException {
    ask(() -> files.open(directory.toString()));
    assertThat(rows()).isNotEmpty();
    ask(() -> files.open(typed));
    assertThat(window.get(files::problem).code()).as(typed).isEqualTo(why);
    assertThat(rows()).as(typed).isEmpty();
    assertThat(window.get(files::hasMore)).isFalse();
  }
}
