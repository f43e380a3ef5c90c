package vigia.machine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An absolute Unix path as the bytes that the kernel knows: file names need not be UTF-8.
///
/// Repeated and trailing slashes and `.` are removed. `..` is kept: what it means depends on
/// symbolic links, so the kernel resolves it.
public final class RawPath {

  /// PATH_MAX of limits.h, without the terminating NUL.
  private static final int LONGEST = 4095;

  private final byte[] bytes;

  private RawPath(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws ProblemException [ProblemCode#BAD_REQUEST] when it is empty, relative, too long, or
  ///   holds NUL
  public static RawPath of(String path) {
    return of(path.getBytes(StandardCharsets.UTF_8));
  }

  /// The same from bytes.
  public static RawPath of(byte[] path) {
    if (path.length == 0) {
      throw BadValue.EMPTY.of("path", "");
    }
    if (path[0] != '/') {
      throw BadValue.NOT_ABSOLUTE.of("path", display(path));
    }
    if (path.length > LONGEST) {
      throw BadValue.TOO_LONG.of("path", display(path));
    }
    var out = new ByteArrayOutputStream(path.length);
    int start = 0;
    for (int i = 0; i <= path.length; i++) {
      if (i < path.length && path[i] == 0) {
        throw BadValue.MALFORMED.of("path", display(path));
      }
      if (i == path.length || path[i] == '/') {
        boolean nothing = i == start || (i == start + 1 && path[start] == '.');
        if (!nothing) {
          out.write('/');
          out.write(path, start, i - start);
        }
        start = i + 1;
      }
    }
    return new RawPath(out.size() == 0 ? new byte[] {'/'} : out.toByteArray());
  }

  /// From the percent-encoded form of a URL's query, where `%FF` is the byte 255. A `+` is a plus
  /// sign.
  ///
  /// @throws ProblemException when an escape is broken, and as [#of(byte[])]
  public static RawPath ofPercentEncoded(String encoded) {
    return of(percentDecoded("path", encoded));
  }

  /// The bytes of a percent-encoded text.
  ///
  /// @param field named in the problem when an escape is broken
  public static byte[] percentDecoded(String field, String encoded) {
    var in = encoded.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.write(in[i]);
        continue;
      }
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw BadValue.MALFORMED.of(field, encoded);
      }
      out.write(high << 4 | low);
      i += 2;
    }
    return out.toByteArray();
  }

  /// A copy of the bytes, beginning with `/`.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Only unreserved characters of RFC 3986 and slashes stand for themselves.
  public String percentEncoded() {
    var out = new StringBuilder(bytes.length + 8);
    for (byte b : bytes) {
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || b == '/'
              || b == '-'
              || b == '.'
              || b == '_'
              || b == '~';
      if (plain) {
        out.append((char) b);
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }

  /// @param name null or empty for any
  /// @throws ProblemException [ProblemCode#NAME_MISMATCH] when it is not the last component
  void requireName(@Nullable String name) {
    if (name != null && !name.isEmpty() && !name.equals(lastComponent())) {
      throw ProblemCode.NAME_MISMATCH.with("name", name, "expected", lastComponent());
    }
  }

  /// `etc` for `/etc`; `/` for the root.
  public String lastComponent() {
    int slash = bytes.length - 1;
    while (bytes[slash] != '/') {
      slash--;
    }
    return bytes.length == 1 ? "/" : display(Arrays.copyOfRange(bytes, slash + 1, bytes.length));
  }

  /// For people: UTF-8, or with bytes that are not UTF-8 as `\xNN`. The path of an entry of this
  /// directory.
  ///
  /// @param name one component
  public RawPath child(byte[] name) {
    byte[] child = Arrays.copyOf(bytes, bytes.length + 1 + name.length);
    child[bytes.length] = '/';
    System.arraycopy(name, 0, child, bytes.length + 1, name.length);
    return of(child);
  }

  /// The path without its last component; the root is its own parent. Where the last component is a
  /// link or `..`, that is the directory that it stands in.
  public RawPath parent() {
    int slash = bytes.length - 1;
    while (slash > 0 && bytes[slash] != '/') {
      slash--;
    }
    return of(slash == 0 ? new byte[] {'/'} : Arrays.copyOf(bytes, slash));
  }

  @Override
  public String toString() {
    return display(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawPath path && Arrays.equals(bytes, path.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// A file name's bytes as text: UTF-8 as it is, each byte that is not part of valid UTF-8 as
  /// `\xNN`.
  public static String display(byte[] name) {
    if (isUtf8(name)) {
      return new String(name, StandardCharsets.UTF_8);
    }
    var out = new StringBuilder(name.length + 16);
    int i = 0;
    while (i < name.length) {
      int length = sequenceLength(name[i]);
      if (length > 0
          && i + length <= name.length
          && isUtf8(Arrays.copyOfRange(name, i, i + length))) {
        out.append(new String(name, i, length, StandardCharsets.UTF_8));
        i += length;
      } else {
        out.append(String.format("\\x%02X", name[i] & 0xff));
        i++;
      }
    }
    return out.toString();
  }

  /// Whether the bytes are valid UTF-8.
  public static boolean isUtf8(byte[] name) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  private static int sequenceLength(byte first) {
    int b = first & 0xff;
    if (b < 0x80) {
      return 1;
    }
    if (b >= 0xc2 && b < 0xe0) {
      return 2;
    }
    if (b >= 0xe0 && b < 0xf0) {
      return 3;
    }
    return b >= 0xf0 && b < 0xf5 ? 4 : 0;
  }
}
