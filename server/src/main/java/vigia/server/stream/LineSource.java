package vigia.server.stream;

/// Where the lines of an answer come from that is too long to be held.
public interface LineSource extends OpenStream {

  /// The next lines, each with its LF.
  ///
  /// @return empty at the end
  /// @throws vigia.machine.ProblemException when it cannot go on
  String next();
}
