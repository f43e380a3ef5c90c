package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a directory.
///
/// @param path the directory, as it was asked for, normalised; bytes that are not UTF-8 stand as
///   `\xNN`
/// @param total entries that pass the filters, on all pages
/// @param nextCursor asks for the page after this one; absent on the last. It names an entry, not a
///   position: entries that come or go meanwhile neither repeat nor skip others
@Json
public record FilePage(
    String path, int total, List<FileEntry> entries, @Nullable String nextCursor) {
  public FilePage {
    Wire.present(path);
    entries = List.copyOf(entries);
  }
}
