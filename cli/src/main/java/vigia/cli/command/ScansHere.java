package vigia.cli.command;

import vigia.server.history.KeptScans;

/// The scans that this VIGIA_HOME keeps: those of its terminals and of its server.
final class ScansHere {
  private ScansHere() {}

  static KeptScans of(Call call) {
    return new KeptScans(
        Home.of(call.terminal().environment()),
        broken ->
            call.message(
                "vigia: " + call.speech().text("cli.scans.broken", "path", broken.toString())));
  }

  static String path(Call call) {
    return Home.of(call.terminal().environment()).resolve("scans").toString();
  }
}
