package vigia.cli.command;

import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Invocation;
import vigia.cli.terminal.Format;
import vigia.cli.terminal.Output;
import vigia.cli.terminal.Terminal;
import vigia.language.Speech;

/// What a command gets: what was typed, where it answers, and how it speaks.
public record Call(Invocation invocation, Terminal terminal, Speech speech) {
  public boolean has(Flag flag) {
    return invocation.has(flag);
  }

  @Nullable String text(Flag flag) {
    return invocation.text(flag);
  }

  String text(Flag flag, String otherwise) {
    return invocation.text(flag, otherwise);
  }

  /// Of a scan's own format, that of a table: [ScanPrinter] knows it.
  Format format() {
    return Format.of(text(Flag.SCAN_FORMAT, text(Flag.FORMAT, "table")));
  }

  static String version() {
    return Call.class.getModule().getDescriptor().rawVersion().orElse("unversioned");
  }

  Output out() {
    return terminal.out();
  }

  /// A line for people, apart from the results.
  void message(String text) {
    terminal.err().line(text).flush();
  }

  /// A mistake of Vigia's own that nobody caught: told, and what runs long goes on.
  void fault(Throwable fault) {
    message("vigia: " + speech.text("cli.failed.fault-unwritten", "detail", fault.toString()));
  }
}
