package vigia.scanner;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vigia.machine.BadValue;
import vigia.machine.ProblemCode;

/// What a scan was asked to look at as a whole: each address once, in the order asked for, without
/// those that are excluded.
///
/// An exclusion that touches none of the targets is right: a list of what must never be scanned
/// stands beside any targets.
final class Targets {
  /// Before what is to be left out.
  static final String EXCLUDED = "!";

  /// One target, and the addresses of it that no target before has.
  private record Part(Target target, List<AddressRange> ranges) {}

  private final List<Part> parts = new ArrayList<>();
  private final Set<InetAddress> single = new HashSet<>();
  private final List<AddressRange> excluded;

  private Targets(List<AddressRange> excluded) {
    this.excluded = excluded;
  }

  /// @throws vigia.machine.ProblemException BAD_REQUEST, field `targets`, when one is malformed, or
  ///   the exclusions leave nothing
  static Targets parse(List<String> texts) {
    List<String> once = texts.stream().distinct().toList();
    var targets =
        new Targets(
            once.stream()
                .filter(text -> text.startsWith(EXCLUDED))
                .map(Targets::exclusion)
                .toList());
    List<AddressRange> taken = new ArrayList<>(targets.excluded);
    boolean any = false;
    for (String text : once) {
      if (!text.startsWith(EXCLUDED)) {
        any = true;
        targets.add(Target.parse(text), taken);
      }
    }
    if (!any) {
      throw BadValue.EMPTY.of("targets", "");
    }
    if (targets.parts.isEmpty()) {
      throw BadValue.NOTHING_LEFT.of("targets", String.join(", ", once));
    }
    return targets;
  }

  private static AddressRange exclusion(String text) {
    String what = text.substring(EXCLUDED.length()).strip();
    if (what.isEmpty()) {
      throw BadValue.MALFORMED.of("targets", text);
    }
    return switch (Target.parse(what)) {
      case Target.Address single -> AddressRange.of(single.address());
      case Target.Network network -> network.range();
      // What a name means may be another address when it is looked up again.
      case Target.Name _ ->
          throw ProblemCode.BAD_REQUEST.with(
              "field",
              "targets",
              "reason",
              BadValue.NOT_SUPPORTED.wire(),
              "value",
              what,
              "exclude",
              what);
    };
  }

  private void add(Target target, List<AddressRange> taken) {
    switch (target) {
      case Target.Name _ -> parts.add(new Part(target, List.of()));
      // The same number in another zone is another computer.
      case Target.Address(_, InetAddress address) when isZoned(address) -> {
        if (!excludes(address)) {
          parts.add(new Part(target, List.of(AddressRange.of(address))));
        }
      }
      case Target.Address(_, InetAddress address) -> {
        single.add(address);
        add(target, List.of(AddressRange.of(address)), taken);
      }
      // Without its zone a link-local address is nobody's, and a network has none.
      case Target.Network(String text, AddressRange range) when isLinkLocal(range) ->
          throw BadValue.NOT_SUPPORTED.of("targets", text);
      case Target.Network(_, AddressRange range) -> add(target, range.without(Target.NEVER), taken);
    }
  }

  private void add(Target target, List<AddressRange> ranges, List<AddressRange> taken) {
    List<AddressRange> left =
        ranges.stream().flatMap(range -> range.without(taken).stream()).toList();
    if (!left.isEmpty()) {
      parts.add(new Part(target, left));
      taken.addAll(left);
    }
  }

  private static boolean isLinkLocal(AddressRange range) {
    return range.at(0) instanceof Inet6Address first && first.isLinkLocalAddress();
  }

  private static boolean isZoned(InetAddress address) {
    return address instanceof Inet6Address six && six.getScopeId() != 0;
  }

  /// Whether it was asked for by itself, and not only by a network.
  boolean names(InetAddress address) {
    return single.contains(address);
  }

  /// Whether it must be left out, whatever name leads to it.
  boolean excludes(InetAddress address) {
    return excluded.stream().anyMatch(range -> range.has(address));
  }

  /// How many there are to scan, a name counting as one.
  BigInteger count() {
    BigInteger count = BigInteger.ZERO;
    for (Part part : parts) {
      count = count.add(part.target instanceof Target.Name ? BigInteger.ONE : size(part.ranges));
    }
    return count;
  }

  private static BigInteger size(List<AddressRange> ranges) {
    return ranges.stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /// Each of them; only to be asked for when [#count] is small enough.
  List<Single> each() {
    List<Single> all = new ArrayList<>(count().intValueExact());
    for (Part part : parts) {
      switch (part.target) {
        case Target.Address address -> all.add(address);
        case Target.Name name -> all.add(name);
        case Target.Network(String text, _) ->
            part.ranges.forEach(range -> members(text, range, all));
      }
    }
    return all;
  }

  private static void members(String text, AddressRange range, List<Single> all) {
    int size = range.size().intValueExact();
    for (int i = 0; i < size; i++) {
      all.add(new Single.Member(text, range.at(i)));
    }
  }
}
