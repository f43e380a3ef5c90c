package vigia.server.access;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.Permission;

/// A token as it may be shown.
///
/// @param name as its maker called it
/// @param expires absent when never
@Json
public record TokenInfo(
    String id,
    String name,
    List<Permission> permissions,
    Instant created,
    @Nullable Instant expires) {
  public TokenInfo {
    permissions = List.copyOf(permissions);
  }

  boolean isOver(Instant now) {
    return expires != null && !now.isBefore(expires);
  }
}
