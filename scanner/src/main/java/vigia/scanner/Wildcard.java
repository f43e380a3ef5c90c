package vigia.scanner;

/// Names with `*` for any characters and `?` for one. Takes at most the product of both lengths,
/// which a regular expression of a stranger's making would not.
final class Wildcard {
  private Wildcard() {}

  static boolean matches(String pattern, String name) {
    int star = -1;
    int resumed = 0;
    int at = 0;
    int i = 0;
    while (i < name.length()) {
      char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
      if (wanted == '*') {
        star = at++;
        resumed = i;
      } else if (wanted == '?' || (wanted != 0 && wanted == name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        // The last star takes one character more.
        at = star + 1;
        i = ++resumed;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
