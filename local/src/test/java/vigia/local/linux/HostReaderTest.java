package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.machine.Unavailable;

class HostReaderTest {
  @TempDir Path directory;

  @Test
  void osReleaseIsQuotedAsInAShell() {
    assertThat(OsRelease.prettyName("NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"))
        .isEqualTo(Known.of("Debian GNU/Linux 12 (bookworm)"));
    assertThat(OsRelease.prettyName("PRETTY_NAME='It is $5'\n")).isEqualTo(Known.of("It is $5"));
    assertThat(OsRelease.prettyName("PRETTY_NAME=\"a \\\"b\\\" \\$c\"\n"))
        .isEqualTo(Known.of("a \"b\" $c"));
    assertThat(OsRelease.prettyName("NAME=Alpine\n")).isEqualTo(Known.of("Alpine"));
    for (String garbage : new String[] {"", "PRETTY_NAME", "PRETTY_NAME=", "\0=\1\n"}) {
      assertThat(OsRelease.prettyName(garbage)).isEqualTo(Known.absent(Unavailable.UNKNOWN));
    }
  }

  @Test
  void bootTime() {
    assertThat(ProcStat.bootTime("cpu 1 2\nbtime 1763806803\nprocesses 5\n"))
        .isEqualTo(Known.of(Instant.ofEpochSecond(1763806803)));
    assertThat(ProcStat.bootTime("cpu 1 2\n")).isEqualTo(Known.absent(Unavailable.UNKNOWN));
    assertThat(ProcStat.bootTime("btime soon\n")).isEqualTo(Known.absent(Unavailable.UNREADABLE));
  }

  @Test
  void containersLeaveMarks() {
    Tree tree = new Tree(directory);
    assertThat(ContainerMarks.read(tree.files())).isInstanceOf(Known.Absent.class);
    tree.with("proc/1/environ", "PATH=/bin\0container=lxc\0");
    assertThat(ContainerMarks.read(tree.files())).isEqualTo(Known.of("lxc"));
    tree.withDirectory("run/systemd/system");
    assertThat(ContainerMarks.read(tree.files()))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    tree.with("run/.containerenv", "");
    assertThat(ContainerMarks.read(tree.files())).isEqualTo(Known.of("podman"));
    tree.with(".dockerenv", "");
    assertThat(ContainerMarks.read(tree.files())).isEqualTo(Known.of("docker"));
    tree.with("run/systemd/container", "systemd-nspawn\n");
    assertThat(ContainerMarks.read(tree.files())).isEqualTo(Known.of("systemd-nspawn"));
    assertThat(ContainerMarks.fromEnvironment("A=1\0container=\0"))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
  }

  /// As NixOS has it: absolute links, which mean the host's root and not ours.
  @Test
  void linksStayInsideTheHostsRoot() throws Exception {
    Tree tree =
        new Tree(directory)
            .with("nix/store/x/os-release", "PRETTY_NAME=Other\n")
            .withDirectory("etc");
    Files.createSymbolicLink(directory.resolve("etc/static"), Path.of("/nix/store/x"));
    Files.createSymbolicLink(
        directory.resolve("etc/os-release"), Path.of("../../etc/./static/os-release"));
    assertThat(tree.files().linkedText("etc/os-release"))
        .isEqualTo(Known.of("PRETTY_NAME=Other\n"));
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("/loop"));
    assertThat(tree.files().linkedText("loop")).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(tree.files().linkedText("etc/missing"))
        .isEqualTo(Known.absent(Unavailable.NOT_SUPPORTED));
  }
}
