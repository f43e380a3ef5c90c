package vigia.local.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigia.local.AsNobody;
import vigia.local.Commands;
import vigia.local.Directories;
import vigia.local.HostRoot;
import vigia.local.linux.LinuxDirectories;
import vigia.machine.FileEntry;
import vigia.machine.Unavailable;

class NativeDirectoriesTest extends DirectoriesTest {
  @Override
  Directories directories(HostRoot root, List<Path> fileRoots) {
    return new LinuxDirectories(root, fileRoots, true);
  }

  @Override
  String readableButNotSearchable() {
    return "file file permission-denied";
  }

  @Override
  String kind() {
    return "native";
  }

  @Override
  void checkBlocksAndBirth(FileEntry entry, long blocks, String birth) {
    assertThat(entry.allocatedBytes()).isEqualTo(512 * blocks);
    if (birth.equals("0") || birth.equals("-")) {
      assertThat(entry.unavailable()).containsEntry("created", Unavailable.UNKNOWN);
    } else {
      assertThat(entry.created().getEpochSecond()).isEqualTo(Long.parseLong(birth));
    }
  }

  /// So many that a second thread helps, which would have to open the directory once more.
  @Test
  void manyNamesAreListedOfADirectoryThatMayNotBeSearched() throws Exception {
    int many = 3_000;
    Path listable = Files.createDirectory(directory.resolve("many"));
    for (int i = 0; i < many; i++) {
      Files.createFile(listable.resolve("file-" + i));
    }
    Commands.output("chmod", "744", listable.toString());
    Commands.output("chmod", "755", directory.toString());
    String shown = AsNobody.run(ShowDirectory.class, kind(), listable.toString());
    assertThat(shown.lines())
        .hasSize(many)
        .allMatch(line -> line.matches("file-[0-9]+ file permission-denied"));
  }
}
