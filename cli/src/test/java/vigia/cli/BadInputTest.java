package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is typed wrong gets one sentence in the reader's language, and the right exit code.
class BadInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abc; 2; whole number; número inteiro",
        "-5; 2; at least 1; no mínimo 1",
        "0; 2; at least 1; no mínimo 1",
        "''; 2; No PID; Nenhum PID",
        "4194304999; 1; no such process; processo não encontrado",
        "99999999999999999999999; 1; no such process; processo não encontrado"
      })
  void pids(String pid, int exit, String en, String pt) {
    check(Run.english("process", pid), exit, en);
    check(Run.portuguese("process", pid), exit, pt);
    check(Run.english("processo", pid), exit, pt);
    check(Run.portuguese("processo", pid, "--lang", "en"), exit, en);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 2; path is empty; caminho está vazio",
        "etc; 2; begin with a slash; começar com uma barra",
        "/nao/existe; 1; The directory does not exist: /nao/existe; O diretório não existe:"
            + " /nao/existe",
        "/etc/passwd; 1; Not a directory; Não é um diretório",
        "/etc/../nao; 1; does not exist; não existe"
      })
  void paths(String path, int exit, String en, String pt) {
    check(Run.english("files", path), exit, en);
    check(Run.portuguese("files", path), exit, pt);
    check(Run.english("arquivos", path), exit, pt);
  }

  @Test
  void strangePaths(@TempDir Path directory) throws IOException {
    Path loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    check(Run.english("files", loop.toString()), 1, "Too many symbolic links");
    check(Run.portuguese("files", loop.toString()), 1, "Links simbólicos demais");
    check(Run.english("files", directory + "/a\nb\u001b[2J\u202e"), 1, "a\\nb\\x1B[2J\\u202E");
    check(Run.english("files", "/" + "x".repeat(300)), 1, "");
    check(Run.english("files", "/" + "x/".repeat(2500)), 2, "4,095 bytes");
    check(Run.english("files", directory.toString(), "--name", "other"), 1, "not the last part");
    check(Run.portuguese("files", directory.toString(), "--name", "x"), 1, "não é a última parte");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 2; from 1 to 65535; de 1 a 65535",
        "65536; 2; from 1 to 65535; de 1 a 65535",
        "9-5; 2; ends before it begins; termina antes de começar",
        "80,no-such-service; 2; No service is called; Nenhum serviço se chama",
        "80,no such; 2; numbers from 1; números de 1",
        "top:0; 2; most used ports; portas mais usadas",
        "top:99999; 2; most used ports; portas mais usadas",
        "top:x; 2; numbers from 1; números de 1",
        "top:; 2; numbers from 1; números de 1",
        "''; 2; No ports; Nenhuma porta",
        "1-; 2; no list of ports; não é uma lista de portas"
      })
  void ports(String ports, int exit, String en, String pt) {
    check(Run.english("scan", "127.0.0.1", ports), exit, en);
    check(Run.portuguese("scan", "127.0.0.1", "--ports", ports), exit, pt);
    check(Run.english("portas", "127.0.0.1", ports), exit, pt);
  }

  @Test
  void lettersAndTenThousandCommasAreNoPorts() {
    check(Run.english("scan", "127.0.0.1", "--ports", "abc"), 2, "No service is called \"abc\"");
    check(Run.english("scan", "127.0.0.1", "1", "--top", "5"), 2, "given twice");
    check(Run.english("scan", "127.0.0.1", "--top", "x"), 2, "number");
    check(Run.english("scan", "127.0.0.1", "--top", "60000"), 2, "from 1 to 310");
    check(Run.english("scan", "127.0.0.1", ",".repeat(10_000)), 2, "no list of ports");
    check(Run.english("scan", "h", "1-5", "--all-ports"), 2, "given twice");
    check(Run.english("scan", "127.0.0.1", "22", "23"), 2, "\"22\" is no target");
    check(Run.portuguese("scan", "127.0.0.1", "abc"), 1, "Se \"abc\" eram portas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 2; No target; Nenhum alvo",
        "-oX; 2; no option -oX; Não existe a opção -oX",
        "fe80::1%nowhere; 2; cannot be scanned; Não dá para varrer",
        "127.0.0.0/8; 2; is 16777216 addresses; são 16777216 endereços",
        "127.0.0.0/33; 2; from /0 to /32; de /0 a /32",
        "127.0.0.1/8/8; 2; neither an IP address; não é um endereço IP",
        "127.0.0.5-3; 2; ends before it begins; termina antes de começar",
        "127.0.0.1-300; 2; from 0 to 255; de 0 a 255",
        "224.0.0.0/4; 2; cannot be scanned; Não dá para varrer"
      })
  void targets(String target, int exit, String en, String pt) {
    check(Run.english("scan", target), exit, en);
    check(Run.portuguese("scan", target), exit, pt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 2; none was given; não veio nada",
        "127.0.0.0/33; 2; from /0 to /32; de /0 a /32",
        "localhost; 2; by its name; pelo nome",
        "127.0.0.0/8; 2; Nothing is left; Não sobra nada"
      })
  void exclusions(String excluded, int exit, String en, String pt) {
    check(Run.english("scan", "127.0.0.1", "1", "--exclude", excluded), exit, en);
    check(Run.portuguese("scan", "127.0.0.1", "1", "--exclude", excluded), exit, pt);
  }

  @Test
  void waits() {
    check(
        Run.english("scan", "127.0.0.1", "--max-wait", "9ms"), 2, "from 10 to 10000 milliseconds");
    check(Run.portuguese("scan", "127.0.0.1", "--max-wait", "30d"), 2, "de 10 a 10000");
    check(Run.english("scan", "127.0.0.1", "--max-wait", "200"), 2, "such as 200ms");
    Run right = Run.english("scan", "127.0.0.1", "1", "--max-wait", "200ms", "--every-host");
    assertThat(right.exit()).as(right.err()).isZero();
  }

  @Test
  void whatOnlyTcpHas() {
    check(Run.english("scan", "127.0.0.1", "--udp", "--method", "syn"), 2, "A method is for TCP");
    check(
        Run.portuguese("scan", "127.0.0.1", "--udp", "--identify"), 2, "só pode ser visto por TCP");
  }

  @Test
  void anExclusionThatTouchesNothingIsRight() {
    Run run = Run.english("scan", "127.0.0.1", "1", "--exclude", "10.0.0.0/8");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void aScanThatIsTooBigIsRefusedWithItsNumbers() {
    String numbers = "65536 addresses with 2000 ports each are 131072000 connections";
    check(Run.english("scan", "127.0.0.0/16", "1-2000"), 2, numbers);
    check(Run.english("scan", "127.0.0.0/15", "80"), 2, "131072");
  }

  @Test
  void theFormatOfNmapIsOneOfScans() {
    for (String command : new String[] {"overview", "processes", "link"}) {
      check(Run.english(command, "--format", "nmap-xml"), 2, "a format of \"vigia scan\" only");
    }
    check(Run.portuguese("resumo", "--format", "nmap-xml"), 2, "só de \"vigia portas\"");
    check(Run.english("scan", "127.0.0.1", "1", "--format", "xml"), 2, "nmap-xml");
  }

  @Test
  void aNameWithoutAddressIsSaidAndTheOthersAreScanned() {
    Run run = Run.english("scan", "no-such-host.invalid", "127.0.0.1", "1-5", "--format", "jsonl");
    check(run, 1, "no-such-host.invalid has no address");
    assertThat(run.out().lines().filter(line -> line.contains("\"127.0.0.1\""))).hasSize(5);
    check(Run.portuguese("scan", "--", "-oX"), 2, "nem um nome de máquina");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dance; no command \"dance\"; Não existe o comando",
        "file; Perhaps \"files\"; Talvez \"files\"",
        "files; No directory; Nenhum diretório",
        "overview --colour; no option --colour; Não existe a opção --colour",
        "overview --format xml; one of table; um de table",
        "overview --interval soon; 500ms; 500ms",
        "overview --interval 11s; 250ms to 10s, not \"11s\"; 250ms a 10s",
        "overview --interval 1ms; 250ms to 10s; 250ms a 10s",
        "overview --server http://127.0.0.1:99999; The port in --server; A porta em --server",
        "overview --host-root /etc; no /proc in /etc; Não há /proc em /etc",
        "processes --host-root /etc; no /proc in /etc; Não há /proc em /etc",
        "serve --listen 127.0.0.1:99999; The port in --listen; A porta em --listen",
        "help foo; The command is one of; O comando",
        "token foo; The action is one of; A ação",
        "completion tcsh; The shell is one of; O shell",
        "token create --expires 0s; from 1s; de 1s",
        "overview --watch 0; 0.25; 0.25",
        "overview --machine other; no machine called other; nenhuma máquina chamada other",
        "files /etc --limit 0; from 1; de 1",
        "files /etc --limit x; number; número",
        "overview --host-root /nao/existe; does not exist; não existe"
      })
  void flags(String line, String en, String pt) {
    Run english = Run.english(line.split(" "));
    assertThat(english.exit()).isIn(1, 2);
    check(english, english.exit(), en);
    check(Run.portuguese(line.split(" ")), english.exit(), pt);
  }

  @Test
  void anEmptyHostRootIsNotThisDirectory() {
    check(Run.english("overview", "--host-root", ""), 2, "--host-root");
  }

  @Test
  void withoutAServerTheExitCodeSaysSo(@TempDir Path home) {
    check(Run.english("overview", "--server", "http://127.0.0.1:1"), 3, "No server answers");
    check(Run.portuguese("overview", "--server", "http://127.0.0.1:1"), 3, "Nenhum servidor");
    check(Run.english("overview", "--server", "https://127.0.0.1:1"), 3, "Log in first");
    check(Run.english("overview", "--server", "http://192.0.2.1"), 3, "Use https");
    check(Run.english("overview", "--server", "ftp://x"), 2, "--server");
  }

  /// One line on the other stream, nothing that drives a terminal, no trace of the program's
  /// inside.
  private static void check(Run run, int exit, String said) {
    assertThat(run.err()).startsWith("vigia: ").contains(said).doesNotContain("Exception", "\tat ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err().strip())
        .matches(text -> text.chars().noneMatch(c -> c < ' ' || c == 0x202e));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
  }
}
