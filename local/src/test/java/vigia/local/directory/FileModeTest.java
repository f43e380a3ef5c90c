package vigia.local.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.local.Commands;
import vigia.machine.FileType;

class FileModeTest {
  @ParameterizedTest
  @CsvSource({
    "100644,-rw-r--r--,FILE",
    "040755,drwxr-xr-x,DIRECTORY",
    "041777,drwxrwxrwt,DIRECTORY",
    "041770,drwxrwx--T,DIRECTORY",
    "104755,-rwsr-xr-x,FILE",
    "104644,-rwSr--r--,FILE",
    "102755,-rwxr-sr-x,FILE",
    "102644,-rw-r-Sr--,FILE",
    "120777,lrwxrwxrwx,LINK",
    "010600,prw-------,FIFO",
    "140777,srwxrwxrwx,SOCKET",
    "020666,crw-rw-rw-,CHARACTER_DEVICE",
    "060660,brw-rw----,BLOCK_DEVICE",
    "000000,?---------,UNKNOWN",
  })
  void isWhatLsPrints(String octal, String text, FileType type) {
    int mode = Integer.parseInt(octal, 8);
    assertThat(FileMode.text(mode)).isEqualTo(text);
    assertThat(FileMode.type(mode)).isEqualTo(type);
  }

  @Test
  void everyModeOfAFileIsThatOfStat(@TempDir Path directory) throws Exception {
    for (int rights = 0; rights < 07777; rights += 0137) {
      Path file = Files.createFile(directory.resolve(Integer.toOctalString(rights)));
      Commands.output("chmod", Integer.toOctalString(rights), file.toString());
      String stat = Commands.output("stat", "-c", "%f %A", file.toString()).strip();
      int mode = Integer.parseInt(stat.substring(0, stat.indexOf(' ')), 16);
      assertThat(FileMode.text(mode)).isEqualTo(stat.substring(stat.indexOf(' ') + 1));
    }
  }
}
