package vigia.local;

import java.time.Instant;

/// What was read, and when.
///
/// @param at when reading ended
/// @param nanos when reading began, by System.nanoTime()
/// @param tookNanos how long it took
public record Taken<T>(Known<T> known, Instant at, long nanos, long tookNanos) {}
