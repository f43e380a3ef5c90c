package vigia.local.directory;

import java.io.IOException;
import java.nio.file.Path;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

/// One way to open directories.
public interface Opener {

  /// Wherever the path leads to; the kernel follows it. Refuses what is no directory without
  /// opening it.
  OpenDirectory open(RawPath path) throws IOException;

  /// Goes down from one directory to another below it, by descriptor and without following links.
  ///
  /// @param start an existing directory
  /// @param resolved a path of [PathResolver], `start` or below it
  /// @throws IOException also when a component has become a link or something else meanwhile
  OpenDirectory descend(Path start, Path resolved) throws IOException;

  /// What a failure of this opener's directories is called in the contract.
  ProblemException problem(IOException failed, RawPath asked);
}
