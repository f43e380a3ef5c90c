package vigia.local.portable;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import vigia.local.Directories;
import vigia.local.HostRoot;
import vigia.local.directory.Attributes;
import vigia.local.directory.BoundedDirectories;
import vigia.local.directory.StreamOpener;
import vigia.local.directory.UnixAttributes;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;

/// Directories by java.nio alone.
public final class PortableDirectories implements Directories {
  private final BoundedDirectories directories;
  private final Attributes attributes =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
          ? new UnixAttributes(new PrincipalNames())
          : new BasicAttributes();

  /// @param fileRoots directories that may be listed, with all below them; empty for any
  public PortableDirectories(HostRoot root, List<Path> fileRoots) {
    this.directories = new BoundedDirectories(root, fileRoots);
  }

  @Override
  public FilePage page(FileQuery query) {
    return directories.page(query, new StreamOpener(attributes));
  }

  @Override
  public FileStream stream(FileStreamQuery query) {
    return directories.stream(query, new StreamOpener(attributes));
  }
}
