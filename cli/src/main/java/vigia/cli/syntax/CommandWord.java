package vigia.cli.syntax;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigia.language.Language;

/// Finds the command among the words typed; flags may stand before it.
public final class CommandWord {
  /// Two letters wrong are a slip, three another word.
  private static final int SLIP = 2;

  private CommandWord() {}

  /// The language to answer in, even if what was typed turns out to be wrong: `--lang`, else that
  /// of the command's alias, else the reader's.
  public static Language language(
      List<String> words, String handedOn, Map<String, String> environment) {
    for (int i = words.size() - 1; i >= 0; i--) {
      String word = words.get(i);
      String given =
          word.startsWith("--lang=")
              ? word.substring("--lang=".length())
              : word.equals("--lang") && i + 1 < words.size() ? words.get(i + 1) : "";
      var language = Language.of(given);
      if (language.isPresent()) {
        return language.get();
      }
    }
    int at = index(words);
    Command command = at < 0 ? null : Command.of(words.get(at));
    return command != null && words.get(at).equalsIgnoreCase(command.alias())
        ? Language.PT_BR
        : Language.detect(handedOn, environment);
  }

  /// The place of the first word that is no flag and no flag's value; -1 when there is none.
  static int index(List<String> words) {
    Set<String> withValue = new HashSet<>();
    for (Flag flag : Flag.values()) {
      if (!flag.takes().nothing()) {
        withValue.add("--" + flag.word());
      }
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        return i;
      }
      if (withValue.contains(word)) {
        i++;
      }
    }
    return -1;
  }

  static UsageException unknown(String typed) {
    String nearest = nearest(typed);
    return nearest.isEmpty()
        ? new UsageException(null, "cli.usage.unknown-command", "command", typed)
        : new UsageException(
            null, "cli.usage.unknown-command-near", "command", typed, "near", nearest);
  }

  private static String nearest(String typed) {
    String nearest = "";
    int least = 2 * SLIP + 1;
    for (Command command : Command.values()) {
      String alias = command.alias();
      for (String word : alias == null ? List.of(command.word()) : List.of(command.word(), alias)) {
        int distance = distance(typed, word);
        // Of two words equally near, the one as long as what was typed.
        int score = 2 * distance + (word.length() == typed.length() ? 0 : 1);
        if (distance <= SLIP && score <= least) {
          least = score;
          nearest = word;
        }
      }
    }
    return nearest;
  }

  /// Letters to insert, drop or replace to make one of the other (Levenshtein).
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
