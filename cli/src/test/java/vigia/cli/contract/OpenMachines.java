package vigia.cli.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vigia.machine.Machine;
import vigia.server.event.CannotStart;

/// One machine of each kind for all contract tests, closed after the last of them.
final class OpenMachines implements BeforeAllCallback, AutoCloseable {
  private static final Map<MachineKind, MachineKind.Opened> OPEN = new EnumMap<>(MachineKind.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getStore(
            ExtensionContext.StoreScope.LAUNCHER_SESSION,
            ExtensionContext.Namespace.create(OpenMachines.class))
        .computeIfAbsent("open", key -> this);
  }

  /// The one that all tests share.
  static synchronized Machine the(MachineKind kind) {
    return OPEN.computeIfAbsent(kind, OpenMachines::another).machine();
  }

  /// One for a single test, which closes it.
  static MachineKind.Opened another(MachineKind kind) {
    try {
      Path home = Files.createTempDirectory("vigia-contract");
      MachineKind.Opened opened = kind.open(home);
      List<Runnable> after = new ArrayList<>(opened.after());
      after.add(() -> delete(home));
      return new MachineKind.Opened(opened.machine(), after);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (CannotStart failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    OPEN.values().forEach(MachineKind.Opened::close);
    OPEN.clear();
  }

  private static void delete(Path directory) {
    try (var all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
