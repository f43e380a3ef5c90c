package vigia.language;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Numbers, sizes, times as the language writes them. Written out here because the JDK's locale
/// data takes longer to load than a short command takes to answer.
public final class Formats {
  private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final String[] HERTZ = {"Hz", "kHz", "MHz", "GHz", "THz"};

  private final Language language;
  private final ZoneId zone;

  /// @param zone the reader's
  public Formats(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
  }

  /// `512 B`, `26.3 GiB`: powers of 1,024, one digit after the point.
  public String bytes(long bytes) {
    return scaled(bytes, 1024, 1, BYTES);
  }

  public String bytesPerSecond(double bytes) {
    return bytes(Math.round(bytes)) + "/s";
  }

  /// `2.80 GHz`.
  public String hertz(long hertz) {
    return scaled(hertz, 1000, 2, HERTZ);
  }

  /// `12.5%`.
  public String percent(double percent) {
    return decimal(percent, 1) + "%";
  }

  /// `1,234,567`.
  public String count(long count) {
    return grouped(Long.toString(count));
  }

  /// Rounded half up to `digits` digits after the point, 0 to 6.
  public String decimal(double value, int digits) {
    long scale = 1;
    for (int i = 0; i < digits; i++) {
      scale *= 10;
    }
    long scaled = Math.round(Math.abs(value) * scale);
    String sign = value < 0 && scaled != 0 ? "-" : "";
    String whole = sign + grouped(Long.toString(scaled / scale));
    if (digits == 0) {
      return whole;
    }
    return whole + point() + Long.toString(scale + scaled % scale).substring(1);
  }

  /// The two largest units that matter: `3 d 4 h`, `2 h 5 min`, `4 min 10 s`, `12.3 s`, `500 ms`.
  public String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 86_400) {
      return two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }
    if (seconds >= 3_600) {
      return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    if (seconds >= 60) {
      return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return seconds >= 1
        ? decimal(duration.toMillis() / 1000.0, 1) + " s"
        : duration.toMillis() + " ms";
  }

  /// Date and time to the second in the reader's zone: `2026-11-22 10:20:24`, in Portuguese
  /// `22/11/2026 10:20:24`.
  public String instant(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    return minutes(at) + ":" + padded(at.getSecond(), 2);
  }

  /// The same to the minute, for narrow tables.
  public String minute(Instant instant) {
    return minutes(instant.atZone(zone));
  }

  private String minutes(ZonedDateTime at) {
    String year = padded(at.getYear(), 4);
    String month = padded(at.getMonthValue(), 2);
    String day = padded(at.getDayOfMonth(), 2);
    String date =
        switch (language) {
          case EN -> year + "-" + month + "-" + day;
          case PT_BR -> day + "/" + month + "/" + year;
        };
    return date + " " + padded(at.getHour(), 2) + ":" + padded(at.getMinute(), 2);
  }

  private String scaled(long value, int step, int digits, String[] units) {
    double scaled = value;
    int unit = 0;
    // 1023.96 KiB would be written 1024.0: it is 1.0 MiB.
    double limit = step - 0.5 / Math.pow(10, digits);
    while (Math.abs(scaled) >= (unit == 0 ? step : limit) && unit < units.length - 1) {
      scaled /= step;
      unit++;
    }
    return decimal(scaled, unit == 0 ? 0 : digits) + " " + units[unit];
  }

  private String grouped(String digits) {
    var out = new StringBuilder(digits);
    int first = digits.startsWith("-") ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) {
      out.insert(i, group());
    }
    return out.toString();
  }

  private char point() {
    return language == Language.PT_BR ? ',' : '.';
  }

  private char group() {
    return language == Language.PT_BR ? '.' : ',';
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  private static String padded(int value, int digits) {
    String text = Integer.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
