package vigia.desktop.present;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What the window remembers: `window.properties` in VIGIA_HOME. Nothing depends on it, so a file
/// that is missing, broken or cannot be written is no error.
public final class Settings {
  private final Path file;
  private final Properties values = new Properties();

  /// @param home VIGIA_HOME
  public Settings(Path home) {
    file = home.resolve("window.properties");
    try (Reader in = Files.newBufferedReader(file)) {
      values.load(in);
    } catch (IOException | IllegalArgumentException nothingKept) {
      values.clear();
    }
  }

  /// Null when nothing is remembered under that name.
  public @Nullable String text(String name) {
    return values.getProperty(name);
  }

  /// Null when no whole number is remembered under that name.
  public @Nullable Integer number(String name) {
    String text = values.getProperty(name, "");
    return text.matches("-?[0-9]{1,6}") ? Integer.valueOf(text) : null;
  }

  public Settings with(String name, String value) {
    values.setProperty(name, value);
    return this;
  }

  public synchronized void save() {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer out = Files.newBufferedWriter(next)) {
        values.store(out, null);
      }
      move(next);
    } catch (IOException cannotBeKept) {
      // Then the window opens as it did before.
    }
  }

  private void move(Path next) throws IOException {
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException elsewhere) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
