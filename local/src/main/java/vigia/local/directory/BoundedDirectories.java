package vigia.local.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vigia.local.HostRoot;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

/// Which directories may be listed, and the list of one that may.
///
/// @param root below which all paths are
/// @param fileRoots directories that may be listed, with all below them, as seen from inside the
///   root; empty for any
public record BoundedDirectories(HostRoot root, List<Path> fileRoots) {
  private static final int TRIES = 3;

  /// What opening a path without links fails with only if it is no longer what it was.
  private static final Set<ProblemCode> CHANGED =
      Set.of(ProblemCode.NO_SUCH_DIRECTORY, ProblemCode.NOT_A_DIRECTORY, ProblemCode.LINK_LOOP);

  public BoundedDirectories {
    fileRoots = List.copyOf(fileRoots);
  }

  /// The page that was asked for, by one way to open directories.
  public FilePage page(FileQuery query, Opener opener) {
    try (OpenDirectory directory = open(query.path(), opener)) {
      return FileListing.page(query, directory);
    } catch (IOException failed) {
      throw opener.problem(failed, query.path());
    }
  }

  /// All of a directory, by one way to open it.
  public FileStream stream(FileStreamQuery query, Opener opener) {
    try {
      return new EntryStream(query, open(query.path(), opener), opener);
    } catch (IOException failed) {
      throw opener.problem(failed, query.path());
    }
  }

  private OpenDirectory open(RawPath path, Opener opener) throws IOException {
    return root.isThis() && fileRoots.isEmpty() ? opener.open(path) : bounded(path, opener);
  }

  /// Where the way changed between following and opening it, it is followed again.
  private OpenDirectory bounded(RawPath path, Opener opener) throws IOException {
    PathResolver resolver = PathResolver.below(root.path(), fileRoots);
    for (int i = 0; i < TRIES; i++) {
      Path resolved = resolver.resolve(path);
      try {
        return opener.descend(resolver.startOf(resolved), resolved);
      } catch (IOException failed) {
        ProblemException problem = opener.problem(failed, path);
        if (!CHANGED.contains(problem.code())) {
          throw problem;
        }
      }
    }
    throw PathResolver.problem(ProblemCode.NO_SUCH_DIRECTORY, path);
  }
}
