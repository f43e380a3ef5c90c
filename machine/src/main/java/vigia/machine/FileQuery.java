package vigia.machine;

import org.jspecify.annotations.Nullable;

/// @param path the directory, absolute
/// @param name when given, must be the path's last component ([ProblemCode#NAME_MISMATCH])
/// @param filter part of a name, in any case; empty for all
public record FileQuery(
    RawPath path,
    @Nullable String name,
    FileSort sort,
    Order order,
    FileTypeFilter type,
    String filter,
    Page page) {
  public FileQuery {
    path.requireName(name);
  }

  /// The same question about another page.
  public FileQuery at(Page other) {
    return new FileQuery(path, name, sort, order, type, filter, other);
  }

  /// All entries by name, one page.
  public static FileQuery of(String path) {
    return new FileQuery(
        RawPath.of(path),
        null,
        FileSort.NAME,
        Order.ASCENDING,
        FileTypeFilter.ALL,
        "",
        new Page(Page.MOST, null));
  }
}
