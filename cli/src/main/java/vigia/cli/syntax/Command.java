package vigia.cli.syntax;

import static vigia.cli.syntax.Argument.many;
import static vigia.cli.syntax.Argument.one;
import static vigia.cli.syntax.Argument.optional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigia.language.Language;

/// Every command there is: its word, its Portuguese alias, what it takes. Its help stands in the
/// catalogues under `cli.command.` and its word.
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable copies
public enum Command {
  OVERVIEW("overview", "resumo", List.of(), asking(Flag.INTERVAL, Flag.ALL_FILE_SYSTEMS)),
  FILES(
      "files",
      "arquivos",
      List.of(one("path")),
      asking(Flag.NAME, Flag.FILE_SORT, Flag.ORDER, Flag.TYPE, Flag.FILTER, Flag.LIMIT)),
  PROCESS("process", "processo", List.of(one("pid")), asking(Flag.DETAILS)),
  PROCESSES(
      "processes",
      "processos",
      List.of(),
      asking(Flag.PROCESS_SORT, Flag.ORDER, Flag.FILTER, Flag.LIMIT, Flag.TREE)),
  SCAN("scan", "portas", List.of(many("target"), optional("ports")), scanning()),
  SCANS(
      "scans",
      "varreduras",
      List.of(optional("scan"), optional("later")),
      taking(Flag.FORGET, Flag.SERVER, Flag.MACHINE, Flag.TOKEN_FILE, Flag.SCAN_FORMAT)),
  WINDOW(
      "window",
      "janela",
      List.of(),
      taking(Flag.SERVER, Flag.MACHINE, Flag.TOKEN_FILE, Flag.HOST_ROOT)),
  SERVE(
      "serve",
      "servir",
      List.of(),
      taking(
          Flag.LISTEN,
          Flag.CONFIG,
          Flag.HOST,
          Flag.ROOT,
          Flag.SCAN_NETWORK,
          Flag.TLS_CERT,
          Flag.TLS_KEY,
          Flag.HOST_ROOT,
          Flag.FORMAT)),
  TOKEN(
      "token",
      null,
      List.of(one("action", "create", "list", "revoke"), optional("id")),
      taking(Flag.TOKEN_NAME, Flag.ALLOW, Flag.EXPIRES, Flag.FORMAT)),
  LINK("link", null, List.of(), taking(Flag.FORMAT)),
  LOGIN(
      "login",
      null,
      List.of(one("url")),
      taking(Flag.TOKEN_FILE, Flag.FINGERPRINT, Flag.LOGIN_NAME)),
  COMPLETION("completion", null, List.of(one("shell", "bash", "zsh", "fish")), taking()),
  HELP("help", "ajuda", List.of(optional("command")), taking());

  private final String word;
  private final @Nullable String alias;
  private final List<Argument> arguments;
  private final List<Flag> flags;

  Command(String word, @Nullable String alias, List<Argument> arguments, List<Flag> flags) {
    this.word = word;
    this.alias = alias;
    this.arguments = arguments;
    this.flags = flags;
  }

  /// The flags of a command that asks a machine: its own first.
  private static List<Flag> asking(Flag... own) {
    var all = new ArrayList<>(List.of(own));
    all.addAll(
        List.of(
            Flag.SERVER,
            Flag.MACHINE,
            Flag.TOKEN_FILE,
            Flag.HOST_ROOT,
            Flag.FORMAT,
            Flag.WATCH,
            Flag.LANG,
            Flag.HELP));
    return List.copyOf(all);
  }

  /// The same with a scan's formats.
  private static List<Flag> scanning() {
    var own = new ArrayList<>(Flag.OF_A_SCAN);
    own.add(Flag.DETACH);
    var all = new ArrayList<>(asking(own.toArray(Flag[]::new)));
    all.set(all.indexOf(Flag.FORMAT), Flag.SCAN_FORMAT);
    return List.copyOf(all);
  }

  private static List<Flag> taking(Flag... own) {
    var all = new ArrayList<>(List.of(own));
    all.addAll(List.of(Flag.LANG, Flag.HELP));
    return List.copyOf(all);
  }

  public String word() {
    return word;
  }

  /// The word for it that help in that language uses.
  public String word(Language language) {
    return language == Language.PT_BR && alias != null ? alias : word;
  }

  /// The Portuguese word for it, which also asks for Portuguese answers; null when there is none.
  public @Nullable String alias() {
    return alias;
  }

  List<Argument> arguments() {
    return arguments;
  }

  List<Flag> flags() {
    return flags;
  }

  /// All words, for a list of what is allowed.
  public static String words() {
    return Arrays.stream(values()).map(Command::word).collect(Collectors.joining(", "));
  }

  /// The command of a word or alias, in any case; null when there is none.
  public static @Nullable Command of(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    for (Command command : values()) {
      if (command.word.equals(lower) || lower.equals(command.alias)) {
        return command;
      }
    }
    return null;
  }
}
