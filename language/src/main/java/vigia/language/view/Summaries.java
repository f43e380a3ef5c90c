package vigia.language.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.machine.FilePage;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ProcessPage;
import vigia.machine.ScanProgress;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.UnlistedAddresses;

/// One line about each list.
public final class Summaries {
  private Summaries() {}

  public static String of(FilePage page, Speech speech) {
    return speech.catalogue().counted("files.entries", page.total(), speech.formats());
  }

  /// How many there are, pass the filter, are hidden; over which time CPU was measured.
  public static String of(ProcessPage page, Speech speech) {
    Formats formats = speech.formats();
    var parts = new ArrayList<String>();
    parts.add(speech.catalogue().counted("processes.total", page.total(), formats));
    if (page.shown() != page.total()) {
      parts.add(speech.text("processes.shown", "count", formats.count(page.shown())));
    }
    if (page.hidden() != null && page.hidden() > 0) {
      parts.add(speech.text("processes.hidden", "count", formats.count(page.hidden())));
    }
    if (page.intervalMillis() != null) {
      parts.add(
          speech.text(
              "processes.interval",
              "interval",
              formats.duration(Duration.ofMillis(page.intervalMillis()))));
    }
    return String.join(", ", parts);
  }

  public static String of(ScanStatus status, Speech speech) {
    Formats formats = speech.formats();
    UnlistedAddresses unlisted = status.unlisted();
    return speech.text(
            "scan.summary",
            "state",
            speech.words().of(status.state()),
            "scanned",
            formats.count(status.scanned()),
            "of",
            formats.count(status.of()),
            "elapsed",
            formats.duration(Duration.ofMillis(status.elapsedMillis())))
        + (unlisted == null ? "" : "; " + unlisted(unlisted, speech));
  }

  /// How many addresses of networks have no result of their own, and why.
  private static String unlisted(UnlistedAddresses unlisted, Speech speech) {
    var parts = new ArrayList<String>();
    counted(unlisted.up(), TargetState.UP, speech, parts);
    counted(unlisted.silent(), TargetState.SILENT, speech, parts);
    counted(unlisted.waiting(), TargetState.WAITING, speech, parts);
    counted(unlisted.notAllowed(), TargetState.NOT_ALLOWED, speech, parts);
    if (unlisted.down() > 0) {
      parts.add(
          speech.text(
              "scan.down",
              "count",
              speech.formats().count(unlisted.down()),
              "ports",
              speech.formats().count(unlisted.leftOut())));
    }
    return speech.text("scan.unlisted", "addresses", String.join(", ", parts));
  }

  private static void counted(int count, TargetState state, Speech speech, List<String> parts) {
    if (count > 0) {
      parts.add(speech.formats().count(count) + " " + speech.words().of(state));
    }
  }

  /// How far a scan is, how fast, how long it will take, and what it found.
  public static String of(ScanProgress progress, Speech speech) {
    Formats formats = speech.formats();
    long elapsed = progress.elapsedMillis();
    return speech.text(
            "scan.progress",
            "scanned",
            formats.count(progress.scanned()),
            "of",
            formats.count(progress.of()),
            "rate",
            formats.count(elapsed == 0 ? 0 : progress.scanned() * 1000L / elapsed))
        + left(progress.etaMillis(), speech)
        + "  "
        + speech.text("scan.found", "open", formats.count(progress.open()));
  }

  private static String left(@Nullable Long etaMillis, Speech speech) {
    return etaMillis == null
        ? ""
        : "  "
            + speech.text(
                "scan.left", "time", speech.formats().duration(Duration.ofMillis(etaMillis)));
  }

  public static String of(TargetResult target, Speech speech) {
    Formats formats = speech.formats();
    String counts =
        speech.text(
            "scan.counts",
            "open",
            formats.count(target.open()),
            "closed",
            formats.count(target.closed()),
            "filtered",
            formats.count(target.filtered()));
    Integer either = target.openFiltered();
    return either == null
        ? counts
        : speech.text("scan.counts-udp", "counts", counts, "openFiltered", formats.count(either));
  }

  /// What was asked for, and its address where that says more.
  public static String name(TargetResult target) {
    String address = target.address();
    return address == null || address.equals(target.target())
        ? target.target()
        : target.target() + " (" + address + ")";
  }

  /// What the ports of a target say together: a line for each.
  public static List<String> findings(TargetResult target, Speech speech) {
    return target.findings().stream()
        .map(finding ->
            speech.text(
                "scan.finding", "target", name(target), "finding", speech.words().of(finding)))
        .toList();
  }

  /// Ports that were scanned and have no row; empty when all have one.
  public static String notShown(TargetResult target, Speech speech) {
    var parts = new ArrayList<String>();
    hidden(target.open(), PortState.OPEN, target.rows(), speech, parts);
    hidden(target.closed(), PortState.CLOSED, target.rows(), speech, parts);
    hidden(target.filtered(), PortState.FILTERED, target.rows(), speech, parts);
    Integer either = target.openFiltered();
    hidden(either == null ? 0 : either, PortState.OPEN_OR_FILTERED, target.rows(), speech, parts);
    return parts.isEmpty() ? "" : speech.text("scan.not-shown", "ports", String.join(", ", parts));
  }

  private static void hidden(
      int count, PortState state, List<PortRow> rows, Speech speech, List<String> parts) {
    long shown = rows.stream().filter(row -> row.state() == state).count();
    if (count > shown) {
      parts.add(speech.formats().count(count - shown) + " " + speech.words().of(state));
    }
  }
}
