package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NativeAccessTest {
  @Test
  void isGrantedToTheseTests() {
    assertThat(NativeAccess.isEnabled()).isTrue();
  }

  @Test
  void isFalseWithoutTheGrantAndAskingWarnsOfNothing() throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                location(NativeAccess.class) + File.pathSeparator + location(getClass()),
                Asking.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(child.getInputStream().readAllBytes());
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(output.strip()).isEqualTo("enabled false");
    } finally {
      child.destroyForcibly();
    }
  }

  private static String location(Class<?> type) throws Exception {
    var source = type.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI()).toString();
  }

  /// The child's program.
  public static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) {
      System.out.println("enabled " + NativeAccess.isEnabled());
    }
  }
}
