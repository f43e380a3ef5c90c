package vigia.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import vigia.cli.command.Call;
import vigia.cli.command.CompletionCommand;
import vigia.cli.command.FilesCommand;
import vigia.cli.command.HelpCommand;
import vigia.cli.command.LinkCommand;
import vigia.cli.command.LoginCommand;
import vigia.cli.command.OverviewCommand;
import vigia.cli.command.ProcessCommand;
import vigia.cli.command.ProcessesCommand;
import vigia.cli.command.ScanCommand;
import vigia.cli.command.ScansCommand;
import vigia.cli.command.ServeCommand;
import vigia.cli.command.TokenCommand;
import vigia.cli.command.WindowCommand;
import vigia.cli.syntax.CommandWord;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Invocation;
import vigia.cli.syntax.Parser;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Output;
import vigia.cli.terminal.ReaderGoneException;
import vigia.cli.terminal.Terminal;
import vigia.language.Speech;

/// One run of the program: from the words typed to how it ends.
final class Program {
  private final List<String> words;
  private final Terminal terminal;
  private final Speech speech;
  private final Failures failures;

  Program(List<String> words, Terminal terminal) {
    this.words = words;
    this.terminal = terminal;
    String handedOn = System.getProperty("vigia.lang", "");
    speech =
        Speech.of(
            CommandWord.language(words, handedOn, terminal.environment()), ZoneId.systemDefault());
    failures = new Failures(terminal, speech);
  }

  Exit run() {
    try {
      Invocation invocation = Parser.parse(words);
      Exit exit = perform(new Call(invocation, terminal, speech));
      terminal.out().flush();
      return exit;
    } catch (ReaderGoneException nobodyReads) {
      return Exit.DONE;
    } catch (InterruptedException interrupted) {
      return Exit.INTERRUPTED;
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError failure) {
      return failed(failure);
    }
  }

  /// Says that an answer could not be written, unless nobody reads it any more.
  Exit unwritten(IOException failure) {
    return switch (Output.failure(failure)) {
      case ReaderGoneException _ -> Exit.DONE;
      case RuntimeException told -> failed(told);
    };
  }

  /// Says what went wrong, here or on another thread.
  Exit failed(Throwable failure) {
    return failures.told(failure);
  }

  /// Only the typed command's class is loaded, and what it needs.
  private static Exit perform(Call call) throws Exception {
    if (call.has(Flag.HELP)) {
      return new HelpCommand().of(call, call.invocation().command());
    }
    return switch (call.invocation().command()) {
      case OVERVIEW -> new OverviewCommand().run(call);
      case FILES -> new FilesCommand().run(call);
      case PROCESS -> new ProcessCommand().run(call);
      case PROCESSES -> new ProcessesCommand().run(call);
      case SCAN -> new ScanCommand().run(call);
      case SCANS -> new ScansCommand().run(call);
      case WINDOW -> new WindowCommand().run(call);
      case SERVE -> new ServeCommand().run(call);
      case TOKEN -> new TokenCommand().run(call);
      case LINK -> new LinkCommand().run(call);
      case LOGIN -> new LoginCommand().run(call);
      case COMPLETION -> new CompletionCommand().run(call);
      case HELP -> new HelpCommand().run(call);
    };
  }
}
