package vigia.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.cli.command.Home;
import vigia.cli.syntax.Command;
import vigia.cli.syntax.UsageException;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.ReaderGoneException;
import vigia.cli.terminal.SaidException;
import vigia.cli.terminal.Terminal;
import vigia.language.Problems;
import vigia.language.Speech;
import vigia.machine.ProblemException;
import vigia.server.access.BrokenState;

/// The one place where what went wrong becomes a sentence and an exit code.
final class Failures {
  private final Terminal terminal;
  private final Speech speech;

  Failures(Terminal terminal, Speech speech) {
    this.terminal = terminal;
    this.speech = speech;
  }

  Exit told(Throwable failure) {
    Exit exit = exit(failure);
    try {
      terminal.out().flush();
    } catch (ReaderGoneException | UncheckedIOException unwritable) {
      // What went wrong is told all the same, on the other stream.
      return say(failure, exit);
    }
    return say(failure, exit);
  }

  private Exit say(Throwable failure, Exit exit) {
    try {
      terminal.err().line("vigia: " + sentence(failure)).flush();
    } catch (ReaderGoneException | UncheckedIOException unwritable) {
      // Nobody hears; the exit code still tells.
      return exit;
    }
    return exit;
  }

  private static Exit exit(Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> Exit.of(problem.code());
      case UsageException _ -> Exit.USAGE;
      case SaidException said -> said.exit();
      default -> Exit.NO_ANSWER;
    };
  }

  private String sentence(Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> Problems.sentence(problem.problem(), speech.language());
      case UsageException usage ->
          speech.text(usage.key(), usage.params()) + " " + hint(usage.command());
      case SaidException said -> said.sentence(speech);
      case BrokenState broken -> speech.text("cli.failed.state-broken", "detail", broken.file());
      case UncheckedIOException io -> unread(Objects.requireNonNull(io.getCause()));
      case IOException io -> unread(io);
      case OutOfMemoryError _ -> speech.text("cli.failed.memory");
      default -> fault(failure);
    };
  }

  private String hint(@Nullable Command command) {
    return command == null
        ? speech.text("cli.usage.hint")
        : speech.text("cli.usage.hint-command", "command", command.word(speech.language()));
  }

  private String unread(Throwable io) {
    String message = io.getMessage() == null ? io.getClass().getSimpleName() : io.getMessage();
    return switch (io) {
      case NoSuchFileException _ -> speech.text("cli.failed.no-file", "file", message);
      case AccessDeniedException _ -> speech.text("cli.failed.denied", "file", message);
      default -> speech.text("cli.failed.io", "detail", message);
    };
  }

  /// Something that should not happen: one sentence, and the details where they can be sent from.
  private String fault(Throwable failure) {
    var details = new StringWriter();
    failure.printStackTrace(new PrintWriter(details));
    try {
      Path file = Files.createTempFile(Home.made(terminal.environment()), "fault-", ".txt");
      Files.writeString(file, details.toString(), StandardCharsets.UTF_8);
      return speech.text("cli.failed.fault", "file", file.toString());
    } catch (IOException | ProblemException | SaidException nowhereToWrite) {
      return speech.text("cli.failed.fault-unwritten", "detail", failure.toString());
    }
  }
}
