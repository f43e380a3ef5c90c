package vigia.server.http;

import org.jspecify.annotations.Nullable;
import vigia.machine.Permission;
import vigia.machine.ProblemCode;
import vigia.server.access.Caller;

/// What a route asks of the token.
public enum Gate {
  /// No token.
  PUBLIC(null),
  /// Any valid token.
  ANY_TOKEN(null),
  VIEW(Permission.VIEW),
  FILES(Permission.FILES),
  PROCESSES(Permission.PROCESSES),
  SCAN(Permission.SCAN);

  private final @Nullable Permission permission;

  Gate(@Nullable Permission permission) {
    this.permission = permission;
  }

  public @Nullable Permission permission() {
    return permission;
  }

  /// @throws vigia.machine.ProblemException [ProblemCode#FORBIDDEN]
  void check(Caller caller) {
    if (permission != null && !caller.may(permission)) {
      throw ProblemCode.FORBIDDEN.with("permission", permission.wire());
    }
  }
}
