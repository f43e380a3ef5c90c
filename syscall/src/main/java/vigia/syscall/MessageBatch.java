package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Many messages that one sendmmsg(2) sends or one recvmmsg(2) takes, each with a slot of bytes and
/// a socket address. Nothing here waits.
final class MessageBatch {
  private static final int MSG_DONTWAIT = 0x40;

  /// struct mmsghdr: name, namelen, iov, iovlen, control, controllen, flags, and the length that
  /// came; each int is followed by as much padding.
  private static final int HEADER = 64;

  private static final int NAME_LENGTH = 8;
  private static final int VECTOR = 16;
  private static final int VECTORS = 24;
  private static final int LENGTH = 56;

  /// sizeof(struct sockaddr_in6), made even.
  private static final int NAME = 32;

  private final int most;
  private final int size;
  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final ByteBuffer bytes;
  private final ByteBuffer names;

  /// @param most messages
  /// @param size of each one's slot
  MessageBatch(Arena arena, int most, int size) {
    this.most = most;
    this.size = size;
    headers = arena.allocate((long) most * HEADER, Long.BYTES);
    vectors = arena.allocate((long) most * 2 * Long.BYTES, Long.BYTES);
    MemorySegment slots = arena.allocate((long) most * size, Long.BYTES);
    MemorySegment addresses = arena.allocate((long) most * NAME, Long.BYTES);
    bytes = slots.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    names = addresses.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    for (int i = 0; i < most; i++) {
      long header = (long) i * HEADER;
      headers.set(JAVA_LONG, header, addresses.address() + (long) i * NAME);
      headers.set(JAVA_LONG, header + VECTOR, vectors.address() + 2L * Long.BYTES * i);
      headers.set(JAVA_LONG, header + VECTORS, 1);
      vectors.setAtIndex(JAVA_LONG, 2L * i, slots.address() + (long) i * size);
    }
  }

  /// Of all slots.
  ByteBuffer bytes() {
    return bytes;
  }

  /// Where a message's slot begins.
  int at(int message) {
    return message * size;
  }

  /// Of all addresses.
  ByteBuffer names() {
    return names;
  }

  /// Where a message's address begins.
  int nameAt(int message) {
    return message * NAME;
  }

  /// How much of a message is to be sent.
  void length(int message, int length, int nameLength) {
    vectors.setAtIndex(JAVA_LONG, 2L * message + 1, length);
    headers.set(JAVA_INT, (long) message * HEADER + NAME_LENGTH, nameLength);
  }

  /// @return how many of these were sent; negative with errno when it is not even the first
  int send(MemorySegment errno, int socket, int from, int count) {
    long first = headers.address() + (long) from * HEADER;
    return Libc.sendmmsg(errno, socket, first, count, MSG_DONTWAIT);
  }

  /// @return how many came; negative with errno when it is none
  int receive(MemorySegment errno, int socket) {
    for (int i = 0; i < most; i++) {
      length(i, size, NAME);
    }
    return Libc.recvmmsg(errno, socket, headers.address(), most, MSG_DONTWAIT);
  }

  /// How long a message is that came; a longer one was cut.
  int came(int message) {
    return headers.get(JAVA_INT, (long) message * HEADER + LENGTH);
  }
}
