package vigia.cli.command;

import com.electronwill.nightconfig.core.CommentedConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.machine.BadValue;

/// The settings of a server: what was typed, else what the configuration file says.
final class ServeSettings {
  /// What may stand in the file; a key is the flag's word.
  private static final List<Flag> KEYS =
      List.of(
          Flag.LISTEN,
          Flag.HOST,
          Flag.ROOT,
          Flag.SCAN_NETWORK,
          Flag.TLS_CERT,
          Flag.TLS_KEY,
          Flag.HOST_ROOT,
          Flag.FORMAT);

  private final Call call;
  private final Map<Flag, List<String>> file;

  private ServeSettings(Call call, Map<Flag, List<String>> file) {
    this.call = call;
    this.file = file;
  }

  static ServeSettings of(Call call) throws IOException {
    String config = call.text(Flag.CONFIG);
    return new ServeSettings(call, config == null ? Map.of() : read(Path.of(config)));
  }

  List<String> all(Flag flag) {
    return call.has(flag) ? call.invocation().all(flag) : file.getOrDefault(flag, List.of());
  }

  @Nullable String text(Flag flag) {
    List<String> values = all(flag);
    return values.isEmpty() ? null : values.getLast();
  }

  private static Map<Flag, List<String>> read(Path path) throws IOException {
    CommentedConfig toml;
    try (Reader reader = Files.newBufferedReader(path)) {
      toml = new TomlParser().parse(reader);
    } catch (ParsingException broken) {
      throw BadValue.MALFORMED.of("config", path + ": " + broken.getMessage());
    }
    var settings = new EnumMap<Flag, List<String>>(Flag.class);
    for (var entry : toml.entrySet()) {
      settings.put(flag(entry.getKey()), values(entry.getKey(), entry.getValue()));
    }
    return settings;
  }

  private static Flag flag(String key) {
    return KEYS.stream()
        .filter(flag -> flag.word().equals(key))
        .findFirst()
        .orElseThrow(() -> BadValue.NOT_SUPPORTED.of("config", key));
  }

  private static List<String> values(String key, Object value) {
    return switch (value) {
      case String text -> List.of(text);
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          list.stream().map(String.class::cast).toList();
      default -> throw BadValue.MALFORMED.of("config", key + " = " + value);
    };
  }
}
