package vigia.machine;

import io.avaje.jsonb.Json;

/// What a directory entry is: S_IFMT of inode(7). Links are not followed.
public enum FileType {
  FILE("file"),
  DIRECTORY("directory"),
  LINK("link"),
  FIFO("fifo"),
  SOCKET("socket"),
  CHARACTER_DEVICE("character-device"),
  BLOCK_DEVICE("block-device"),
  UNKNOWN("unknown");

  private final String wire;

  FileType(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
