package vigia.server.api;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileStreamQuery;
import vigia.machine.FileTypeFilter;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Page;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.machine.Readings;
import vigia.server.event.OneLine;
import vigia.server.http.Answer;
import vigia.server.http.Call;
import vigia.server.http.Query;
import vigia.server.metrics.Metrics;

/// Answers by asking a machine once.
final class Questions {
  private final Machines machines;
  private final Serialised<Overview> overviews = new Serialised<>();
  private final Serialised<Readings> readings = new Serialised<>();

  Questions(Machines machines) {
    this.machines = machines;
  }

  Answer list() {
    return Answer.json(machines.list());
  }

  Answer overview(Call call) {
    var query =
        new OverviewQuery(
            call.query().time("interval", Duration.ZERO), call.query().flag("allFileSystems"));
    return overviews.answer(machines.ask(call, machine -> machine.overview(query)));
  }

  String json(Overview overview) {
    return overviews.json(overview);
  }

  Answer readings(Call call) {
    return readings.answer(machines.ask(call, Machine::readings));
  }

  Answer metrics() {
    Readings latest = machines.ask(Machine.LOCAL, Machine::readings);
    return new Answer.Content(
        200, Metrics.CONTENT_TYPE, ByteBuffer.wrap(Metrics.text(latest)), Map.of());
  }

  String json(Readings latest) {
    return readings.json(latest);
  }

  Answer processes(Call call) {
    Query query = call.query();
    var asked =
        new ProcessQuery(
            query.oneOf("sort", ProcessSort.class, ProcessSort::wire, ProcessSort.CPU),
            query.oneOf("order", Order.class, Order::wire),
            orEmpty(query.text("filter")),
            page(query));
    return Answer.json(machines.ask(call, machine -> machine.processes(asked)));
  }

  Answer process(Call call) {
    return ofProcess(call, Machine::process);
  }

  Answer processDetails(Call call) {
    return ofProcess(call, Machine::processDetails);
  }

  /// A question about one process.
  private interface OfProcess {
    Object ask(Machine machine, long pid, @Nullable Instant startTime);
  }

  private Answer ofProcess(Call call, OfProcess question) {
    String text = call.variable("pid");
    long pid = Query.digits("pid", text);
    if (pid < 1) {
      throw BadValue.OUT_OF_RANGE.of("pid", text, "1", Long.toString(Long.MAX_VALUE));
    }
    if (pid == Long.MAX_VALUE) {
      // Or beyond: no system counts so far, and the answer names what was asked for.
      throw ProblemCode.NO_SUCH_PROCESS.with("pid", OneLine.of(text));
    }
    var startTime = call.query().moment("startTime");
    return Answer.json(machines.ask(call, machine -> question.ask(machine, pid, startTime)));
  }

  Answer files(Call call) {
    Query query = call.query();
    var asked =
        new FileQuery(
            query.path("path"),
            query.text("name"),
            query.oneOf("sort", FileSort.class, FileSort::wire, FileSort.NAME),
            query.oneOf("order", Order.class, Order::wire, Order.ASCENDING),
            query.oneOf("type", FileTypeFilter.class, FileTypeFilter::wire, FileTypeFilter.ALL),
            orEmpty(query.text("filter")),
            page(query));
    return Answer.json(machines.ask(call, machine -> machine.files(asked)));
  }

  Answer fileStream(Call call) {
    Query query = call.query();
    var asked =
        new FileStreamQuery(
            query.path("path"),
            query.text("name"),
            query.oneOf("type", FileTypeFilter.class, FileTypeFilter::wire, FileTypeFilter.ALL),
            orEmpty(query.text("filter")));
    return new Answer.Lines(machines.ask(call, machine -> FileLines.of(machine.fileStream(asked))));
  }

  private static Page page(Query query) {
    return new Page(query.whole("limit", Page.USUAL, 1, Page.MOST), query.text("cursor"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
