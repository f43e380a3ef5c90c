package vigia.local.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  /// Arguments are separated by `|`.
  private static String masked(String arguments) {
    return CommandLine.masked(List.of(arguments.split("\\|", -1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app|--password=hunter2",
        "app|--password|hunter2",
        "app|-password|hunter2",
        "app|--password=hunter2 hunter2 hunter2",
        "app|--password|hunter2 hunter2",
        "app|--db-password=hunter2|--port=1",
        "app|--dbPassword=hunter2",
        "app|--PASSWD|hunter2",
        "app|--token|hunter2",
        "app|token=hunter2",
        "app|--api-key=hunter2",
        "app|--apiKey|hunter2",
        "app|--api_key:hunter2",
        "app|--client-secret|hunter2",
        "app|--access-key=hunter2",
        "app|-storepass|hunter2",
        "keytool|-keypass|hunter2",
        "java|-Djavax.net.ssl.keyStorePassword=hunter2|-jar|x.jar",
        "env|MYSQL_PWD=hunter2|AWS_SECRET_ACCESS_KEY=hunter2|app",
        "sh|-c|PASSWORD=hunter2 app --verbose",
        "sh|-c|app --password hunter2 --verbose",
        "sh|-c|app --password 'hunter2 hunter2' --verbose",
        "sh|-c|exec env DB_PASS=\"hunter2 hunter2\" app",
        "bash|-c|mysql -phunter2 base",
        "sudo|mysql|-u|root|-phunter2|base",
        "/usr/bin/mysqldump|-phunter2",
        "sshpass|-p|hunter2|ssh|host",
        "sshpass|-phunter2|ssh|host",
        "redis-cli|-a|hunter2|ping",
        "curl|-u|me:hunter2|https://host/",
        "curl|-ume:hunter2|https://host/",
        "curl|--user|me:hunter2|https://host/",
        "curl|-H|Authorization: Bearer hunter2hunter2|https://host/",
        "curl|-H|Authorization: Basic hunter2|https://host/",
        "curl|-H|X-Api-Key: hunter2|https://host/",
        "curl|-H|Cookie: a=hunter2; b=hunter2",
        "sh|-c|curl -H 'Authorization: Bearer hunter2' https://host/",
        "sh|-c|curl -H \"Cookie: a=hunter2; b=hunter2\" https://host/",
        "git|clone|https://me:hunter2@host/x.git",
        "git|clone|https://hunter2@host/x.git",
        "app|postgres://me:hun/ter2hunter2@host:5432/base",
        "app|--url=amqp://me:hunter2@host",
        "curl|https://host/?a=b&token=hunter2&c=d",
        "app|{\"user\":\"me\",\"password\":\"hunter2 hunter2\"}",
        "app|{\"password\" : \"hunter2\"}",
        "openssl|enc|-pass|pass:hunter2",
        "openssl|pkcs12|-passin|pass:hunter2",
        "7z|a|-phunter2|x.7z",
        "zip|-P|hunter2|x.zip|y",
        "ldapsearch|-w|hunter2",
        "app|--senha=hunter2",
        "app title with password=hunter2 and more",
        "app title --token hunter2 and more",
      })
  void secretsAreMasked(String arguments) {
    assertThat(masked(arguments)).doesNotContain("hunter2").doesNotContain("ter2").contains("***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      value = {
        "app|--password=x|--port=80 > app --password=*** --port=80",
        "app|--password|x|--port|80 > app --password *** --port 80",
        "app|--password|--port|80 > app --password --port 80",
        "mysql|-u|root|-px|base > mysql -u root -p*** base",
        "psql|-p|5432|base > psql -p 5432 base",
        "ssh|-p|2222|host > ssh -p 2222 host",
        "docker|run|-p|80:80|image > docker run -p 80:80 image",
        "mysql|-p|base > mysql -p base",
        "git|clone|https://me:x@host/y.git > git clone https://***@host/y.git",
        "vigia|login|--token-file|/run/key > vigia login --token-file /run/key",
        "app|--password-file=/run/key > app --password-file=/run/key",
        "app|--bypass=yes|--compass|north > app --bypass=yes --compass north",
        "app|--author|me|--authority=x > app --author me --authority=x",
        "mail|me@host.example|http://host/a > mail me@host.example http://host/a",
        "sleep|100 > sleep 100",
        "echo|a  b > echo a  b",
        "nginx: worker process| | > nginx: worker process",
      })
  void theRestStaysAsItIs(String arguments, String shown) {
    assertThat(masked(arguments)).isEqualTo(shown);
  }

  @Test
  void tokensThatSayWhatTheyAreAreMaskedAnywhere() {
    String own = "vg_0123456789abcdef_" + "A1-_".repeat(10) + "xyz";
    assertThat(masked("app|" + own + "|end")).isEqualTo("app *** end");
    String jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    assertThat(masked("app|x " + jwt + " y")).isEqualTo("app x *** y");
    assertThat(masked("app|ghp_0123456789abcdefghijABCDEFGHIJ012345")).isEqualTo("app ***");
  }

  @Test
  void aHostileCommandLineOfFullLengthIsMaskedSoon() {
    for (String part : List.of("://", "password", "a=", "-p ", "\"", "token:'", "Bearer ")) {
      String text = part.repeat(4096 / part.length());
      assertThat(CommandLine.masked(List.of("mysql", text))).isNotEmpty();
    }
  }

  @Test
  void nothingIsMadeOfNothing() {
    assertThat(CommandLine.masked(List.of())).isEmpty();
    assertThat(CommandLine.masked(List.of("", ""))).isEmpty();
    assertThat(CommandLine.masked(List.of("app", "--password"))).isEqualTo("app --password");
    assertThat(CommandLine.masked(List.of("app", "--password="))).isEqualTo("app --password=");
  }
}
