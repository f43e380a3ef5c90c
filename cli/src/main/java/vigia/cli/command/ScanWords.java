package vigia.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Invocation;
import vigia.cli.syntax.UsageException;
import vigia.cli.syntax.Values;
import vigia.language.Problems;
import vigia.machine.BadValue;
import vigia.machine.PortSet;
import vigia.machine.Protocol;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// What the words of a scan mean: targets, and perhaps ports after them.
final class ScanWords {
  /// No host name is made of these alone, nor has a comma, a star or `top:` before it.
  private static final Pattern PORTS = Pattern.compile("[0-9,\\s-]*|[^,]*[,*].*|(?i:top):.*");

  /// What can be nothing but ports; a lone number may also be an old spelling of an address.
  private static final Pattern PORT_LIST = Pattern.compile("[0-9]{1,5}|[0-9]+([,-][0-9]+)+");

  private ScanWords() {}

  static ScanRequest request(Invocation words) {
    var targets = new ArrayList<>(words.arguments());
    String ports = ports(words, targets);
    // The request's own form, whose sign shells have another use for.
    words.all(Flag.EXCLUDE).forEach(excluded -> targets.add(exclusion(excluded)));
    return ScanRequest.of(targets, ports)
        .withAll(words.has(Flag.ALL))
        .withIdentify(words.has(Flag.IDENTIFY))
        .withMethod(method(words))
        .withMaxWaitMillis(maxWaitMillis(words))
        .withEveryHost(words.has(Flag.EVERY_HOST))
        .withKeep(isDetached(words))
        .with(words.has(Flag.UDP) ? Protocol.UDP : Protocol.TCP);
  }

  private static ScanMethod method(Invocation words) {
    return Choices.of(
        ScanMethod.values(), ScanMethod::wire, words.text(Flag.METHOD, ScanMethod.CONNECT.wire()));
  }

  private static String exclusion(String what) {
    if (what.isBlank()) {
      throw BadValue.EMPTY.of("exclude", what);
    }
    return "!" + what;
  }

  private static @Nullable Integer maxWaitMillis(Invocation words) {
    String given = words.text(Flag.MAX_WAIT);
    if (given == null) {
      return null;
    }
    // What is too long for an int is too long for a scan, which says so.
    return (int) Math.min(Integer.MAX_VALUE, Values.time("max-wait", given).toMillis());
  }

  /// Whether the scan is only to be started. One on this machine ends with the command.
  static boolean isDetached(Invocation words) {
    if (!words.has(Flag.DETACH)) {
      return false;
    }
    if (!words.has(Flag.SERVER) || words.has(Flag.WATCH)) {
      throw new UsageException(words.command(), "cli.usage.detach");
    }
    return true;
  }

  /// The ports: from a flag, or the last word if it looks like ports, which is then taken off.
  private static @Nullable String ports(Invocation words, List<String> targets) {
    boolean last = targets.size() > 1 && PORTS.matcher(targets.getLast()).matches();
    String flag = words.text(Flag.PORTS);
    boolean all = words.has(Flag.ALL_PORTS);
    String top = words.text(Flag.TOP);
    if (Stream.of(last, flag != null, top != null, all).filter(given -> given).count() > 1) {
      throw new UsageException(words.command(), "cli.usage.ports-twice");
    }
    if (all) {
      return PortSet.ALL.toString();
    }
    if (top != null) {
      return "top:" + Values.count("top", top);
    }
    String ports = last ? targets.removeLast() : flag;
    for (String target : targets) {
      if (PORT_LIST.matcher(target).matches()) {
        throw new UsageException(words.command(), "cli.usage.ports-apart", "ports", target);
      }
    }
    return ports;
  }

  /// Says what is wrong with a target.
  ///
  /// @return whether anything is
  static boolean told(Call call, TargetResult target) {
    var problem = Problems.of(target);
    if (problem.isEmpty()) {
      return false;
    }
    String hint =
        perhapsPorts(call.invocation(), target)
            ? " " + call.speech().text("cli.scan.perhaps-ports", "word", target.target())
            : "";
    call.message("vigia: " + Problems.sentence(problem.get(), call.speech().language()) + hint);
    return true;
  }

  /// Whether a name without an address stands where the ports might have.
  private static boolean perhapsPorts(Invocation words, TargetResult target) {
    List<String> arguments = words.arguments();
    return target.state() == TargetState.UNRESOLVED
        && arguments.size() > 1
        && arguments.getLast().equals(target.target())
        && !target.target().contains(".");
  }
}
