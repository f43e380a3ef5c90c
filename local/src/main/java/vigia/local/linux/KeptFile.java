package vigia.local.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A file of the kernel that is read again and again. Its descriptor is kept and each reading is
/// pread(2) from its beginning, at which the kernel writes it anew: opening and closing cost
/// several times what reading does.
final class KeptFile implements AutoCloseable {
  private static final int USUAL_BYTES = 4096;

  private final Path path;
  private final ReentrantLock one = new ReentrantLock();
  private @Nullable ByteBuffer room;
  private @Nullable FileChannel channel;

  KeptFile(Path path) {
    this.path = path;
  }

  byte[] read() throws IOException {
    one.lock();
    try {
      FileChannel open = channel;
      if (open != null) {
        try {
          return whole(open);
        } catch (IOException gone) {
          // What it was about (a group, a device) was removed, and may be there anew.
          close();
        }
      }
      FileChannel opened = FileChannel.open(path);
      channel = opened;
      return whole(opened);
    } finally {
      one.unlock();
    }
  }

  /// The kernel gives long files in parts, so only a read of nothing is the end.
  private byte[] whole(FileChannel open) throws IOException {
    ByteBuffer buffer = room == null ? ByteBuffer.allocateDirect(USUAL_BYTES) : room.clear();
    while (open.read(buffer, buffer.position()) > 0) {
      if (!buffer.hasRemaining()) {
        ByteBuffer larger = ByteBuffer.allocateDirect(2 * buffer.capacity());
        buffer = larger.put(buffer.flip());
      }
    }
    room = buffer;
    var bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    one.lock();
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failed) {
      // Nothing was written, so nothing is lost.
    } finally {
      channel = null;
      one.unlock();
    }
  }
}
