package vigia.local.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import vigia.local.Directories;
import vigia.local.HostRoot;
import vigia.local.portable.PortableDirectories;
import vigia.machine.FileEntry;
import vigia.machine.Unavailable;

class PortableDirectoriesTest extends DirectoriesTest {
  @Override
  Directories directories(HostRoot root, List<Path> fileRoots) {
    return new PortableDirectories(root, fileRoots);
  }

  /// Java has no way to open a directory that refuses all else and needs no right to search it.
  @Override
  String readableButNotSearchable() {
    return "permission-denied";
  }

  @Override
  String kind() {
    return "portable";
  }

  /// Java has neither, and never another time in the place of the birth time.
  @Override
  void checkBlocksAndBirth(FileEntry entry, long blocks, String birth) {
    assertThat(entry.allocatedBytes()).isNull();
    assertThat(entry.created()).isNull();
    assertThat(entry.unavailable())
        .containsEntry("allocatedBytes", Unavailable.NOT_SUPPORTED)
        .containsEntry("created", Unavailable.NOT_SUPPORTED);
  }
}
