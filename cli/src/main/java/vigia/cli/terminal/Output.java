package vigia.cli.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import vigia.language.Listing;

/// A stream of text, always UTF-8. A PrintStream would hide that nobody reads any more.
public final class Output implements Listing.Out {
  /// What EPIPE is called; the launcher asks for English system messages.
  private static final String NO_READER = "Broken pipe";

  private static final int BUFFER = 32 * 1024;

  private final Writer writer;

  public Output(OutputStream stream) {
    writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
  }

  /// @throws ReaderGoneException when nobody reads any more
  /// @throws UncheckedIOException when it cannot be written for another reason
  @Override
  public Output print(String text) {
    try {
      writer.write(text);
      return this;
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  public Output line(String text) {
    return print(text).print("\n");
  }

  @Override
  public Output flush() {
    try {
      writer.flush();
      return this;
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /// What a failed write means: nobody reads any more, or another reason.
  public static RuntimeException failure(IOException failed) {
    return NO_READER.equals(failed.getMessage())
        ? new ReaderGoneException()
        : new UncheckedIOException(failed);
  }
}
