package vigia.client;

import io.avaje.jsonb.Json;
import java.util.List;

/// What `servers.json` holds.
@Json
public record ServerList(List<KnownServer> servers) {
  public ServerList {
    servers = List.copyOf(servers);
  }
}
