package vigia.server.access;

import java.nio.file.Path;

/// A file of VIGIA_HOME holds something else than what was written there. Only its owner can mend
/// that.
public final class BrokenState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  BrokenState(Path file, Throwable cause) {
    super(file + " is broken", cause);
    this.file = file.toString();
  }

  /// Its whole path.
  public String file() {
    return file;
  }
}
