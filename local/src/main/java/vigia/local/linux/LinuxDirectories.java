package vigia.local.linux;

import java.nio.file.Path;
import java.util.List;
import vigia.local.Directories;
import vigia.local.HostRoot;
import vigia.local.directory.BoundedDirectories;
import vigia.local.directory.Opener;
import vigia.local.directory.StreamOpener;
import vigia.local.directory.UnixAttributes;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;

/// Directories of Linux, by system calls where they are allowed, else by java.nio.
public final class LinuxDirectories implements Directories {
  private final BoundedDirectories directories;
  private final AccountNames users;
  private final AccountNames groups;
  private final boolean natively;

  /// @param fileRoots directories that may be listed, with all below them, as seen from inside the
  ///   host root; empty for any
  /// @param natively by system calls; only when [vigia.syscall.NativeAccess#isEnabled()]
  public LinuxDirectories(HostRoot root, List<Path> fileRoots, boolean natively) {
    this.directories = new BoundedDirectories(root, fileRoots);
    this.users = AccountNames.users(root);
    this.groups = AccountNames.groups(root);
    this.natively = natively;
  }

  @Override
  public FilePage page(FileQuery query) {
    return directories.page(query, opener());
  }

  @Override
  public FileStream stream(FileStreamQuery query) {
    return directories.stream(query, opener());
  }

  private Opener opener() {
    var owners = new Owners(users.now(), groups.now());
    return natively ? new NativeOpener(owners) : new StreamOpener(new UnixAttributes(owners));
  }
}
