package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends TCP SYNs of IPv4 or IPv6 past the kernel's own TCP and hears what answers: raw(7), which
/// needs CAP_NET_RAW. No connection is ever made: the kernel, which knows of none, answers a
/// SYN-ACK with a reset by itself.
///
/// One thread at a time. Nothing here waits but [#send], a little (see [PacketSender]).
public final class SynSocket implements AutoCloseable {
  /// SYNs that one [#send] sends.
  public static final int MOST = 128;

  /// Descriptors that it is worth having to send by, beside two to receive by.
  public static final int MOST_SENDERS = PacketSender.MOST;

  /// Two headers of IPv4 with all options, an ICMP header and the quoted part of a segment.
  private static final int RECEIVED = 144;

  private final boolean six;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment errno = Libc.errnoIn(arena);
  private final RawSocket raw = new RawSocket(arena);
  private final MessageBatch out = new MessageBatch(arena, MOST, SynWriter.SIZE);
  private final MessageBatch in = new MessageBatch(arena, MOST, RECEIVED);
  private final PacketSender sender;
  private final int tcp;
  private final int errors;
  private int waiting;

  /// @param ports of ours that SYNs are sent from; only what goes there is heard
  /// @param senders descriptors to send by, at most; from 1 to [#MOST_SENDERS]
  /// @throws SyscallException EPERM, EACCES; EMFILE, ENFILE, ENOBUFS, ENOMEM; EAFNOSUPPORT
  public SynSocket(boolean six, int[] ports, int senders) throws SyscallException {
    this.six = six;
    sender = new PacketSender(arena, raw, six, senders);
    try {
      tcp = raw.ofTcp(six, ports);
    } catch (SyscallException failed) {
      sender.close();
      throw failed;
    }
    try {
      errors = raw.ofErrors(six);
    } catch (SyscallException failed) {
      sender.close();
      raw.close(tcp);
      throw failed;
    }
  }

  /// What happens to a SYN that was not sent.
  public interface Unsent {
    /// @param place of the SYN among those that were added
    void because(int place, Errno errno);
  }

  /// Adds a SYN to those that are sent next, of which there are less than [#MOST].
  ///
  /// @param from of ours
  /// @return its place among them
  public int add(InetAddress from, int ownPort, InetAddress to, int port, int sequence) {
    SynWriter.write(out, waiting, from, to, (ownPort << Short.SIZE) | port, sequence);
    return waiting++;
  }

  /// Sends what was added, as fast as the network device takes it; EAGAIN when everything waits.
  public void send(Unsent unsent) {
    int done = 0;
    boolean isRoom = true;
    while (done < waiting) {
      int sent = out.send(errno, sender.socket(), done, waiting - done);
      Errno why = sent > 0 ? null : Libc.errno(errno);
      if (why == null) {
        done += sent;
      } else if (why == Errno.EAGAIN && isRoom) {
        isRoom = sender.findRoom();
      } else {
        unsent.because(done++, why);
      }
    }
    waiting = 0;
  }

  /// Hands over all that came.
  public void receive(Consumer<SynAnswer> answers) {
    receive(tcp, answers);
    receive(errors, answers);
  }

  private void receive(int socket, Consumer<SynAnswer> answers) {
    int count = MOST;
    while (count == MOST) {
      count = in.receive(errno, socket);
      for (int i = 0; i < count; i++) {
        SynAnswer answer = read(socket, i);
        if (answer != null) {
          answers.accept(answer);
        }
      }
    }
  }

  private @Nullable SynAnswer read(int socket, int message) {
    ByteBuffer bytes = in.bytes();
    int at = in.at(message);
    int length = Math.min(in.came(message), RECEIVED);
    if (socket == errors) {
      return six ? SynAnswers.error6(bytes, at, length) : SynAnswers.error4(bytes, at, length);
    }
    return six
        ? SynAnswers.segment(bytes, at, length, source(message))
        : SynAnswers.packet4(bytes, at, length);
  }

  private @Nullable InetAddress source(int message) {
    return SynAnswers.address(in.names(), in.nameAt(message) + 8, 16);
  }

  /// Has this wait wake up when something comes.
  public void wake(Epoll epoll) throws SyscallException {
    epoll.addReader(tcp, tcp);
    epoll.addReader(errors, errors);
  }

  @Override
  public void close() {
    sender.close();
    raw.close(tcp);
    raw.close(errors);
  }
}
