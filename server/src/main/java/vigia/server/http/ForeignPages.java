package vigia.server.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// Tells requests that a browser makes for another site's page. There is nothing for them to ride
/// on, as there are no cookies; they are refused all the same.
final class ForeignPages {
  private ForeignPages() {}

  /// The foreign origin; null when the request is a program's, the reader's own or our page's.
  ///
  /// @param isPage whether the page itself is asked for, to which others may link
  static @Nullable String origin(HttpFields headers, @Nullable String host, boolean isPage) {
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin != null && !isSame(origin, host)) {
      return origin;
    }
    String site = headers.get("Sec-Fetch-Site");
    boolean own = site == null || site.equals("same-origin") || site.equals("none");
    boolean link = isPage && "navigate".equals(headers.get("Sec-Fetch-Mode"));
    return own || link ? null : site;
  }

  private static boolean isSame(String origin, @Nullable String host) {
    int start = origin.indexOf("://");
    return host != null
        && start > 0
        && origin
            .substring(start + 3)
            .toLowerCase(Locale.ROOT)
            .equals(host.strip().toLowerCase(Locale.ROOT));
  }
}
