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
import vigia.machine.TargetResult;
import vigia.machine.TargetState;

/// What is known of one target: a byte for each port, from which rows are made when asked for. Not
/// safe for several threads; [ScanBoard] sees to that.
final class TargetBoard {
  /// Another kind than open has rows in a big scan when it is this rare: it is worth a look.
  private static final int RARE = 25;

  private static final PortReason[] REASONS = PortReason.values();

  private final String target;
  private final Asked asked;

  /// One more than the reason's ordinal; 0 is not yet known.
  private final byte[] reasons;

  private final Map<PortState, Integer> counts;
  private @Nullable String address;
  private TargetState state;

  TargetBoard(String target, Asked asked) {
    this(
        target,
        asked,
        new byte[asked.ports().size()],
        new EnumMap<>(PortState.class),
        null,
        TargetState.WAITING);
  }

  private TargetBoard(
      String target,
      Asked asked,
      byte[] reasons,
      Map<PortState, Integer> counts,
      @Nullable String address,
      TargetState state) {
    this.target = target;
    this.asked = asked;
    this.reasons = reasons;
    this.counts = counts;
    this.address = address;
    this.state = state;
  }

  /// The same for everyone, whatever happens to this one.
  TargetBoard copy() {
    return new TargetBoard(target, asked, reasons.clone(), new EnumMap<>(counts), address, state);
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
    return state != TargetState.UNRESOLVED && state != TargetState.NOT_ALLOWED;
  }

  void answered(int index, PortReason reason) {
    reasons[index] = code(reason);
    counts.merge(state(reason), 1, Integer::sum);
    if (reason == PortReason.ACCEPTED || reason == PortReason.REFUSED) {
      state = TargetState.UP;
    } else if (state == TargetState.WAITING && done() == reasons.length) {
      state = TargetState.SILENT;
    }
  }

  /// Lives no longer than the process: an enum's order may change between releases.
  @SuppressWarnings("EnumOrdinal")
  private static byte code(PortReason reason) {
    return (byte) (reason.ordinal() + 1);
  }

  static PortState state(PortReason reason) {
    return switch (reason) {
      case ACCEPTED -> PortState.OPEN;
      case REFUSED -> PortState.CLOSED;
      case NO_RESPONSE, HOST_UNREACHABLE, NET_UNREACHABLE, PROHIBITED, PROTOCOL_UNREACHABLE ->
          PortState.FILTERED;
    };
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
        "tcp",
        port,
        state(reason),
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
    for (int i = 0; i < reasons.length; i++) {
      if (reasons[i] != 0) {
        PortReason reason = REASONS[reasons[i] - 1];
        PortState kind = state(reason);
        sets.getOrDefault(kind, new BitSet()).set(asked.ports().at(i));
        if (asked.hasRow(reason) || (over && count(kind) <= RARE)) {
          rows.add(row(i, reason));
        }
      }
    }
    return new TargetResult(
        target,
        address,
        state,
        count(PortState.OPEN),
        count(PortState.CLOSED),
        count(PortState.FILTERED),
        ranges(sets),
        rows);
  }

  private static PortRanges ranges(Map<PortState, BitSet> sets) {
    return new PortRanges(
        text(sets, PortState.OPEN), text(sets, PortState.CLOSED), text(sets, PortState.FILTERED));
  }

  private static String text(Map<PortState, BitSet> sets, PortState kind) {
    return PortSet.of(sets.getOrDefault(kind, new BitSet())).toString();
  }
}
