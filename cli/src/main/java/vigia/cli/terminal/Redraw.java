package vigia.cli.terminal;

import java.util.List;
import vigia.language.Speech;

/// Shows one page after another in the same place of a terminal.
public final class Redraw {
  // ECMA-48: cursor to the top left; erase to the end of the line; erase to the end of the screen.
  private static final String HOME = "\u001b[H";
  private static final String END_OF_LINE = "\u001b[K";
  private static final String END_OF_SCREEN = "\u001b[J";

  private final Terminal terminal;
  private final Speech speech;

  public Redraw(Terminal terminal, Speech speech) {
    this.terminal = terminal;
    this.speech = speech;
  }

  /// As much of the page as the terminal has lines for, and how much there is more. The last line
  /// stays free, for the shell when all is over.
  public void show(String page) {
    List<String> lines = page.lines().toList();
    int room = terminal.size().rows() - 1;
    Output out = terminal.out().print(HOME);
    if (lines.size() > room) {
      int hidden = lines.size() - (room - 1);
      lines.stream().limit(room - 1).forEach(line -> line(out, line));
      line(out, speech.catalogue().counted("cli.watch.more", hidden, speech.formats()));
    } else {
      lines.forEach(line -> line(out, line));
    }
    out.print(END_OF_SCREEN).flush();
  }

  private static void line(Output out, String line) {
    out.print(line).print(END_OF_LINE).print("\n");
  }
}
