package vigia.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two scans by the ranges of their ports, which always say everything.
///
/// An address of a network has no result of its own while it is silent. So that it is missing says
/// something only where both scans were asked for the same targets, and the one that misses it is
/// done and left none out.
public final class ScanDifference {
  private final Picture before;
  private final Picture after;
  private final boolean sameProtocol;
  private final boolean sameTargets;
  private final boolean samePorts;
  private final List<HostChange> hosts = new ArrayList<>();
  private final List<PortChange> ports = new ArrayList<>();
  private final List<NotCompared> notCompared = new ArrayList<>();

  private ScanDifference(Picture before, Picture after) {
    this.before = before;
    this.after = after;
    sameProtocol = before.status.protocol().equals(after.status.protocol());
    ScanOrigin one = before.summary.origin();
    ScanOrigin other = after.summary.origin();
    sameTargets =
        one != null
            && other != null
            && new HashSet<>(one.targets()).equals(new HashSet<>(other.targets()));
    samePorts = one != null && other != null && one.ports().equals(other.ports());
  }

  /// @param before with its origin, without which missing addresses are not judged
  /// @param after the same
  public static ScanComparison of(
      ScanSummary before, ScanStatus foundBefore, ScanSummary after, ScanStatus foundAfter) {
    var difference =
        new ScanDifference(new Picture(before, foundBefore), new Picture(after, foundAfter));
    Set<String> addresses = new LinkedHashSet<>(difference.before.byAddress.keySet());
    addresses.addAll(difference.after.byAddress.keySet());
    addresses.forEach(difference::compare);
    return new ScanComparison(
        before, after, difference.hosts, difference.ports, difference.notCompared);
  }

  private void compare(String address) {
    Seen one = before.byAddress.get(address);
    Seen other = after.byAddress.get(address);
    if (one == null) {
      one = missing(before, other);
    }
    if (other == null) {
      other = missing(after, one);
    }
    var common = new BitSet();
    if (one != null && other != null && sameProtocol) {
      common.or(one.done());
      common.and(other.done());
      if (one.hasAnswered(common) == other.hasAnswered(common)) {
        comparePorts(address, one, other, common);
      } else {
        hosts.add(hostChange(address, one, other, common));
      }
    }
    leftOver(address, one, common, NotCompared.Side.BEFORE);
    leftOver(address, other, common, NotCompared.Side.AFTER);
  }

  /// What a scan says of an address by leaving it out: all ports of it were silent.
  private @Nullable Seen missing(Picture there, @Nullable Seen here) {
    UnlistedAddresses unlisted = there.status.unlisted();
    boolean allAsked =
        there.status.state() == ScanState.DONE
            && (unlisted == null || (unlisted.notAllowed() == 0 && unlisted.up() == 0));
    if (here == null || !sameTargets || !allAsked) {
      return null;
    }
    BitSet asked = samePorts ? here.done() : there.asked();
    return asked.isEmpty() ? null : new Seen(Map.of(PortState.FILTERED, asked));
  }

  private void comparePorts(String address, Seen one, Seen other, BitSet common) {
    for (PortState from : PortState.values()) {
      for (PortState to : PortState.values()) {
        BitSet changed = one.in(from, common);
        changed.and(other.in(to, common));
        if (from != to && !changed.isEmpty()) {
          ports.add(new PortChange(address, before.status.protocol(), text(changed), from, to));
        }
      }
    }
  }

  private static HostChange hostChange(String address, Seen one, Seen other, BitSet common) {
    boolean came = other.hasAnswered(common);
    return new HostChange(
        address,
        came ? TargetState.SILENT : TargetState.UP,
        came ? TargetState.UP : TargetState.SILENT,
        text((came ? other : one).in(PortState.OPEN, common)));
  }

  private void leftOver(String address, @Nullable Seen seen, BitSet common, NotCompared.Side side) {
    if (seen != null) {
      BitSet left = seen.done();
      left.andNot(common);
      if (!left.isEmpty()) {
        notCompared.add(new NotCompared(address, text(left), side));
      }
    }
  }

  private static String text(BitSet ports) {
    return PortSet.of(ports).toString();
  }

  /// A scan by its addresses.
  private record Picture(ScanSummary summary, ScanStatus status, Map<String, Seen> byAddress) {
    Picture(ScanSummary summary, ScanStatus status) {
      this(summary, status, new LinkedHashMap<>());
      for (TargetResult target : status.targets()) {
        if (target.address() != null) {
          byAddress.put(target.address(), Seen.of(target.ranges()));
        }
      }
    }

    /// Every port that was done anywhere.
    BitSet asked() {
      var asked = new BitSet();
      byAddress.values().forEach(seen -> asked.or(seen.done()));
      return asked;
    }
  }

  /// The ports of an address by their state.
  private record Seen(Map<PortState, BitSet> byState) {
    static Seen of(PortRanges ranges) {
      var byState = new EnumMap<PortState, BitSet>(PortState.class);
      byState.put(PortState.OPEN, bits(ranges.open()));
      byState.put(PortState.CLOSED, bits(ranges.closed()));
      byState.put(PortState.FILTERED, bits(ranges.filtered()));
      String either = ranges.openFiltered();
      byState.put(PortState.OPEN_OR_FILTERED, bits(either == null ? "" : either));
      return new Seen(byState);
    }

    private static BitSet bits(String ranges) {
      var bits = new BitSet();
      if (!ranges.isEmpty()) {
        for (int port : PortSet.parse(ranges).toArray()) {
          bits.set(port);
        }
      }
      return bits;
    }

    BitSet done() {
      var done = new BitSet();
      byState.values().forEach(done::or);
      return done;
    }

    BitSet in(PortState state, BitSet among) {
      var ports = new BitSet();
      ports.or(byState.getOrDefault(state, new BitSet()));
      ports.and(among);
      return ports;
    }

    boolean hasAnswered(BitSet among) {
      return !in(PortState.OPEN, among).isEmpty() || !in(PortState.CLOSED, among).isEmpty();
    }
  }
}
