package vigia.scanner.answer;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ports that are treated in another way than most.
final class Ports {
  /// Behind these is what may act on the first bytes that it gets. Printers print them (35 and 170
  /// to 515: PostScript and LPD; 6101, 9100 to 9107: raw printing). Controllers of machines and
  /// buildings were not built for strangers, and have stopped on less (S7, Modbus, IEC 104, Fox,
  /// Crimson, Omron, DNP3, EtherNet/IP, BACnet, PCWorx, ProConOS, MELSEC).
  private static final Set<Integer> ACTING =
      Stream.concat(
              Stream.of(
                  35, 102, 170, 502, 515, 789, 1911, 1962, 2404, 4911, 5007, 6101, 9600, 20_000,
                  20_547, 44_818, 47_808),
              IntStream.rangeClosed(9100, 9107).boxed())
          .collect(Collectors.toUnmodifiableSet());

  /// Where TLS is what is usually spoken, so that it is asked for at once.
  private static final Set<Integer> TLS =
      Set.of(
          443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 2376, 3269, 5061, 5671, 5986, 6443,
          6514, 6697, 8443, 8883, 9443, 10_250);

  private Ports() {}

  /// Whether it must not be spoken to.
  static boolean mayAct(int port) {
    return ACTING.contains(port);
  }

  static boolean isUsuallyTls(int port) {
    return TLS.contains(port);
  }
}
