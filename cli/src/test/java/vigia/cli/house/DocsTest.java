package vigia.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents name exists.
class DocsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`");

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (Path doc : documents()) {
      var links = LINK.matcher(Files.readString(doc));
      while (links.find()) {
        if (!Files.exists(doc.resolveSibling(links.group(1)))) {
          broken.add(ROOT.relativize(doc) + " → " + links.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /// A path begins with a folder of the checkout; `…` stands for any folders between.
  @Test
  void everyPathThatTheDocumentsNameExists() throws IOException {
    Pattern path = Pattern.compile("`((?:" + String.join("|", folders()) + ")/[^`\\s]*)");
    List<String> existing = tracked().stream().map(each -> ROOT.relativize(each) + "/").toList();
    var named = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (Path doc : documents()) {
      for (var found : path.matcher(Files.readString(doc)).results().toList()) {
        named.add(found.group(1));
        var wanted = Pattern.compile(parts(found.group(1)) + "/.*");
        if (existing.stream().noneMatch(each -> wanted.matcher(each).matches())) {
          missing.add(ROOT.relativize(doc) + " → " + found.group(1));
        }
      }
    }
    assertThat(named).contains("web/src/page", "machine/…/Load.java");
    assertThat(missing).isEmpty();
  }

  private static List<String> folders() throws IOException {
    try (Stream<Path> top = Files.list(ROOT)) {
      return top.filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .map(Pattern::quote)
          .toList();
    }
  }

  private static String parts(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Stream.of(bare.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }

  @Test
  void everyClassThatTheArchitectureNamesExists() throws IOException {
    Set<String> classes =
        sources()
            .map(p -> p.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    var named = CLASS.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
    assertThat(named.results().map(m -> m.group(1)).toList())
        .isNotEmpty()
        .allMatch(classes::contains, "exists");
  }

  @Test
  void noDocumentOrSourceHoldsARegistryAddressOrAWorkPath() throws IOException {
    var found = new ArrayList<String>();
    var forbidden =
        Pattern.compile(
            "repo\\.maven|repo1\\.maven|registry\\.npmjs|deb\\.debian\\.org|(?<![\\w/])/work/");
    for (Path file : tracked()) {
      if (!file.endsWith("DocsTest.java")
          && forbidden
              .matcher(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
              .find()) {
        found.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(p -> p.toString().endsWith(".md")).toList();
    }
  }

  private static Stream<Path> sources() throws IOException {
    return tracked().stream().filter(p -> p.toString().endsWith(".java"));
  }

  private static List<Path> tracked() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile)
          .filter(p -> !p.toString().matches(".*/(target|node_modules|\\.git|resources/hosts)/.*"))
          .filter(p -> !p.endsWith(".git"))
          .toList();
    }
  }
}
