package vigia.scanner;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.Protocol;
import vigia.machine.TargetFinding;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// What is known of one target, from which rows are made when asked for. Not safe for several
/// threads; [ScanBoard] sees to that.
final class TargetBoard {
  private final String target;
  private final Asked asked;

  private final Outcomes outcomes;
  private final Map<PortState, Integer> counts;

  /// What answers, by the port's place in the list.
  private final Map<Integer, PortAnswer> answers;

  private final EnumSet<TargetFinding> findings;
  private @Nullable String address;

  /// Ports that have a row whatever comes of them.
  private BitSet noted = new BitSet();

  private TargetState state;

  TargetBoard(String target, Asked asked) {
    this(
        target,
        asked,
        new Outcomes(asked.ports().size()),
        new EnumMap<>(PortState.class),
        new HashMap<>(),
        EnumSet.noneOf(TargetFinding.class),
        null,
        TargetState.WAITING);
  }

  private TargetBoard(
      String target,
      Asked asked,
      Outcomes outcomes,
      Map<PortState, Integer> counts,
      Map<Integer, PortAnswer> answers,
      EnumSet<TargetFinding> findings,
      @Nullable String address,
      TargetState state) {
    this.target = target;
    this.asked = asked;
    this.outcomes = outcomes;
    this.counts = counts;
    this.answers = answers;
    this.findings = findings;
    this.address = address;
    this.state = state;
  }

  /// The same for everyone, whatever happens to this one.
  TargetBoard copy() {
    var copy =
        new TargetBoard(
            target,
            asked,
            outcomes.copy(),
            new EnumMap<>(counts),
            new HashMap<>(answers),
            EnumSet.copyOf(findings),
            address,
            state);
    copy.noted = noted;
    return copy;
  }

  /// It has an address, which may or may not be dialled.
  void located(InetAddress found) {
    address = AddressText.of(found);
    noted = asked.noted().apply(found);
  }

  /// It will not be dialled.
  void ruledOut(TargetState why) {
    state = why;
  }

  boolean isDialled() {
    return state != TargetState.UNRESOLVED
        && state != TargetState.NOT_ALLOWED
        && state != TargetState.EXCLUDED;
  }

  /// @param from the first of the ports it was that came of, by its place in the list
  /// @param end after the last
  void answered(int from, int end, PortReason reason) {
    outcomes.set(from, end, reason);
    counts.merge(asked.state(reason), end - from, Integer::sum);
    if (reason.isOfTheHost()) {
      state = TargetState.UP;
    } else if (state == TargetState.WAITING && outcomes.isComplete()) {
      state = TargetState.SILENT;
    }
    if (outcomes.isComplete()) {
      pack();
    }
  }

  void found(TargetFinding what) {
    findings.add(what);
  }

  void identified(int index, PortAnswer answer) {
    answers.put(index, answer);
  }

  /// Nothing will be added; a finished scan may be kept for long.
  void pack() {
    outcomes.pack();
  }

  int bytes() {
    return outcomes.bytes() + answers.size() * PortAnswer.BYTES;
  }

  int count(PortState kind) {
    return counts.getOrDefault(kind, 0);
  }

  /// How many ports are done.
  int done() {
    return outcomes.known();
  }

  /// Whether the result is known to have a row for that port.
  boolean hasRow(int index, PortReason reason) {
    return asked.hasRow(reason) || noted.get(asked.ports().at(index));
  }

  PortRow row(int index, PortReason reason) {
    return row(index, reason, answers.get(index));
  }

  private PortRow row(int index, PortReason reason, @Nullable PortAnswer answer) {
    int port = asked.ports().at(index);
    return new PortRow(
        address == null ? target : address,
        asked.protocol().wire(),
        port,
        asked.state(reason),
        reason,
        asked.services().name(port),
        answer,
        null);
  }

  /// @param over whether nothing will be added: only then is it known which kinds are rare
  /// @param most rows there is room for
  TargetResult result(boolean over, int most) {
    var sets = new EnumMap<PortState, BitSet>(PortState.class);
    for (PortState kind : PortState.values()) {
      sets.put(kind, new BitSet());
    }
    List<PortRow> rows = new ArrayList<>();
    outcomes.each((start, end, reason) -> {
      PortState kind = asked.state(reason);
      boolean rare = over && asked.isRare(count(kind));
      BitSet set = sets.getOrDefault(kind, new BitSet());
      for (int i = start; i < end; i++) {
        set.set(asked.ports().at(i));
        if ((rare || hasRow(i, reason)) && rows.size() < most) {
          rows.add(row(i, reason, over ? lastAnswer(i, reason) : answers.get(i)));
        }
      }
    });
    return new TargetResult(
        target,
        address,
        state,
        count(PortState.OPEN),
        count(PortState.CLOSED),
        count(PortState.FILTERED),
        ranges(sets),
        rows,
        List.copyOf(findings),
        asked.openFiltered(count(PortState.OPEN_OR_FILTERED)));
  }

  /// Where nobody looked before the end, nobody will.
  private @Nullable PortAnswer lastAnswer(int index, PortReason reason) {
    PortAnswer known = answers.get(index);
    return known == null && asked.identify() && reason == PortReason.ACCEPTED
        ? PortAnswer.of(AnswerKind.LEFT_ALONE)
        : known;
  }

  private PortRanges ranges(Map<PortState, BitSet> sets) {
    return new PortRanges(
        text(sets, PortState.OPEN),
        text(sets, PortState.CLOSED),
        text(sets, PortState.FILTERED),
        asked.protocol() == Protocol.UDP ? text(sets, PortState.OPEN_OR_FILTERED) : null);
  }

  private static String text(Map<PortState, BitSet> sets, PortState kind) {
    return PortSet.of(sets.getOrDefault(kind, new BitSet())).toString();
  }
}
