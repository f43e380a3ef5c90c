package vigia.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vigia.machine.BadValue;
import vigia.machine.ProblemException;
import vigia.machine.Wire;

/// The servers that a person logged in to, with their tokens and pinned keys: `servers.json` in
/// VIGIA_HOME, which only its owner can read.
public final class KnownServers {
  private static final String FILE = "servers.json";

  private final Path file;
  private final Path lock;

  /// @param home VIGIA_HOME; made when the first server is stored
  public KnownServers(Path home) {
    file = home.resolve(FILE);
    lock = home.resolve(FILE + ".lock");
  }

  /// In the order in which they were first stored.
  ///
  /// @throws ProblemException [vigia.machine.ProblemCode#BAD_REQUEST], field `servers.json`, when
  ///   the file is broken
  public List<KnownServer> all() throws IOException {
    String json;
    try {
      json = Files.readString(file);
    } catch (NoSuchFileException none) {
      return List.of();
    }
    try {
      return Wire.read(ServerList.class, json).servers();
    } catch (RuntimeException broken) {
      throw BadValue.MALFORMED.of(FILE, file.toString());
    }
  }

  /// The server of that name, else the one at that address.
  public Optional<KnownServer> find(String nameOrUrl) throws IOException {
    List<KnownServer> all = all();
    for (KnownServer server : all) {
      if (server.name().equals(nameOrUrl)) {
        return Optional.of(server);
      }
    }
    if (all.isEmpty() || nameOrUrl.isBlank()) {
      return Optional.empty();
    }
    return at(all, nameOrUrl);
  }

  private static Optional<KnownServer> at(List<KnownServer> all, String url) {
    URI wanted;
    try {
      wanted = ServerUrl.parse(url);
    } catch (ProblemException noUrl) {
      return Optional.empty();
    }
    return all.stream().filter(server -> server.url().equals(wanted.toString())).findFirst();
  }

  /// Stores a server; one of the same name or address is replaced.
  public void put(KnownServer server) throws IOException {
    PrivateFile.locked(
        lock,
        () -> {
          var servers = new ArrayList<>(all());
          int place = servers.size();
          for (int i = servers.size() - 1; i >= 0; i--) {
            KnownServer other = servers.get(i);
            if (other.name().equals(server.name()) || other.url().equals(server.url())) {
              servers.remove(i);
              place = i;
            }
          }
          servers.add(place, server);
          write(servers);
          return server;
        });
  }

  /// Forgets a server.
  ///
  /// @return whether there was one of that name
  public boolean remove(String name) throws IOException {
    return PrivateFile.locked(
        lock,
        () -> {
          var servers = new ArrayList<>(all());
          boolean was = servers.removeIf(server -> server.name().equals(name));
          if (was) {
            write(servers);
          }
          return was;
        });
  }

  private void write(List<KnownServer> servers) throws IOException {
    PrivateFile.replace(file, Wire.json(new ServerList(servers)));
  }
}
