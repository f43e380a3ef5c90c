package vigia.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./vigia` and what it calls, in a checkout whose path has a space.
class LauncherTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path temp;
  private Path checkout;

  private record Run(int status, String out, String err) {}

  /// The scripts, and the modules of this test run where the build would have put their jars.
  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectory(temp.resolve("a checkout"));
    Files.copy(ROOT.resolve("vigia"), checkout.resolve("vigia"));
    assertThat(checkout.resolve("vigia").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(checkout.resolve("pom.xml"), ROOT.resolve("pom.xml"));
    Path tools = Files.createDirectory(checkout.resolve("tools"));
    try (Stream<Path> scripts = Files.list(ROOT.resolve("tools"))) {
      for (Path script : scripts.filter(Files::isRegularFile).toList()) {
        Files.copy(script, tools.resolve(script.getFileName()));
        assertThat(tools.resolve(script.getFileName()).toFile().setExecutable(true)).isTrue();
      }
    }
  }

  private void pretendBuilt() throws IOException {
    Path app = Files.createDirectories(checkout.resolve("cli/target/app"));
    for (String module : System.getProperty("jdk.module.path").split(File.pathSeparator)) {
      Path path = Path.of(module).toAbsolutePath();
      if (Files.isDirectory(path)) {
        // A module that is a symbolic link to a directory is found, but not its classes.
        copyTree(path, app.resolve("cli"));
      } else {
        Files.createSymbolicLink(app.resolve(path.getFileName()), path);
      }
    }
    Files.writeString(app.resolve("built"), "no-git\n");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    Path out = Files.createTempFile(temp, "out", "");
    Path err = Files.createTempFile(temp, "err", "");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after 60 s: " + List.of(command));
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String vigia() {
    return checkout.resolve("vigia").toString();
  }

  @Test
  void runsFromAPathWithASpaceAndPassesTheExitCodeOn() throws Exception {
    pretendBuilt();
    Run version = run(Map.of(), vigia(), "--version");
    assertThat(version.status()).as(version.err()).isZero();
    assertThat(version.out()).startsWith("vigia ");
    assertThat(version.err()).isEmpty();
    assertThat(run(Map.of(), vigia(), "process", "abc").status()).isEqualTo(2);
  }

  @Test
  void runsThroughASymbolicLink() throws Exception {
    pretendBuilt();
    Path link = Files.createSymbolicLink(temp.resolve("link"), checkout.resolve("vigia"));
    Run run = run(Map.of(), link.toString(), "--version");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void handsTheReadersLanguageOnAlthoughTheJvmGetsUtf8() throws Exception {
    pretendBuilt();
    var portuguese = Map.of("LC_ALL", "pt_BR.UTF-8");
    assertThat(run(portuguese, vigia(), "process", "4194304999").err())
        .contains("processo não encontrado");
    assertThat(run(Map.of("LC_ALL", "C"), vigia(), "process", "4194304999").err())
        .contains("no such process");
  }

  @Test
  void tooFewOpenFilesAreToldInASentence() throws Exception {
    pretendBuilt();
    Run run = run(Map.of("LC_ALL", "C"), "prlimit", "--nofile=30", vigia(), "--version");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("(ulimit -n) is 30"));
  }

  @Test
  void aTerminatedServerEndsCleanly() throws Exception {
    pretendBuilt();
    Path out = temp.resolve("serve.out");
    var builder =
        new ProcessBuilder(vigia(), "serve", "--listen", "127.0.0.1:0", "--format", "json")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("VIGIA_HOME", temp.resolve("home").toString());
    Process server = builder.start();
    try {
      awaitLine(server, out, "\"event\":\"listening\"");
      server.destroy();
      assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isIn(0, 143);
    } finally {
      server.destroyForcibly();
    }
  }

  private static void awaitLine(Process process, Path file, String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.readString(file).contains(text)) {
      assertThat(process.isAlive())
          .as("the server is running; it said: %s", Files.readString(file))
          .isTrue();
      assertThat(System.nanoTime()).as("waited 30 s for %s", text).isLessThan(end);
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void takesTheJdkThatIsAskedForAndNamesTheOnesTooOld() throws Exception {
    Path old = pretendJdk("old", "17.0.15");
    Path wanted = pretendJdk("new", "26");
    Run found = run(Map.of("VIGIA_JAVA_HOME", wanted.toString()), findJdk());
    assertThat(found.out().strip()).isEqualTo(wanted.toString());
    Run none =
        run(
            Map.of("VIGIA_JAVA_HOME", old.toString(), "JAVA_HOME", "", "HOME", temp.toString()),
            withoutSystemJdks(findJdk()));
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err().lines())
        .singleElement()
        .asString()
        .contains("JDK 25 or newer")
        .contains("17 in " + old);
  }

  private String findJdk() {
    return checkout.resolve("tools/find-jdk").toString();
  }

  /// In a mount namespace of its own, where the systems' JDKs cannot be seen.
  private static String[] withoutSystemJdks(String script) {
    return new String[] {
      "unshare", "-rm", "sh", "-c", "mount -t tmpfs none /usr/lib/jvm && exec \"$0\"", script
    };
  }

  private Path pretendJdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(temp.resolve(name).resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      Files.writeString(bin.resolve(tool), "#!/bin/sh\n");
      assertThat(bin.resolve(tool).toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(
        bin.resolveSibling("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return bin.getParent();
  }

  @Test
  void aMissingOrOldMavenOrNodeIsOneLine() throws Exception {
    assertThat(buildWith(Map.of())).singleElement().asString().contains("Maven 3.8 or newer");
    assertThat(buildWith(Map.of("mvn", "Apache Maven 3.6.3")))
        .singleElement()
        .asString()
        .contains("found 3.6.3");
    String maven = "Apache Maven 3.8.7";
    assertThat(buildWith(Map.of("mvn", maven)))
        .singleElement()
        .asString()
        .contains("node is missing");
    assertThat(buildWith(Map.of("mvn", maven, "node", "v18.19.0", "npm", "9")))
        .singleElement()
        .asString()
        .contains("Node 20.19 or newer, found v18.19.0");
  }

  /// What the build says when only the given programs, which print the given text, are there beside
  /// the basic ones.
  private List<String> buildWith(Map<String, String> programs) throws Exception {
    Path bin = Files.createTempDirectory(temp, "bin");
    for (String tool :
        List.of("sh", "sed", "head", "dirname", "readlink", "mkdir", "rm", "cat", "grep")) {
      Files.createSymbolicLink(bin.resolve(tool), which(tool));
    }
    for (var program : programs.entrySet()) {
      Path script =
          Files.writeString(
              bin.resolve(program.getKey()), "#!/bin/sh\necho '" + program.getValue() + "'\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    Run run =
        run(
            Map.of(
                "PATH", bin.toString(), "VIGIA_JAVA_HOME", pretendJdk("jdk", "25.0.3").toString()),
            checkout.resolve("tools/build").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    return new ArrayList<>(run.err().lines().toList());
  }

  private static Path which(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(dir -> Path.of(dir, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
