package vigia.local.listing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vigia.machine.BadValue;

/// Where a page ended, as opaque text that a client hands back: fields of bytes, each with its
/// length before it, in base64url.
///
/// It is not secret and not signed: a forged cursor only asks for another page of the same list.
public final class Cursor {
  private Cursor() {}

  /// Longest name (255 bytes) and sort keys, with room to spare.
  private static final int LONGEST = 8_192;

  public static String of(byte[]... fields) {
    var out = new ByteArrayOutputStream();
    for (byte[] field : fields) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
      out.writeBytes(field);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  /// @throws vigia.machine.ProblemException when the text is not one that [#of] made with as many
  ///   fields
  public static byte[][] read(String cursor, int fields) {
    if (cursor.length() > LONGEST) {
      throw BadValue.TOO_LONG.of("cursor", cursor);
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      byte[][] out = new byte[fields][];
      for (int i = 0; i < fields; i++) {
        out[i] = field(in, cursor);
      }
      if (in.hasRemaining()) {
        throw malformed(cursor);
      }
      return out;
    } catch (IllegalArgumentException notBase64) {
      throw malformed(cursor);
    }
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /// The text of a field.
  public static String text(byte[] field) {
    return new String(field, StandardCharsets.UTF_8);
  }

  /// The number of a field; `cursor` is named in the problem when it is none.
  public static long number(byte[] field, String cursor) {
    if (field.length != Long.BYTES) {
      throw malformed(cursor);
    }
    return ByteBuffer.wrap(field).getLong();
  }

  /// What a cursor gets that belongs to another question.
  public static RuntimeException malformed(String cursor) {
    return BadValue.MALFORMED.of("cursor", cursor);
  }

  private static byte[] field(ByteBuffer in, String cursor) {
    int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw malformed(cursor);
    }
    byte[] field = new byte[length];
    in.get(field);
    return field;
  }
}
