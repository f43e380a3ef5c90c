package vigia.local;

import org.jspecify.annotations.Nullable;

/// One probe: takes a sample, and turns it into the record that [vigia.machine.Probe] marks.
///
/// The two steps are apart because a rate needs two samples: samples are never changed, so readers
/// with different intervals can share them without spoiling each other's.
///
/// @param <S> what is sampled
/// @param <R> the record
public interface ProbeReader<S, R extends Record> {
  Class<R> type();

  /// Reads the source now. May block: called on platform threads, with a deadline.
  Known<S> sample();

  /// The record.
  ///
  /// @param since the earlier sample that rates are measured from; null when there is none
  R figures(S now, @Nullable Since<S> since);

  /// Whether `since` makes a difference.
  boolean hasRates();
}
