package vigia.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileQuery;
import vigia.machine.FileStreamQuery;
import vigia.machine.OverviewQuery;
import vigia.machine.Page;
import vigia.machine.ProcessQuery;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;

/// The questions of a [vigia.machine.Machine] as paths of the API.
final class Questions {
  private final String machine;

  Questions(String machine) {
    this.machine = "/machines/" + encoded(machine);
  }

  String overview(OverviewQuery query) {
    return new Path(machine + "/overview")
        .with("interval", query.interval().toMillis() + "ms")
        .with("allFileSystems", Boolean.toString(query.allFileSystems()))
        .toString();
  }

  String readings() {
    return machine + "/readings";
  }

  String processes(ProcessQuery query) {
    return new Path(machine + "/processes")
        .with("sort", query.sort().wire())
        .with("order", query.orderOrUsual().wire())
        .with("filter", query.filter())
        .with(query.page())
        .toString();
  }

  String process(long pid, @Nullable Instant startTime) {
    return ofProcess(pid, "", startTime);
  }

  String processDetails(long pid, @Nullable Instant startTime) {
    return ofProcess(pid, "/details", startTime);
  }

  private String ofProcess(long pid, String what, @Nullable Instant startTime) {
    return new Path(machine + "/processes/" + pid + what)
        .with("startTime", startTime == null ? null : startTime.toString())
        .toString();
  }

  String files(FileQuery query) {
    return new Path(machine + "/files?path=" + query.path().percentEncoded())
        .with("name", query.name())
        .with("sort", query.sort().wire())
        .with("order", query.order().wire())
        .with("type", query.type().wire())
        .with("filter", query.filter())
        .with(query.page())
        .toString();
  }

  String fileStream(FileStreamQuery query) {
    return new Path(machine + "/files/stream?path=" + query.path().percentEncoded())
        .with("name", query.name())
        .with("type", query.type().wire())
        .with("filter", query.filter())
        .toString();
  }

  String events(WatchRequest request) {
    String topics =
        request.topics().stream().sorted().map(Topic::wire).collect(Collectors.joining(","));
    return new Path(machine + "/events")
        .with("topics", topics)
        .with("interval", request.interval().toMillis() + "ms")
        .toString();
  }

  String scans() {
    return machine + "/scans";
  }

  String scan(String id) {
    return machine + "/scans/" + encoded(id);
  }

  String scanEvents(String id) {
    return scan(id) + "/events";
  }

  String comparison(String before, String after) {
    return scan(before) + "/compare/" + encoded(after);
  }

  String forgetting(String id) {
    return scan(id) + "?forget=true";
  }

  /// A blank as `%20`: a plus sign stands for itself in this API.
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// A path that grows a query.
  private static final class Path {
    private final StringBuilder text;

    Path(String start) {
      text = new StringBuilder(start);
    }

    Path with(String name, @Nullable String value) {
      if (value != null && !value.isEmpty()) {
        text.append(text.indexOf("?") < 0 ? '?' : '&')
            .append(name)
            .append('=')
            .append(encoded(value));
      }
      return this;
    }

    Path with(Page page) {
      return with("limit", Integer.toString(page.limit())).with("cursor", page.cursor());
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
