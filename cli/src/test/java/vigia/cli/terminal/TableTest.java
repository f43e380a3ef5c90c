package vigia.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.language.Cell;
import vigia.language.Cells;
import vigia.language.Csv;
import vigia.language.Tint;
import vigia.machine.FileEntry;
import vigia.machine.FileType;
import vigia.machine.Unavailable;

class TableTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.number("SIZE"),
          Column.text("WHERE", 6),
          Column.word("TYPE"),
          Column.number("INODES").spare(1),
          Column.text("NAME", 8));
  private static final List<List<Cell>> ROWS =
      List.of(
          row("1.0 GiB", "/a/rather/long/place", "file", "16,777,216", "日本語のファイル名"),
          row("12 B", "/", "directory", "7", "x\u001b[31m\n"));

  private static List<Cell> row(String... texts) {
    return List.of(texts).stream().map(Cell::of).toList();
  }

  private static List<String> printed(int most, Style style) {
    var bytes = new ByteArrayOutputStream();
    var out = new Output(bytes);
    new Table(COLUMNS, style, most).print(ROWS, out);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 60, 80, 200})
  void everyLineFitsTheTerminal(int most) {
    assertThat(printed(most, Style.PLAIN)).allMatch(line -> Cells.width(line) <= most);
  }

  @Test
  void withRoomNothingIsCutAndWithoutItColumnsGoBeforeTheTableBreaks() {
    assertThat(String.join("\n", printed(200, Style.PLAIN)))
        .contains("/a/rather/long/place", "日本語のファイル名", "16,777,216", "x\\x1B[31m\\n");
    assertThat(printed(45, Style.PLAIN).getFirst()).doesNotContain("INODES").contains("NAME");
  }

  @Test
  void numbersLineUpAtTheRightWhateverTheWidthOfLetters() {
    List<String> lines = printed(Integer.MAX_VALUE, Style.PLAIN);
    assertThat(lines.get(1)).startsWith("1.0 GiB  /a");
    assertThat(lines.get(2)).startsWith("   12 B  / ");
  }

  @Test
  void coloursTakeNoRoom() {
    String plain = String.join("\n", printed(60, Style.PLAIN));
    String coloured = String.join("\n", printed(60, Style.COLOUR));
    assertThat(coloured).contains("\u001b[1m").isNotEqualTo(plain);
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
    assertThat(Style.PLAIN.paint(Tint.BAD, "x")).isEqualTo("x");
  }

  @Test
  void csvIsQuotedHarmlessAndNamesWhatIsMissing() {
    var entry =
        new FileEntry(
            "=cmd(),\"x\"\u001b",
            null,
            FileType.FILE,
            5L,
            null,
            null,
            Instant.parse("2026-01-02T03:04:05Z"),
            "-rw-r--r--",
            "root",
            null,
            1L,
            null,
            Map.of("created", Unavailable.UNKNOWN));
    assertThat(Csv.header(FileEntry.class))
        .startsWith("name,nameBase64,type,sizeBytes")
        .endsWith(",unavailable");
    assertThat(Csv.row(entry))
        .isEqualTo(
            "\"'=cmd(),\"\"x\"\"\\x1B\",,file,5,,,2026-01-02T03:04:05Z,-rw-r--r--,root,,1,,created=unknown");
  }
}
