package vigia.cli.syntax;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;

/// Understands what was typed. Only the typed command's flags are built.
public final class Parser {
  /// Stands before words such as `-5`, which the library would take for flags.
  private static final char NOT_A_FLAG = '\0';

  private Parser() {}

  /// @throws UsageException when it is no command
  /// @throws vigia.machine.ProblemException when a flag's value is not one of its choices
  public static Invocation parse(List<String> words) {
    int at = CommandWord.index(words);
    if (at < 0) {
      return withoutCommand(words);
    }
    Command command = Command.of(words.get(at));
    if (command == null) {
      throw CommandWord.unknown(words.get(at));
    }
    var rest = new ArrayList<>(words);
    rest.remove(at);
    CommandLine line = split(command, rest);
    var invocation = new Invocation(command, flags(command, line), arguments(line));
    if (!invocation.has(Flag.HELP)) {
      checkCount(command, invocation.arguments());
    }
    return invocation;
  }

  private static Invocation withoutCommand(List<String> words) {
    if (!words.contains("--" + Flag.HELP.word()) && !words.contains("-h")) {
      throw new UsageException(null, "cli.usage.no-command");
    }
    CommandLine line = split(Command.HELP, words);
    return new Invocation(Command.HELP, flags(Command.HELP, line), List.of());
  }

  private static CommandLine split(Command command, List<String> words) {
    var options = new Options();
    for (Flag flag : command.flags()) {
      var option = Option.builder(flag == Flag.HELP ? "h" : null).longOpt(flag.word());
      options.addOption(option.hasArg(!flag.takes().nothing()).get());
    }
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options, marked(words));
    } catch (UnrecognizedOptionException unknown) {
      throw new UsageException(command, "cli.usage.unknown-flag", "flag", unknown.getOption());
    } catch (MissingArgumentException missing) {
      throw new UsageException(
          command, "cli.usage.missing-value", "flag", "--" + missing.getOption().getLongOpt());
    } catch (ParseException other) {
      throw new UsageException(
          command, "cli.usage.other", "detail", String.valueOf(other.getMessage()));
    }
  }

  private static String[] marked(List<String> words) {
    return words.stream()
        .map(word -> word.matches("-[0-9].*") ? NOT_A_FLAG + word : word)
        .toArray(String[]::new);
  }

  private static String unmarked(String word) {
    return !word.isEmpty() && word.charAt(0) == NOT_A_FLAG ? word.substring(1) : word;
  }

  private static Map<Flag, List<String>> flags(Command command, CommandLine line) {
    var flags = new EnumMap<Flag, List<String>>(Flag.class);
    for (Flag flag : command.flags()) {
      if (line.hasOption(flag.word())) {
        flags.put(flag, values(command, flag, line.getOptionValues(flag.word())));
      }
    }
    return flags;
  }

  private static List<String> values(Command command, Flag flag, String @Nullable [] given) {
    if (given == null) {
      return List.of();
    }
    var values = new ArrayList<String>();
    for (String value : given) {
      values.add(unmarked(value));
      if (!flag.choices().isEmpty() && !flag.choices().contains(values.getLast())) {
        if (flag == Flag.FORMAT && values.getLast().equals(Flag.NMAP_XML)) {
          throw new UsageException(command, "cli.usage.format-of-scan", "format", Flag.NMAP_XML);
        }
        throw BadValue.NOT_ONE_OF.allowed(
            flag.word(), values.getLast(), String.join(", ", flag.choices()));
      }
    }
    return values;
  }

  private static List<String> arguments(CommandLine line) {
    return line.getArgList().stream().map(Parser::unmarked).toList();
  }

  private static void checkCount(Command command, List<String> given) {
    List<Argument> arguments = command.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      if (argument.required() && i >= given.size()) {
        throw new UsageException(command, "cli.usage.missing." + argument.name());
      }
      if (i < given.size()
          && !argument.choices().isEmpty()
          && !argument.choices().contains(given.get(i))) {
        throw BadValue.NOT_ONE_OF.allowed(
            argument.name(), given.get(i), String.join(", ", argument.choices()));
      }
    }
    boolean anyNumber = arguments.stream().anyMatch(Argument::often);
    if (!anyNumber && given.size() > arguments.size()) {
      throw new UsageException(
          command, "cli.usage.too-many-arguments", "argument", given.get(arguments.size()));
    }
  }
}
