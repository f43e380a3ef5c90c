package vigia.local.linux;

import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.machine.Sockets;

/// Prints what its user can see of who listens on a port.
public final class ShowListener {
  private ShowListener() {}

  /// @param arguments the port
  public static void main(String[] arguments) {
    try (var files = new HostFiles(HostRoot.THIS)) {
      if (new SocketsReader(files, new JdkKernel(files)).read()
          instanceof Known.Value(Sockets sockets)) {
        sockets.listening().stream()
            .filter(row -> row.port().equals(arguments[0]))
            .forEach(row -> System.out.println(row.address() + " " + row.unavailable()));
      }
    }
  }
}
