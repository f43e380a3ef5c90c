package vigia.server.event;

import vigia.machine.Wire;

/// Text from outside as it may stand in a log and on a terminal.
public final class OneLine {
  private static final int MOST = 200;

  private OneLine() {}

  /// Controls and what is invisible become `?`, and a long text is cut.
  public static String of(String text) {
    var out = new StringBuilder(Math.min(text.length(), MOST + 1));
    for (int i = 0; i < text.length() && i < MOST; i++) {
      char c = text.charAt(i);
      out.append(c < ' ' || Wire.isHidden(c) ? '?' : c);
    }
    return text.length() > MOST ? out.append('…').toString() : out.toString();
  }
}
