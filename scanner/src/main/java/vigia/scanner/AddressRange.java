package vigia.scanner;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Addresses in a row, of one family.
///
/// @param bytes of one address: 4 or 16
/// @param high the last one
record AddressRange(int bytes, BigInteger low, BigInteger high) {

  static AddressRange of(InetAddress only) {
    return between(only, only);
  }

  /// All that share the first bits, network and broadcast address too.
  static AddressRange of(InetAddress one, int bits) {
    int free = one.getAddress().length * Byte.SIZE - bits;
    BigInteger low = number(one).shiftRight(free).shiftLeft(free);
    BigInteger high = low.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
    return new AddressRange(one.getAddress().length, low, high);
  }

  /// Both ends are in it; they are of one family.
  static AddressRange between(InetAddress low, InetAddress high) {
    return new AddressRange(low.getAddress().length, number(low), number(high));
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  BigInteger size() {
    return high.subtract(low).add(BigInteger.ONE);
  }

  boolean has(InetAddress address) {
    return overlaps(of(address));
  }

  private boolean overlaps(AddressRange other) {
    return bytes == other.bytes && low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
  }

  /// What is left of it: nothing, itself, or a piece on one or both sides.
  List<AddressRange> without(AddressRange other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<AddressRange> left = new ArrayList<>();
    if (low.compareTo(other.low) < 0) {
      left.add(new AddressRange(bytes, low, other.low.subtract(BigInteger.ONE)));
    }
    if (high.compareTo(other.high) > 0) {
      left.add(new AddressRange(bytes, other.high.add(BigInteger.ONE), high));
    }
    return left;
  }

  List<AddressRange> without(List<AddressRange> others) {
    List<AddressRange> left = List.of(this);
    for (AddressRange other : others) {
      left = left.stream().flatMap(piece -> piece.without(other).stream()).toList();
    }
    return left;
  }

  InetAddress at(int index) {
    byte[] digits = low.add(BigInteger.valueOf(index)).toByteArray();
    var address = new byte[bytes];
    // A number may come with a zero for its sign before it, or without the zeros it begins with.
    int from = Math.max(0, digits.length - bytes);
    int length = digits.length - from;
    System.arraycopy(digits, from, address, bytes - length, length);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes + " bytes", impossible);
    }
  }
}
