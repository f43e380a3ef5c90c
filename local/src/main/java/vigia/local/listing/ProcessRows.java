package vigia.local.listing;

import java.util.List;
import java.util.Objects;
import vigia.local.Known;
import vigia.machine.ProcessQuery;

/// The processes of a table by row number: what the table is sorted by without an object for each,
/// and those rows as a whole that are shown.
public interface ProcessRows {
  int size();

  long pid(int row);

  /// Of one core; NaN when it is not known.
  double cpuPercent(int row);

  /// NaN when it is not known.
  double memoryBytes(int row);

  ProcessRow get(int row);

  /// Told what all rows are about to be asked for: some figures are read faster together.
  default void prepare(ProcessQuery query) {}

  /// Told which rows are about to be asked for all they know.
  default void complete(List<ProcessRow> chosen) {}

  /// Rows that are there as objects.
  static ProcessRows of(List<? extends ProcessRow> rows) {
    return new ProcessRows() {
      @Override
      public int size() {
        return rows.size();
      }

      @Override
      public long pid(int row) {
        return rows.get(row).pid();
      }

      @Override
      public double cpuPercent(int row) {
        return rows.get(row).cpu().percentOfCore() instanceof Known.Value<Double>(Double percent)
            ? percent
            : Double.NaN;
      }

      @Override
      public double memoryBytes(int row) {
        Long bytes = rows.get(row).rssBytes();
        return bytes == null ? Double.NaN : bytes;
      }

      @Override
      public ProcessRow get(int row) {
        return Objects.requireNonNull(rows.get(row));
      }
    };
  }
}
