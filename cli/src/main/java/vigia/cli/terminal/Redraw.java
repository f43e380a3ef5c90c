package vigia.cli.terminal;

/// Shows one page after another in the same place of a terminal.
public final class Redraw {
  // ECMA-48: cursor to the top left; erase to the end of the line; erase to the end of the screen.
  private static final String HOME = "\u001b[H";
  private static final String END_OF_LINE = "\u001b[K";
  private static final String END_OF_SCREEN = "\u001b[J";

  private final Terminal terminal;

  public Redraw(Terminal terminal) {
    this.terminal = terminal;
  }

  /// As much of the page as the terminal has lines for.
  public void show(String page) {
    String[] lines = page.split("\n", -1);
    int room = Math.min(lines.length, terminal.size().rows());
    Output out = terminal.out().print(HOME);
    for (int i = 0; i < room; i++) {
      out.print(lines[i]).print(END_OF_LINE).print(i < room - 1 ? "\n" : "");
    }
    out.print(END_OF_SCREEN).flush();
  }
}
