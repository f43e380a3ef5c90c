package vigia.machine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which ports, as they are asked for: `22,80,1000-2000`, names of services with `*` and `?` as
/// `ssh,http*`, and `top:100` for the most used ones. What names mean, and which ports are the most
/// used, the machine that scans knows.
///
/// @param numbers those that are given as numbers and ranges
/// @param names patterns in lower case, each once
/// @param top how many of the most used; 0 for none
public record PortWords(PortSet numbers, List<String> names, int top) {
  private static final String TOP = "top:";
  private static final Pattern NAME = Pattern.compile("[a-z0-9*?._+-]*[a-z*?][a-z0-9*?._+-]*");
  private static final int LONGEST_NAME = 64;

  /// Each is compared with every service there is.
  private static final int MOST_NAMES = 256;

  public PortWords {
    names = List.copyOf(names);
  }

  /// @throws ProblemException [ProblemCode#BAD_REQUEST], field `ports`
  public static PortWords parse(String text) {
    List<String> numbers = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    int top = 0;
    for (String part : PortSet.checkedLength(text).split(",", -1)) {
      String item = part.strip().toLowerCase(Locale.ROOT);
      if (item.isEmpty()) {
        throw BadValue.MALFORMED.of("ports", text);
      }
      if (item.startsWith(TOP)) {
        top = Math.max(top, top(item));
      } else if (item.length() <= LONGEST_NAME && NAME.matcher(item).matches()) {
        names.add(item);
      } else {
        numbers.add(part);
      }
    }
    if (names.size() > MOST_NAMES) {
      throw BadValue.TOO_MANY.of(
          "ports", Integer.toString(names.size()), "1", Integer.toString(MOST_NAMES));
    }
    boolean onlyWords = numbers.isEmpty() && (top > 0 || !names.isEmpty());
    PortSet set = onlyWords ? PortSet.of(List.of()) : PortSet.parse(String.join(",", numbers));
    return new PortWords(set, List.copyOf(names), top);
  }

  private static int top(String item) {
    String count = item.substring(TOP.length());
    if (!count.matches("[0-9]{1,9}")) {
      throw BadValue.NOT_A_NUMBER.of("ports", item);
    }
    int top = Integer.parseInt(count);
    if (top == 0 || top > PortSet.HIGHEST) {
      throw outOfRange(item, PortSet.HIGHEST);
    }
    return top;
  }

  /// @param most as many as there are
  public static ProblemException outOfRange(String item, int most) {
    return ProblemCode.BAD_REQUEST.with(
        "field",
        "ports",
        "reason",
        BadValue.OUT_OF_RANGE.wire(),
        "value",
        item,
        "least",
        "1",
        "most",
        Integer.toString(most),
        "top",
        item);
  }

  /// The shortest way to write it.
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (numbers.size() > 0) {
      parts.add(numbers.toString());
    }
    parts.addAll(names);
    if (top > 0) {
      parts.add(TOP + top);
    }
    return String.join(",", parts);
  }
}
