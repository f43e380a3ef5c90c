package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Path;
import vigia.local.directory.OpenDirectory;
import vigia.local.directory.Opener;
import vigia.local.directory.PathResolver;
import vigia.local.listing.PathBytes;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;
import vigia.syscall.Directory;
import vigia.syscall.SyscallException;

/// Opens directories by system calls.
record NativeOpener(Owners owners) implements Opener {
  private static final String SOON = "1";

  @Override
  public OpenDirectory open(RawPath path) throws IOException {
    return new NativeDirectory(Directory.open(path.bytes()), owners);
  }

  /// Needs the right to read only of the directory itself; those on the way are only searched.
  @Override
  public OpenDirectory descend(Path start, Path resolved) throws IOException {
    Directory at = Directory.pass(PathBytes.of(start));
    try {
      for (int i = start.getNameCount(); i < resolved.getNameCount(); i++) {
        Directory child = at.child(PathBytes.of(resolved.getName(i)));
        at.close();
        at = child;
      }
      return new NativeDirectory(at.readable(), owners);
    } finally {
      at.close();
    }
  }

  @Override
  public ProblemException problem(IOException failed, RawPath asked) {
    if (!(failed instanceof SyscallException call)) {
      return PathResolver.unexplained(failed, asked);
    }
    return switch (call.errno()) {
      case ENOENT, ENAMETOOLONG -> PathResolver.problem(ProblemCode.NO_SUCH_DIRECTORY, asked);
      case ENOTDIR -> PathResolver.problem(ProblemCode.NOT_A_DIRECTORY, asked);
      case EACCES, EPERM -> PathResolver.problem(ProblemCode.PERMISSION_DENIED, asked);
      case ELOOP -> PathResolver.problem(ProblemCode.LINK_LOOP, asked);
      case EMFILE, ENFILE, ENOMEM -> ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", SOON);
      default -> PathResolver.unexplained(failed, asked);
    };
  }
}
