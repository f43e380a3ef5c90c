package vigia.cli.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import vigia.language.Catalogue;
import vigia.machine.Permission;

/// The table of commands as scripts that make a shell complete what is typed.
public final class Completion {
  private final Catalogue catalogue;

  public Completion(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public String bash() {
    var commands = new Lines();
    var values = new Lines();
    var words = new Lines();
    for (Command command : Command.values()) {
      commands.add("      %s) command=%s; break ;;".formatted(patterns(command), command.word()));
      for (Flag flag : command.flags()) {
        if (!flag.takes().nothing()) {
          values.add(
              "    \"%s --%s\") %s; return ;;"
                  .formatted(command.word(), flag.word(), bashValue(flag)));
        }
      }
      words.add(
          "    %s) words='%s' ;;".formatted(command.word(), String.join(" ", words(command))));
    }
    return """
    # Completion of vigia in bash. Use it with: source <(vigia completion bash)
    _vigia() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' words i
      # --sort=s comes as three words.
      if [[ $word == = ]]; then
        word=''
      elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
      fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
    %s    esac
      done
      case "$command $before" in
    %s  esac
      case $command in
    %s    *) words='%s' ;;
      esac
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
      if [[ $command == files && $word != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
      fi
    }
    complete -o filenames -F _vigia vigia ./vigia
    """
        .formatted(commands, values, words, String.join(" ", allWords()));
  }

  private static String bashValue(Flag flag) {
    if (!suggestions(flag).isEmpty()) {
      return "mapfile -t COMPREPLY < <(compgen -W '%s' -- \"$word\")"
          .formatted(String.join(" ", suggestions(flag)));
    }
    return switch (flag.takes().what()) {
      case Takes.FILE -> "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
      case Takes.DIRECTORY -> "mapfile -t COMPREPLY < <(compgen -d -- \"$word\")";
      default -> "COMPREPLY=()";
    };
  }

  public String zsh() {
    var commands = new Lines();
    var flags = new Lines();
    for (Command command : Command.values()) {
      each(
          command,
          word ->
              commands.add(
                  "    '%s:%s'".formatted(word, zsh(catalogue.text(Help.summaryKey(command))))));
      var options = new ArrayList<String>();
      for (Flag flag : command.flags()) {
        options.add("'--%s[%s]%s'".formatted(flag.word(), zsh(help(flag)), zshValue(flag)));
      }
      for (Argument argument : command.arguments()) {
        options.add(zshArgument(argument));
      }
      flags.add(
          "        %s) _arguments %s ;;".formatted(patterns(command), String.join(" ", options)));
    }
    return """
    #compdef vigia
    # Completion of vigia in zsh. Use it with: source <(vigia completion zsh)
    _vigia() {
      local state
      local -a commands
      commands=(
    %s  )
      _arguments -C '--lang:language:(pt-BR en)' '1:command:->command' '*::argument:->argument'
      case $state in
        command) _describe command commands ;;
        argument)
          case $words[1] in
    %s      esac ;;
      esac
    }
    compdef _vigia vigia
    """
        .formatted(commands, flags);
  }

  private static String zshValue(Flag flag) {
    if (flag.takes().nothing()) {
      return "";
    }
    if (!suggestions(flag).isEmpty()) {
      return ":" + flag.word() + ":(" + String.join(" ", suggestions(flag)) + ")";
    }
    return switch (flag.takes().what()) {
      case Takes.FILE -> ":file:_files";
      case Takes.DIRECTORY -> ":directory:_files -/";
      default -> ":" + flag.word() + ":";
    };
  }

  private static String zshArgument(Argument argument) {
    String action =
        argument.name().equals("path")
            ? "_files -/"
            : suggestions(argument).isEmpty()
                ? ""
                : "(" + String.join(" ", suggestions(argument)) + ")";
    return "'%s:%s:%s'".formatted(argument.often() ? "*" : "", argument.name(), action);
  }

  public String fish() {
    var lines = new Lines();
    lines.add("# Completion of vigia in fish. Use it with: vigia completion fish | source");
    lines.add("complete -c vigia -f");
    for (Command command : Command.values()) {
      each(
          command,
          word ->
              lines.add(
                  "complete -c vigia -n __fish_use_subcommand -a %s -d '%s'"
                      .formatted(word, quoted(catalogue.text(Help.summaryKey(command))))));
      String seen =
          "complete -c vigia -n '__fish_seen_subcommand_from "
              + patterns(command).replace('|', ' ')
              + "' ";
      for (Argument argument : command.arguments()) {
        if (!suggestions(argument).isEmpty()) {
          lines.add(seen + "-a '%s'".formatted(String.join(" ", suggestions(argument))));
        } else if (argument.name().equals("path")) {
          lines.add(seen + "-a '(__fish_complete_directories)'");
        }
      }
      for (Flag flag : command.flags()) {
        lines.add(
            seen + "-l %s%s -d '%s'".formatted(flag.word(), fishValue(flag), quoted(help(flag))));
      }
    }
    return lines.toString();
  }

  private static String fishValue(Flag flag) {
    if (flag.takes().nothing()) {
      return "";
    }
    if (!suggestions(flag).isEmpty()) {
      return " -x -a '" + String.join(" ", suggestions(flag)) + "'";
    }
    return switch (flag.takes().what()) {
      case Takes.FILE -> " -r -F";
      case Takes.DIRECTORY -> " -x -a '(__fish_complete_directories)'";
      default -> " -x";
    };
  }

  /// The flag's choices, or what its list is made of.
  private static List<String> suggestions(Flag flag) {
    return flag == Flag.ALLOW
        ? Arrays.stream(Permission.values()).map(Permission::wire).toList()
        : flag.choices();
  }

  private static List<String> suggestions(Argument argument) {
    return argument.name().equals("command") ? commandWords() : argument.choices();
  }

  private String help(Flag flag) {
    return catalogue.text(flag.helpKey());
  }

  /// The command's words as a shell pattern.
  private static String patterns(Command command) {
    return command.alias() == null ? command.word() : command.word() + "|" + command.alias();
  }

  private static void each(Command command, Consumer<String> word) {
    word.accept(command.word());
    if (command.alias() != null) {
      word.accept(command.alias());
    }
  }

  private static List<String> words(Command command) {
    var words = new ArrayList<String>();
    command.arguments().forEach(argument -> words.addAll(suggestions(argument)));
    command.flags().forEach(flag -> words.add("--" + flag.word()));
    return words;
  }

  private static List<String> commandWords() {
    var words = new ArrayList<String>();
    for (Command command : Command.values()) {
      each(command, words::add);
    }
    return words;
  }

  private static List<String> allWords() {
    List<String> words = commandWords();
    words.add("--lang");
    words.add("--help");
    words.add("--version");
    return words;
  }

  /// Safe between single quotes.
  private static String quoted(String text) {
    return text.replace("'", "’").replace("\\", "");
  }

  /// The same where zsh gives some characters a meaning of its own.
  private static String zsh(String text) {
    return quoted(text).replaceAll("[:\\[\\]]", "\\\\$0");
  }

  /// Lines of a script.
  private static final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(String line) {
      text.append(line).append('\n');
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
