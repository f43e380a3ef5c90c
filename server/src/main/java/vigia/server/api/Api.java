package vigia.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileSort;
import vigia.machine.FileTypeFilter;
import vigia.machine.LoginCode;
import vigia.machine.LoginToken;
import vigia.machine.MachineList;
import vigia.machine.Order;
import vigia.machine.Overview;
import vigia.machine.Page;
import vigia.machine.PortRows;
import vigia.machine.Problem;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessSort;
import vigia.machine.Proof;
import vigia.machine.Readings;
import vigia.machine.Scan;
import vigia.machine.ScanComparison;
import vigia.machine.ScanList;
import vigia.machine.ScanProgress;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.Topic;
import vigia.server.access.Doorkeeper;
import vigia.server.access.TokenInfo;
import vigia.server.event.Journal;
import vigia.server.http.Answer;
import vigia.server.http.Gate;
import vigia.server.http.Param;
import vigia.server.http.Param.Form;
import vigia.server.http.Posted;
import vigia.server.http.Reply;
import vigia.server.http.Route;
import vigia.server.openapi.OpenApi;

/// The table of routes: paths, permissions, parameters and their documentation.
public final class Api {
  private static final String V1 = "/api/v1";
  private static final String MACHINE = V1 + "/machines/{machine}";
  private static final String SCAN = MACHINE + "/scans/{scan}";

  /// Anybody may send it, without a token: a code has 43 letters.
  private static final int LOGIN_BYTES = 4 << 10;

  /// The most targets with the longest names are 66,000, and the JSON library reads no text of more
  /// than 50,000 letters.
  private static final int SCAN_BYTES = 128 << 10;

  private static final Param FILTER =
      Param.text("filter", "Part of what is looked for, in any case.");
  private static final Param ORDER = Param.oneOf("order", Order.class, "Which end comes first.");
  private static final Param LIMIT =
      new Param("limit", new Form.Whole(1, Page.MOST), "Entries at most; 200 when not given.");
  private static final Param CURSOR =
      Param.text("cursor", "nextCursor of the page before; absent for the first.");

  private static final Param START_TIME =
      new Param(
          "startTime",
          new Form.Moment(),
          "When given, the process must have started then: a PID is reused.");

  private static final Param DIRECTORY =
      new Param(
          "path",
          new Form.PathBytes(),
          "The directory, absolute; percent-decoded to bytes, and + is a plus sign.");
  private static final Param DIRECTORY_NAME =
      Param.text("name", "When given, must be the path's last component.");
  private static final Param FILE_TYPE =
      Param.oneOf("type", FileTypeFilter.class, "`all` when not given.");

  private final Questions questions;
  private final Watching watching;
  private final Scans scans;
  private final Access access;
  private volatile @Nullable Answer description;

  public Api(Machines machines, Scans scans, Doorkeeper doorkeeper, Journal journal) {
    this.questions = new Questions(machines);
    this.watching = new Watching(machines, questions);
    this.scans = scans;
    this.access = new Access(doorkeeper, journal);
  }

  /// All of them.
  public List<Route> routes() {
    var all = new ArrayList<Route>();
    all.addAll(looking());
    all.addAll(scanning());
    all.addAll(loggingIn());
    all.addAll(exporting());
    return all;
  }

  private List<Route> looking() {
    return List.of(
        Route.get(
            V1 + "/machines",
            Gate.ANY_TOKEN,
            "listMachines",
            "The machines that this server publishes; `local` is its own.",
            json(MachineList.class),
            call -> questions.list()),
        Route.get(
                MACHINE + "/overview",
                Gate.VIEW,
                "getOverview",
                "CPU, memory, load, network and file systems in one answer, at most 1 s old.",
                json(Overview.class),
                questions::overview)
            .with(
                new Param(
                    "interval",
                    new Form.Time(),
                    "How long to measure CPU and rates, at most 10 s; when not given they are there"
                        + " if they were measured in the last 2 s."),
                new Param(
                    "allFileSystems", new Form.Flag(), "Also tmpfs and pseudo file systems.")),
        Route.get(
            MACHINE + "/readings",
            Gate.VIEW,
            "getReadings",
            "The latest of every probe, with what each figure means.",
            json(Readings.class),
            questions::readings),
        Route.get(
                MACHINE + "/events",
                Gate.VIEW,
                "watch",
                "A snapshot now and then every interval. After `lost`, the next event makes up for"
                    + " what a slow reader missed.",
                events(
                    "overview",
                    Overview.class,
                    "readings",
                    Readings.class,
                    "problem",
                    Problem.class,
                    "lost",
                    null),
                watching::events)
            .with(
                new Param(
                    "topics", new Form.OneOf(Topic.class, true), "`overview` when not given."),
                new Param("interval", new Form.Time(), "At least 250 ms; 1 s when not given.")),
        Route.get(
                MACHINE + "/processes",
                Gate.PROCESSES,
                "listProcesses",
                "One page of the process table. Secrets in command lines are masked.",
                json(ProcessPage.class),
                questions::processes)
            .with(
                Param.oneOf("sort", ProcessSort.class, "`cpu` when not given."),
                ORDER,
                FILTER,
                LIMIT,
                CURSOR),
        Route.get(
                MACHINE + "/processes/{pid}",
                Gate.PROCESSES,
                "getProcess",
                "One process.",
                json(ProcessInfo.class),
                questions::process)
            .with(START_TIME),
        Route.get(
                MACHINE + "/processes/{pid}/details",
                Gate.PROCESSES,
                "getProcessDetails",
                "One process with its share of memory, I/O, descriptors, limits, control group and"
                    + " the size of its environment.",
                json(ProcessDetails.class),
                questions::processDetails)
            .with(START_TIME),
        Route.get(
                MACHINE + "/files",
                Gate.FILES,
                "listFiles",
                "One page of a directory's entries; links are not followed.",
                json(FilePage.class),
                questions::files)
            .with(
                DIRECTORY,
                DIRECTORY_NAME,
                Param.oneOf("sort", FileSort.class, "`name` when not given."),
                ORDER,
                FILE_TYPE,
                FILTER,
                LIMIT,
                CURSOR),
        Route.get(
                MACHINE + "/files/stream",
                Gate.FILES,
                "streamFiles",
                "All of a directory's entries while it is read, in no order; links are not"
                    + " followed.",
                new Reply.Lines(FileEntry.class),
                questions::fileStream)
            .with(DIRECTORY, DIRECTORY_NAME, FILE_TYPE, FILTER));
  }

  private List<Route> scanning() {
    return List.of(
        new Route(
            "POST",
            MACHINE + "/scans",
            Gate.SCAN,
            "startScan",
            "Starts a scan from the machine's point of view. `Location` names it.",
            List.of(),
            new Posted(ScanRequest.class, SCAN_BYTES),
            new Reply.Json(201, ScanStatus.class),
            scans::start),
        Route.get(
            MACHINE + "/scans",
            Gate.SCAN,
            "listScans",
            "This token's scans that run or are remembered, the newest first, without what they found;"
                + " all with `admin`, and those of terminals on the machine.",
            json(ScanList.class),
            scans::list),
        Route.get(
            SCAN,
            Gate.SCAN,
            "getScan",
            "A scan, as far as it is.",
            json(ScanStatus.class),
            scans::status),
        Route.get(
            SCAN + "/events",
            Gate.SCAN,
            "followScan",
            "A snapshot, then what happens, up to `end`. After `lost` a fresh snapshot makes up for"
                + " what a slow reader missed.",
            events(
                "snapshot",
                ScanStatus.class,
                "ports",
                PortRows.class,
                "progress",
                ScanProgress.class,
                "end",
                ScanStatus.class,
                "lost",
                null),
            scans::events),
        Route.get(
            SCAN + "/compare/{later}",
            Gate.SCAN,
            "compareScans",
            "What changed from one scan to a later one, as far as both asked for it.",
            json(ScanComparison.class),
            scans::compare),
        new Route(
            "POST",
            SCAN + "/pause",
            Gate.SCAN,
            "pauseScan",
            "Dials nothing new; what was dialled is still settled. For an hour at most.",
            List.of(),
            null,
            new Reply.Nothing(),
            call -> scans.hold(call, Scan::pause)),
        new Route(
            "POST",
            SCAN + "/resume",
            Gate.SCAN,
            "resumeScan",
            "Goes on where a paused scan was.",
            List.of(),
            null,
            new Reply.Nothing(),
            call -> scans.hold(call, Scan::resume)),
        new Route(
            "DELETE",
            SCAN,
            Gate.SCAN,
            "stopScan",
            "Stops a scan; what it found stays.",
            List.of(new Param("forget", new Form.Flag(), "Also removes what it found.")),
            null,
            new Reply.Nothing(),
            scans::stop));
  }

  private List<Route> loggingIn() {
    return List.of(
        new Route(
            "POST",
            V1 + "/login",
            Gate.PUBLIC,
            "login",
            "Trades the one-time code of a login link for a token.",
            List.of(),
            new Posted(LoginCode.class, LOGIN_BYTES),
            json(LoginToken.class),
            access::login),
        Route.get(
                V1 + "/proof",
                Gate.PUBLIC,
                "prove",
                "Proves that the server knows a token, before the token is sent to it in clear:"
                    + " HMAC-SHA256 with the token's SHA-256 as key, over the nonce's bytes and"
                    + " `vigia-proof`.",
                json(Proof.class),
                access::proof)
            .with(
                Param.text("token", "The token's id, its second part."),
                Param.text("nonce", "32 bytes in base64url.")),
        Route.get(
            V1 + "/token",
            Gate.ANY_TOKEN,
            "getToken",
            "What the token in use may do.",
            json(TokenInfo.class),
            access::token),
        new Route(
            "DELETE",
            V1 + "/token",
            Gate.ANY_TOKEN,
            "logout",
            "Ends the token in use.",
            List.of(),
            null,
            new Reply.Nothing(),
            access::logout),
        Route.get(
            "/healthz",
            Gate.PUBLIC,
            "getHealth",
            "Whether the server answers.",
            new Reply.Text("text/plain"),
            call -> HEALTHY));
  }

  private List<Route> exporting() {
    return List.of(
        Route.get(
            "/metrics",
            Gate.VIEW,
            "getMetrics",
            "The readings of `local` for Prometheus.",
            new Reply.Text("text/plain"),
            call -> questions.metrics()),
        Route.get(
            "/openapi.json",
            Gate.PUBLIC,
            "getOpenApi",
            "This description.",
            new Reply.Text(Answer.JSON),
            call -> description()));
  }

  /// Made once: anybody may ask for it, so it must not cost anything.
  private Answer description() {
    Answer made = description;
    if (made == null) {
      made = Answer.json(200, OpenApi.document(routes()), Map.of());
      description = made;
    }
    return made;
  }

  private static final Answer HEALTHY =
      new Answer.Content(
          200,
          "text/plain",
          java.nio.ByteBuffer.wrap("ok\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
          Map.of());

  private static Reply json(Class<?> type) {
    return new Reply.Json(200, type);
  }

  private static Reply events(@Nullable Object... pairs) {
    var events = new LinkedHashMap<String, @Nullable Class<?>>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      events.put(String.valueOf(pairs[i]), (Class<?>) pairs[i + 1]);
    }
    return new Reply.Events(events);
  }
}
