package vigia.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.SaidException;
import vigia.desktop.Desktop;
import vigia.desktop.present.DesktopOptions;
import vigia.desktop.present.Place;
import vigia.language.Language;
import vigia.machine.Machine;

/// `vigia window`: the same machine, in a window.
public final class WindowCommand {
  public WindowCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    Path home = Home.of(call.terminal().environment());
    Place first = new Place(call.text(Flag.SERVER));
    // A mistake in one action of the window must not end it, as it does a short command.
    Thread.setDefaultUncaughtExceptionHandler((_, fault) -> call.fault(fault));
    Machine machine = Machines.open(call);
    try {
      Desktop.show(
          new DesktopOptions(
              asked(call),
              call.speech().language(),
              ZoneId.systemDefault(),
              home,
              first,
              machine,
              place -> open(call, first, place),
              call::fault,
              Call.version()));
      return Exit.DONE;
    } catch (Desktop.NoDisplayException nothingToShowItOn) {
      machine.close();
      throw new SaidException(Exit.NO_ANSWER, "cli.window.no-display");
    }
  }

  /// The language that was typed, by flag or by the command's Portuguese word; null when it is only
  /// the system's.
  private static @Nullable Language asked(Call call) {
    Language spoken = call.speech().language();
    Language systems =
        Language.detect(System.getProperty("vigia.lang", ""), call.terminal().environment());
    return call.has(Flag.LANG) || spoken != systems ? spoken : null;
  }

  /// `--token-file` and the like are meant for the server that was named beside them.
  private static Machine open(Call call, Place first, Place place) throws IOException {
    String server = place.server();
    if (server == null) {
      return Machines.here(call);
    }
    return place.equals(first) ? Machines.open(call) : Servers.known(call, server);
  }
}
