package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnameTest {
  @Test
  void agreesWithWhatTheKernelWritesInProc() throws Exception {
    Uname uname = Uname.read();
    assertThat(uname.sysname()).isEqualTo(kernel("ostype"));
    assertThat(uname.nodename()).isEqualTo(kernel("hostname"));
    assertThat(uname.release()).isEqualTo(kernel("osrelease"));
    assertThat(uname.version()).isEqualTo(kernel("version"));
    assertThat(uname.machine()).isNotEmpty();
  }

  private static String kernel(String name) throws Exception {
    return Files.readString(Path.of("/proc/sys/kernel", name)).strip();
  }
}
