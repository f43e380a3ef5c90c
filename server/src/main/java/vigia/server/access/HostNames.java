package vigia.server.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names that a server answers to: any IP literal, `localhost`, the machine's own name and the
/// ones it was given. A page that wants to reach it by rebinding a name of its own has none of
/// those.
public final class HostNames {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");

  private final Set<String> given = new HashSet<>();
  private final Supplier<String> machineName;
  private volatile @Nullable Set<String> own;

  /// @param machineName asked once, when a name comes that is not known otherwise
  public HostNames(List<String> given, Supplier<String> machineName) {
    given.forEach(name -> this.given.add(plain(name)));
    this.given.add("localhost");
    this.machineName = machineName;
  }

  /// @param host a Host header's value; its port does not matter (tunnels)
  public boolean answersTo(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = PORT.matcher(host.strip()).replaceFirst("");
    return IPV4.matcher(name).matches()
        || IPV6.matcher(name).matches()
        || given.contains(plain(name))
        || own().contains(plain(name));
  }

  /// The machine's own name, whole and up to its first dot.
  public Set<String> own() {
    Set<String> known = own;
    if (known == null) {
      String name = plain(machineName.get());
      known = name.isEmpty() ? Set.of() : new HashSet<>(List.of(name, first(name)));
      own = known;
    }
    return known;
  }

  private static String first(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
