package vigia.machine;

import io.avaje.jsonb.Json;

/// Which entries of a directory are wanted.
public enum FileTypeFilter {
  ALL("all"),
  FILE("file"),
  DIRECTORY("directory"),
  LINK("link"),
  OTHER("other");

  private final String wire;

  FileTypeFilter(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }

  public boolean accepts(FileType type) {
    return switch (this) {
      case ALL -> true;
      case FILE -> type == FileType.FILE;
      case DIRECTORY -> type == FileType.DIRECTORY;
      case LINK -> type == FileType.LINK;
      case OTHER -> type != FileType.FILE && type != FileType.DIRECTORY && type != FileType.LINK;
    };
  }
}
