package vigia.machine;

import org.jspecify.annotations.Nullable;

/// A whole directory, in the order in which it is read.
///
/// @param path the directory, absolute
/// @param name when given, must be the path's last component ([ProblemCode#NAME_MISMATCH])
/// @param filter part of a name, in any case; empty for all
public record FileStreamQuery(
    RawPath path, @Nullable String name, FileTypeFilter type, String filter) {
  public FileStreamQuery {
    path.requireName(name);
  }

  /// All entries.
  public static FileStreamQuery of(String path) {
    return new FileStreamQuery(RawPath.of(path), null, FileTypeFilter.ALL, "");
  }
}
