package vigia.local;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileEntry;
import vigia.machine.FileStream;
import vigia.machine.ProblemCode;

/// A stream of files whose every part is a question with a deadline of its own: a slow reader holds
/// a descriptor, but no thread.
///
/// What is closed while the kernel makes it wait is closed when the kernel has answered, by the
/// thread that waited: a descriptor that is in use must not become another file's.
final class AskedFiles implements FileStream {
  /// Asks with a deadline.
  interface Asking {
    <T> T ask(Supplier<T> question);
  }

  private final Asking asking;
  private final Supplier<FileStream> opening;
  private final Consumer<AskedFiles> ended;
  private final ReentrantLock reading = new ReentrantLock();
  private @Nullable FileStream stream;
  private volatile boolean closed;

  /// @param ended told when it is closed
  AskedFiles(Asking asking, Supplier<FileStream> opening, Consumer<AskedFiles> ended) {
    this.asking = asking;
    this.opening = opening;
    this.ended = ended;
  }

  /// @throws vigia.machine.ProblemException when there is nothing to read
  FileStream open() {
    try {
      asking.ask(() ->
          alone(() -> {
            stream = opening.get();
            return true;
          }));
      return this;
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  @Override
  public List<FileEntry> next() {
    return asking.ask(() -> alone(() -> opened().next()));
  }

  private FileStream opened() {
    if (stream == null) {
      throw ProblemCode.CLOSED.with();
    }
    return stream;
  }

  private <T> T alone(Supplier<T> work) {
    reading.lock();
    try {
      if (closed) {
        throw ProblemCode.CLOSED.with();
      }
      return work.get();
    } finally {
      reading.unlock();
      if (closed) {
        closeUnlessInUse();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    closeUnlessInUse();
    ended.accept(this);
  }

  private void closeUnlessInUse() {
    if (!reading.tryLock()) {
      return;
    }
    try {
      if (stream != null) {
        stream.close();
        stream = null;
      }
    } finally {
      reading.unlock();
    }
  }
}
