package vigia.machine;

import io.avaje.json.JsonReader;
import io.avaje.json.PropertyNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Reads JSON as the library does, but for numbers that do not fit where they belong: of those the
/// library takes the lowest 32 or 64 bits (3.11: 4294967396 is 100, `1e99` is 0). They are refused
/// with the name of their field.
final class ExactNumbers implements JsonReader {
  /// Of the largest 64-bit number.
  private static final int MOST_DIGITS = 19;

  private static final int MOST_SHOWN = 40;

  private final JsonReader in;
  private String field = "";

  ExactNumbers(JsonReader in) {
    this.in = in;
  }

  @Override
  public int readInt() {
    return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public long readLong() {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long whole(long least, long most) {
    // As it is written: the library takes the lowest 32 bits of an exponent, too.
    String written = in.readRaw().strip();
    try {
      BigDecimal number = new BigDecimal(written);
      if (number.signum() == 0) {
        return 0;
      }
      // Before it is written out: that could be any number of zeros.
      long digits = number.precision() - (long) number.scale();
      if (digits <= 0 || number.stripTrailingZeros().scale() > 0) {
        throw BadValue.NOT_A_NUMBER.of(field, cut(written));
      }
      if (digits <= MOST_DIGITS && isBetween(least, number, most)) {
        return number.longValueExact();
      }
    } catch (NumberFormatException noNumberOrHugeExponent) {
      throw BadValue.NOT_A_NUMBER.of(field, cut(written));
    }
    throw BadValue.OUT_OF_RANGE.of(field, cut(written), Long.toString(least), Long.toString(most));
  }

  private static boolean isBetween(long least, BigDecimal number, long most) {
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private static String cut(String written) {
    return written.length() <= MOST_SHOWN ? written : written.substring(0, MOST_SHOWN) + "…";
  }

  @Override
  public double readDouble() {
    double number = in.readDouble();
    if (!Double.isFinite(number)) {
      throw BadValue.OUT_OF_RANGE.of(
          field,
          Double.toString(number),
          Double.toString(-Double.MAX_VALUE),
          Double.toString(Double.MAX_VALUE));
    }
    return number;
  }

  @Override
  public String nextField() {
    field = in.nextField();
    return field;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return in.unwrap(type);
  }

  @Override
  public void beginArray() {
    in.beginArray();
  }

  @Override
  public void endArray() {
    in.endArray();
  }

  @Override
  public boolean hasNextElement() {
    return in.hasNextElement();
  }

  @Override
  public void beginObject(PropertyNames names) {
    in.beginObject(names);
  }

  @Override
  public void beginObject() {
    in.beginObject();
  }

  @Override
  public void endObject() {
    in.endObject();
  }

  @Override
  public boolean hasNextField() {
    return in.hasNextField();
  }

  @Override
  public boolean isNullValue() {
    return in.isNullValue();
  }

  @Override
  public boolean readBoolean() {
    return in.readBoolean();
  }

  @Override
  public BigDecimal readDecimal() {
    return in.readDecimal();
  }

  @Override
  public BigInteger readBigInteger() {
    return in.readBigInteger();
  }

  @Override
  public String readString() {
    return in.readString();
  }

  @Override
  public byte @Nullable [] readBinary() {
    return in.readBinary();
  }

  @Override
  public String readRaw() {
    return in.readRaw();
  }

  @Override
  public String location() {
    return in.location();
  }

  @Override
  public Token currentToken() {
    return in.currentToken();
  }

  @Override
  public void skipValue() {
    in.skipValue();
  }

  @Override
  public void unmappedField(String name) {
    in.unmappedField(name);
  }

  @Override
  public void close() {
    in.close();
  }
}
