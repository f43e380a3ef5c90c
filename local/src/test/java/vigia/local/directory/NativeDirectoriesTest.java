package vigia.local.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
}
