package vigia.scanner;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.Protocol;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// What is known of one target, from which rows are made when asked for. Not safe for several
/// threads; [ScanBoard] sees to that.
final class TargetBoard {
  private final String target;
  private final Asked asked;

  private final Outcomes outcomes;
  private final Map<PortState, Integer> counts;
  private @Nullable String address;
  private TargetState state;

  TargetBoard(String target, Asked asked) {
    this(
        target,
        asked,
        new Outcomes(asked.ports().size()),
        new EnumMap<>(PortState.class),
        null,
        TargetState.WAITING);
  }

  private TargetBoard(
      String target,
      Asked asked,
      Outcomes outcomes,
      Map<PortState, Integer> counts,
      @Nullable String address,
      TargetState state) {
    this.target = target;
    this.asked = asked;
    this.outcomes = outcomes;
    this.counts = counts;
    this.address = address;
    this.state = state;
  }

  /// The same for everyone, whatever happens to this one.
  TargetBoard copy() {
    return new TargetBoard(target, asked, outcomes.copy(), new EnumMap<>(counts), address, state);
  }

  /// It has an address, which may or may not be dialled.
  void located(InetAddress found) {
    address = AddressText.of(found);
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

  void answered(int index, PortReason reason) {
    outcomes.set(index, reason);
    counts.merge(asked.state(reason), 1, Integer::sum);
    if (reason.isOfTheHost()) {
      state = TargetState.UP;
    } else if (state == TargetState.WAITING && done() == outcomes.size()) {
      state = TargetState.SILENT;
    }
  }

  /// Nothing will be added; a finished scan may be kept for long.
  void pack() {
    outcomes.pack();
  }

  int bytes() {
    return outcomes.bytes();
  }

  int count(PortState kind) {
    return counts.getOrDefault(kind, 0);
  }

  private int done() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  PortRow row(int index, PortReason reason) {
    int port = asked.ports().at(index);
    return new PortRow(
        address == null ? target : address,
        asked.protocol().wire(),
        port,
        asked.state(reason),
        reason,
        asked.services().name(port));
  }

  /// @param over whether nothing will be added: only then is it known which kinds are rare
  TargetResult result(boolean over) {
    var sets = new EnumMap<PortState, BitSet>(PortState.class);
    for (PortState kind : PortState.values()) {
      sets.put(kind, new BitSet());
    }
    List<PortRow> rows = new ArrayList<>();
    outcomes.each((start, end, reason) -> {
      PortState kind = asked.state(reason);
      boolean hasRow = asked.hasRow(reason) || (over && asked.isRare(count(kind)));
      BitSet set = sets.getOrDefault(kind, new BitSet());
      for (int i = start; i < end; i++) {
        set.set(asked.ports().at(i));
        if (hasRow) {
          rows.add(row(i, reason));
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
        asked.openFiltered(count(PortState.OPEN_OR_FILTERED)));
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
