package vigia.local;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;

/// Answers for the processes of one operating system. May block: called on platform threads only.
public interface Processes extends AutoCloseable {
  ProcessPage page(ProcessQuery query);

  ProcessInfo one(long pid, @Nullable Instant startTime);

  ProcessDetails details(long pid, @Nullable Instant startTime);

  /// Lets go of what is kept for further questions.
  @Override
  default void close() {}
}
