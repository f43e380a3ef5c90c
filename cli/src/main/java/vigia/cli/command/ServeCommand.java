package vigia.cli.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Format;
import vigia.cli.terminal.SaidException;
import vigia.local.LocalMachine;
import vigia.machine.Machine;
import vigia.server.Server;
import vigia.server.ServerOptions;
import vigia.server.event.CannotStart;

/// `vigia serve`: publishes this machine until it is asked to end.
public final class ServeCommand {
  public ServeCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    ServeSettings settings = ServeSettings.of(call);
    var wanted = new ServeOptions(settings);
    ServerOptions options = wanted.server(Home.made(call.terminal().environment()));
    String format = settings.text(Flag.FORMAT);
    var events = new EventPrinter(call, Format.of(format == null ? "table" : format));
    // A fault in one request's thread must not end the server, as it does a short command.
    Thread.setDefaultUncaughtExceptionHandler((_, fault) -> call.fault(fault));
    Machine machine = LocalMachine.open(wanted.local());
    try {
      Server server = Server.start(options, Map.of(Machine.LOCAL, machine), events::print);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, machine), "stop"));
      new CountDownLatch(1).await();
      return Exit.DONE;
    } catch (CannotStart reason) {
      machine.close();
      throw said(reason);
    }
  }

  /// Ctrl-C is an interruption; being asked to end, as a service manager does, is a success.
  private static void stop(Server server, Machine machine) {
    server.close();
    machine.close();
    if (!Interruption.byKeyboard()) {
      Runtime.getRuntime().halt(Exit.DONE.status());
    }
  }

  private static SaidException said(CannotStart reason) {
    String key =
        switch (reason.why()) {
          case NEEDS_TLS -> "cli.serve.needs-tls";
          case ADDRESS_IN_USE -> "cli.serve.address-in-use";
          case ADDRESS_NOT_HERE -> "cli.serve.address-not-here";
          case ADDRESS_FORBIDDEN -> "cli.serve.address-forbidden";
          case HOME_IN_USE -> "cli.serve.home-in-use";
          case STATE_BROKEN -> "cli.failed.state-broken";
          case HOME_UNUSABLE -> "cli.serve.home-unusable";
          case CERTIFICATE_UNUSABLE -> "cli.serve.certificate-unusable";
        };
    return new SaidException(Exit.NO_ANSWER, key, "detail", reason.detail());
  }
}
