package vigia.cli.command;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Output;
import vigia.language.Csv;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;

/// Prints a scan in one of the formats.
interface ScanPrinter {
  /// Rows as they come; the same one may come again.
  void rows(List<PortRow> rows);

  /// The whole, when it is over.
  void end(ScanStatus status);

  static ScanPrinter of(Call call) {
    if (call.text(Flag.SCAN_FORMAT, "").equals(Flag.NMAP_XML)) {
      return atTheEnd(
          status -> call.out().line(NmapXml.of(status, call.invocation(), Call.version())));
    }
    return switch (call.format()) {
      case TABLE -> atTheEnd(status -> new ScanView(call).print(status));
      case JSON -> atTheEnd(status -> call.out().line(Wire.json(status)));
      case JSONL -> lines(call, Wire::json);
      case CSV -> {
        call.out().line(Csv.header(PortRow.class));
        yield lines(call, Csv::row);
      }
    };
  }

  /// Whether what the ports say together is in the answer, and not only the ports.
  static boolean tellsFindings(Call call) {
    return switch (call.format()) {
      case TABLE, JSON -> true;
      case JSONL, CSV -> false;
    };
  }

  /// What happens at the end of a scan.
  interface End {
    void print(ScanStatus status);
  }

  private static ScanPrinter atTheEnd(End end) {
    return new ScanPrinter() {
      @Override
      public void rows(List<PortRow> rows) {
        // They stand in the whole.
      }

      @Override
      public void end(ScanStatus status) {
        end.print(status);
      }
    };
  }

  /// Each row once, as soon as all of it is known.
  private static ScanPrinter lines(Call call, Function<PortRow, String> line) {
    Output out = call.out();
    boolean identify = call.has(Flag.IDENTIFY);
    return new ScanPrinter() {
      private final Map<String, BitSet> printed = new HashMap<>();

      @Override
      public void rows(List<PortRow> rows) {
        print(
            rows.stream()
                .filter(row -> !identify || row.state() != PortState.OPEN || row.answer() != null)
                .toList());
      }

      private void print(List<PortRow> rows) {
        for (PortRow row : rows) {
          BitSet ports = printed.computeIfAbsent(row.address(), address -> new BitSet());
          if (!ports.get(row.port())) {
            ports.set(row.port());
            out.line(line.apply(row));
          }
        }
        out.flush();
      }

      @Override
      public void end(ScanStatus status) {
        status.targets().forEach(target -> print(target.rows()));
      }
    };
  }
}
