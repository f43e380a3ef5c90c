package vigia.desktop.present;

import org.jspecify.annotations.Nullable;

/// A machine that the window can look at.
///
/// @param server the name under which its server is known; null for this computer
public record Place(@Nullable String server) {
  public static final Place HERE = new Place(null);
}
