package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The program as it runs on Linux: OSHI and JNA are not even on the module path.
class WithoutOshiTest {
  private static final List<String> LEFT_OUT =
      List.of("com.github.oshi", "com.sun.jna", "org.slf4j", "java.", "jdk.");

  @Test
  void linuxNeedsNoOshiAndWarnsOfNothing() throws Exception {
    assertThat(run("--enable-native-access=vigia.syscall", "AUTO"))
        .isEqualTo("overview 64 or 32 bits, unavailable: no");
  }

  @Test
  void withoutNativeAccessItWarnsOfNothingToo() throws Exception {
    assertThat(run("-Dnothing", "AUTO")).isEqualTo("overview 64 or 32 bits, unavailable: no");
  }

  @Test
  void thePortableEngineSaysWhatItLacks() throws Exception {
    assertThat(run("-Dnothing", "PORTABLE")).isEqualTo("not-supported {what=com.github.oshi}");
  }

  private static String run(String option, String engine) throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                option,
                "-p",
                modules(),
                "--add-modules",
                "vigia.local",
                "-cp",
                Path.of(WithoutOshiTest.class.getResource("WithoutOshiTest.class").toURI())
                    .getParent()
                    .getParent()
                    .getParent()
                    .toString(),
                "outside.Child",
                engine)
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(child.getInputStream().readAllBytes());
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return output.strip();
    } finally {
      child.destroyForcibly();
    }
  }

  private static String modules() {
    return ModuleLayer.boot().configuration().modules().stream()
        .map(ResolvedModule::reference)
        .filter(reference -> LEFT_OUT.stream().noneMatch(reference.descriptor().name()::startsWith))
        .flatMap(reference -> reference.location().stream())
        .map(WithoutOshiTest::path)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String path(URI location) {
    return Path.of(location).toString();
  }
}
