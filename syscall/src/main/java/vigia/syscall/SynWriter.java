package vigia.syscall;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes SYNs into a batch, as whole packets with their IP headers.
final class SynWriter {
  /// Longest packet.
  static final int SIZE = 64;

  private static final int HEADER_4 = 20;
  private static final int HEADER_6 = 40;

  /// With one option.
  private static final int SEGMENT = 24;

  private static final int NAME_4 = 16;
  private static final int NAME_6 = 28;

  /// Version 4, five words; then no type of service, and the length.
  private static final int VERSION_4 = 0x4500_0000 + HEADER_4 + SEGMENT;

  /// No identification, "don't fragment".
  private static final int FRAGMENT = 0x4000;

  /// 64 hops, TCP; the kernel adds the checksum.
  private static final int HOPS = 0x4006_0000;

  private static final int TCP = 6;

  /// Version 6, no traffic class and no flow.
  private static final int VERSION_6 = 0x6000_0000;

  /// The length of what follows, TCP, 64 hops.
  private static final int NEXT_6 = SEGMENT << Short.SIZE | TCP << Byte.SIZE | 64;

  /// Six words, SYN, and a window as usual.
  private static final int SYN = 0x6002_faf0;

  /// Maximum segment size 1460: packets without it are looked at askance by some firewalls.
  private static final int SEGMENT_SIZE = 0x0204_05b4;

  private SynWriter() {}

  static void write(
      MessageBatch batch, int message, InetAddress from, InetAddress to, int ports, int sequence) {
    ByteBuffer bytes = batch.bytes();
    int at = batch.at(message);
    if (to instanceof Inet6Address six) {
      bytes.putInt(at, VERSION_6);
      bytes.putInt(at + 4, NEXT_6);
      bytes.put(at + 8, from.getAddress());
      bytes.put(at + 24, to.getAddress());
      long pseudo = TCP + SEGMENT;
      for (int word = at + 8; word < at + HEADER_6; word += Integer.BYTES) {
        pseudo += sum(bytes.getInt(word));
      }
      segment(bytes, at + HEADER_6, ports, sequence, checksum(pseudo, ports, sequence));
      name6(batch, message, six);
      batch.length(message, HEADER_6 + SEGMENT, NAME_6);
    } else {
      int source = number(from);
      int destination = number(to);
      bytes.putInt(at, VERSION_4);
      bytes.putInt(at + 4, FRAGMENT);
      bytes.putInt(at + 8, HOPS);
      bytes.putInt(at + 12, source);
      bytes.putInt(at + 16, destination);
      long pseudo = sum(source) + sum(destination) + TCP + SEGMENT;
      segment(bytes, at + HEADER_4, ports, sequence, checksum(pseudo, ports, sequence));
      name4(batch, message, destination);
      batch.length(message, HEADER_4 + SEGMENT, NAME_4);
    }
  }

  /// @param ports ours, and the other's in the lower half
  private static void segment(ByteBuffer bytes, int at, int ports, int sequence, int checksum) {
    bytes.putInt(at, ports);
    bytes.putInt(at + 4, sequence);
    bytes.putInt(at + 8, 0);
    bytes.putInt(at + 12, SYN);
    bytes.putInt(at + 16, checksum << Short.SIZE);
    bytes.putInt(at + 20, SEGMENT_SIZE);
  }

  /// RFC 9293, 3.1: over a pseudo header and the segment.
  static int checksum(long pseudo, int ports, int sequence) {
    long sum = pseudo + sum(ports) + sum(sequence) + sum(SYN) + sum(SEGMENT_SIZE);
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> Short.SIZE);
    }
    return (int) ~sum & 0xffff;
  }

  private static long sum(int word) {
    return (word & 0xffffL) + (word >>> Short.SIZE);
  }

  private static int number(InetAddress address) {
    byte[] raw = address.getAddress();
    return (raw[0] & 0xff) << 24 | (raw[1] & 0xff) << 16 | (raw[2] & 0xff) << 8 | (raw[3] & 0xff);
  }

  private static void name4(MessageBatch batch, int message, int destination) {
    ByteBuffer names = batch.names();
    int at = batch.nameAt(message);
    family(names, at, SocketName.AF_INET);
    names.putShort(at + 2, (short) 0);
    names.putInt(at + 4, destination);
    names.putLong(at + 8, 0);
  }

  /// A raw socket wants no port there.
  private static void name6(MessageBatch batch, int message, Inet6Address to) {
    ByteBuffer names = batch.names();
    int at = batch.nameAt(message);
    family(names, at, SocketName.AF_INET6);
    names.putShort(at + 2, (short) 0);
    names.putInt(at + 4, 0);
    names.put(at + 8, to.getAddress());
    hostOrder(names, at + 24, to.getScopeId());
  }

  private static void family(ByteBuffer names, int at, int family) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    names.putShort(at, little ? Short.reverseBytes((short) family) : (short) family);
  }

  private static void hostOrder(ByteBuffer names, int at, int number) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    names.putInt(at, little ? Integer.reverseBytes(number) : number);
  }
}
