package vigia.server.access;

import java.util.Set;
import vigia.machine.Permission;

/// Who asks, by the token that came along.
///
/// @param token the token's id
/// @param address where it asks from
public record Caller(String token, String name, Set<Permission> permissions, String address) {
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
