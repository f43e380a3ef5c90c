package outside;

import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemException;

/// A program that uses the module from outside, in a JVM of its own.
public final class Child {
  private Child() {}

  public static void main(String[] arguments) {
    var options =
        new LocalOptions(
            "local",
            HostRoot.THIS,
            LocalOptions.Engine.valueOf(arguments[0]),
            java.util.List.of(),
            java.util.List.of());
    try (var machine = LocalMachine.open(options)) {
      Overview overview = machine.overview(OverviewQuery.NOW);
      System.out.println(
          "overview "
              + (overview.cpu().wordBits() == null ? "no" : "64 or 32")
              + " bits, unavailable: "
              + (overview.unavailable().isEmpty() ? "no" : overview.unavailable()));
    } catch (ProblemException problem) {
      System.out.println(problem.problem().code().wire() + " " + problem.problem().params());
    }
  }
}
