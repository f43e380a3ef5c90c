package vigia.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import vigia.machine.Machine;
import vigia.machine.MachineInfo;
import vigia.machine.MachineList;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.server.http.Call;

/// The machines that are published, by name.
public final class Machines {
  private static final String UP = "up";
  private static final String UNREACHABLE = "unreachable";

  private final Map<String, Published> byName = new LinkedHashMap<>();

  private static final class Published {
    final Machine machine;
    volatile String state = UP;

    Published(Machine machine) {
      this.machine = machine;
    }
  }

  public Machines(Map<String, Machine> machines) {
    machines.forEach((name, machine) -> byName.put(name, new Published(machine)));
  }

  /// Asks the machine that the call names; whether it could be reached is remembered.
  <T> T ask(Call call, Function<Machine, T> question) {
    return ask(call.variable("machine"), question);
  }

  /// The same by name.
  <T> T ask(String name, Function<Machine, T> question) {
    Published published = published(name);
    try {
      T answer = question.apply(published.machine);
      published.state = UP;
      return answer;
    } catch (ProblemException problem) {
      boolean gone =
          problem.code() == ProblemCode.UNREACHABLE || problem.code() == ProblemCode.UNTRUSTED;
      published.state = gone ? UNREACHABLE : UP;
      throw problem;
    }
  }

  /// @throws ProblemException [ProblemCode#NO_SUCH_MACHINE]
  void check(String name) {
    published(name);
  }

  private Published published(String name) {
    Published published = byName.get(name);
    if (published == null) {
      throw ProblemCode.NO_SUCH_MACHINE.with("machine", name);
    }
    return published;
  }

  MachineList list() {
    return new MachineList(
        byName.entrySet().stream()
            .map(entry -> new MachineInfo(entry.getKey(), entry.getValue().state))
            .toList());
  }
}
