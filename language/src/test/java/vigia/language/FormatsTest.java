package vigia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final ZoneId BAHIA = ZoneId.of("America/Bahia");
  private static final Formats EN = new Formats(Language.EN, BAHIA);
  private static final Formats PT = new Formats(Language.PT_BR, BAHIA);

  @ParameterizedTest
  @CsvSource({
    "0, '0 B', '0 B'",
    "1023, '1,023 B', '1.023 B'",
    "1024, '1.0 KiB', '1,0 KiB'",
    "1536, '1.5 KiB', '1,5 KiB'",
    "1048575, '1.0 MiB', '1,0 MiB'",
    "270582939648, '252.0 GiB', '252,0 GiB'",
    "9223372036854775807, '8.0 EiB', '8,0 EiB'",
  })
  void bytesAreBinaryUnitsWithTheLanguagesPoint(long bytes, String en, String pt) {
    assertThat(EN.bytes(bytes)).isEqualTo(en);
    assertThat(PT.bytes(bytes)).isEqualTo(pt);
  }

  @Test
  void numbers() {
    assertThat(EN.count(1234567)).isEqualTo("1,234,567");
    assertThat(PT.count(1234567)).isEqualTo("1.234.567");
    assertThat(PT.count(-123)).isEqualTo("-123");
    assertThat(PT.percent(12.55)).isEqualTo("12,6%");
    assertThat(EN.percent(0)).isEqualTo("0.0%");
    assertThat(EN.decimal(-0.04, 1)).isEqualTo("0.0");
    assertThat(EN.decimal(1999.996, 2)).isEqualTo("2,000.00");
    assertThat(PT.hertz(2_800_000_000L)).isEqualTo("2,80 GHz");
    assertThat(EN.bytesPerSecond(2048.4)).isEqualTo("2.0 KiB/s");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.5S, 500 ms",
    "PT12.34S, '12,3 s'",
    "PT4M10S, 4 min 10 s",
    "PT2H5M, 2 h 5 min",
    "P3DT4H, 3 d 4 h",
    "P3D, 3 d"
  })
  void durationsHaveTwoUnitsAtMost(Duration duration, String expected) {
    assertThat(PT.duration(duration)).isEqualTo(expected);
  }

  @Test
  void timesAreInTheReadersZone() {
    Instant instant = Instant.parse("2026-11-22T01:02:03Z");
    assertThat(EN.instant(instant)).isEqualTo("2026-11-21 22:02:03");
    assertThat(PT.instant(instant)).isEqualTo("21/11/2026 22:02:03");
    assertThat(PT.minute(instant)).isEqualTo("21/11/2026 22:02");
  }

  @Test
  void theLanguageIsTheReaders() {
    assertThat(Language.detect("pt_BR.UTF-8", Map.of("LC_ALL", "C.UTF-8")))
        .isEqualTo(Language.PT_BR);
    assertThat(Language.detect("", Map.of("LC_ALL", "", "LANG", "pt_PT")))
        .isEqualTo(Language.PT_BR);
    assertThat(Language.detect(null, Map.of("LC_ALL", "C", "LANG", "pt_BR")))
        .isEqualTo(Language.EN);
    assertThat(Language.detect(null, Map.of())).isEqualTo(Language.EN);
    assertThat(Language.of("PT-br")).contains(Language.PT_BR);
    assertThat(Language.of("ptolemaic")).isEmpty();
    assertThat(Language.of("fr")).isEmpty();
  }
}
