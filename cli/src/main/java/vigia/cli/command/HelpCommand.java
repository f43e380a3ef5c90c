package vigia.cli.command;

import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Command;
import vigia.cli.syntax.Help;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Size;
import vigia.machine.BadValue;

/// `vigia help`, and `--help` of every command.
public final class HelpCommand {
  /// Text is hard to read in longer lines.
  private static final int WIDEST = 100;

  public HelpCommand() {}

  public Exit run(Call call) {
    var words = call.invocation().arguments();
    if (words.isEmpty()) {
      return of(call, Command.HELP);
    }
    Command command = Command.of(words.getFirst());
    if (command == null) {
      throw BadValue.NOT_ONE_OF.allowed("command", words.getFirst(), Command.words());
    }
    return of(call, command);
  }

  /// @param command [Command#HELP] for the list of all
  public Exit of(Call call, @Nullable Command command) {
    int width = call.terminal().outIsScreen() ? call.terminal().size().columns() : Size.USUAL;
    var help = new Help(call.speech().catalogue(), Math.min(WIDEST, width));
    call.out().print(command == null || command == Command.HELP ? help.all() : help.of(command));
    return Exit.DONE;
  }
}
