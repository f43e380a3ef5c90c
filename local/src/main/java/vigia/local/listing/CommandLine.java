package vigia.local.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A command line as it may be shown: secrets that are recognised stand as `***`.
///
/// It hides rather too much than too little, and cannot know every program's habits: whoever may
/// see command lines still needs a permission for it. What is filtered by is this text, never the
/// one before masking, else a filter would be a way to guess.
public final class CommandLine {
  private CommandLine() {}

  private static final String MASK = "***";

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^\\s\"'<>]*@");

  /// Tokens that say themselves what they are: Vigia's own, JWT, GitHub, GitLab, Slack, AWS.
  private static final Pattern KNOWN_TOKEN =
      Pattern.compile(
          "\\bvg_[0-9a-f]{16}_[\\w-]{20,}|\\beyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*"
              + "|\\b(gh[pousr]|github_pat|glpat|xox[abposr]|sk)[-_][\\w-]{16,}"
              + "|\\bAKIA[A-Z0-9]{16}\\b");

  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic|digest|negotiate)(\\s+)(?!\\*)([\\w.~+/=-]{6,})");

  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)\\\\?[\"']?\\s*[=:]\\s*");

  private static final Pattern OPTION_IN_TEXT =
      Pattern.compile("(?<!\\S)(--?[A-Za-z][\\w.-]*)(\\s+)(?!--)(\"[^\"]*\"?|'[^']*'?|\\S+)");

  private static final Pattern WORD = Pattern.compile("\\S+");

  /// The arguments in one line, masked.
  public static String masked(List<String> arguments) {
    var out = new ArrayList<String>(arguments.size());
    var programs = new ProgramOptions();
    boolean secretNext = false;
    for (String argument : arguments) {
      if (secretNext && !argument.startsWith("--")) {
        out.add(MASK);
        secretNext = false;
        continue;
      }
      secretNext = isOption(argument) && SecretWords.precedesSecret(argument);
      out.add(secretNext ? argument : maskedText(programs.masked(argument)));
    }
    return String.join(" ", out).strip();
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-")
        && argument.indexOf('=') < 0
        && argument.indexOf(':') < 0
        && !WORD.matcher(argument).results().skip(1).findAny().isPresent();
  }

  private static String maskedText(String argument) {
    String text = replaced(USER_INFO, argument, _ -> MASK + "@");
    text = maskedPairs(text);
    text =
        replaced(
            OPTION_IN_TEXT,
            text,
            match ->
                SecretWords.precedesSecret(match.group(1))
                    ? match.group(1) + match.group(2) + MASK
                    : match.group());
    text = replaced(SCHEME, text, match -> match.group(1) + match.group(2) + MASK);
    return replaced(KNOWN_TOKEN, text, _ -> MASK);
  }

  /// `name=value` and `name: value`, with the name in any of its spellings.
  private static String maskedPairs(String text) {
    Matcher pair = PAIR.matcher(text);
    var out = new StringBuilder(text.length());
    int done = 0;
    int from = 0;
    while (from < text.length() && pair.find(from)) {
      from = pair.end();
      if (from < text.length() && SecretWords.precedesSecret(pair.group(1))) {
        out.append(text, done, from).append(MASK);
        done = endOfValue(text, pair.start(), pair.end(1), from);
        from = done;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  /// An argument that begins with the name is all secret after it; else a quote that was opened
  /// before name and value, or before the value, closes it; else it ends at a space.
  private static int endOfValue(String text, int name, int nameEnd, int value) {
    int first = name;
    while (first > 0 && text.charAt(first - 1) == '-') {
      first--;
    }
    if (first == 0) {
      return text.length();
    }
    boolean isNameAlone = isQuote(text.charAt(nameEnd)) || text.charAt(nameEnd) == '\\';
    if (isQuote(text.charAt(first - 1)) && !isNameAlone) {
      return orEnd(text, text.indexOf(text.charAt(first - 1), value));
    }
    if (isQuote(text.charAt(value))) {
      return orEnd(text, text.indexOf(text.charAt(value), value + 1) + 1);
    }
    Matcher scheme = SCHEME.matcher(text).region(value, text.length());
    if (scheme.lookingAt()) {
      return scheme.end();
    }
    int end = value;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && !isQuote(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int orEnd(String text, int index) {
    return index <= 0 ? text.length() : index;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static String replaced(
      Pattern pattern, String text, Function<MatchResult, String> replacement) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
  }

  /// Follows the words of a command line and remembers whose options come next: the program may be
  /// the first word, or stand behind `sudo`, `ssh host`, `sh -c`.
  private static final class ProgramOptions {
    private @Nullable SecretOptions current;
    private boolean secretNext;

    String masked(String argument) {
      return replaced(WORD, argument, match -> word(match.group()));
    }

    private String word(String word) {
      if (secretNext) {
        secretNext = false;
        return MASK;
      }
      SecretOptions program = SecretOptions.ofProgram(word);
      if (program != null) {
        current = program;
        return word;
      }
      if (current == null) {
        return word;
      }
      secretNext = current.precedesSecret(word);
      int shown = secretNext ? word.length() : current.shown(word);
      return shown == word.length() ? word : word.substring(0, shown) + MASK;
    }
  }
}
