package vigia.local.portable;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.directory.UnixAttributes;
import vigia.machine.Unavailable;

/// Owners by the names that the JDK has from the C library, whatever that asks.
final class PrincipalNames implements UnixAttributes.Names {
  PrincipalNames() {}

  @Override
  public String wanted() {
    return "owner,group";
  }

  @Override
  public Known<String> user(Map<String, Object> found) {
    return name(found.get("owner"));
  }

  @Override
  public Known<String> group(Map<String, Object> found) {
    return name(found.get("group"));
  }

  private static Known<String> name(@Nullable Object principal) {
    return principal instanceof Principal named
        ? Known.of(named.getName())
        : Known.absent(Unavailable.UNKNOWN);
  }
}
