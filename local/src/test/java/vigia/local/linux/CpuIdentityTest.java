package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigia.local.Architecture;
import vigia.local.Known;
import vigia.machine.Unavailable;

class CpuIdentityTest {
  private static final Known<String> NO_BOARD = Known.absent(Unavailable.NOT_SUPPORTED);
  private static final Known<String> UNKNOWN = Known.absent(Unavailable.UNKNOWN);

  @Test
  void x86() {
    String captured =
        """
        processor\t: 0
        vendor_id\t: AuthenticAMD
        cpu family\t: 23
        model\t\t: 1
        model name\t: AMD EPYC
        stepping\t: 2
        cpu MHz\t\t: 1996.248
        cpu cores\t: 1
        """;
    assertThat(CpuIdentity.parse(captured, NO_BOARD))
        .isEqualTo(
            new CpuIdentity(
                Known.of("AMD EPYC"),
                Known.of("AuthenticAMD"),
                Known.of("23"),
                Known.of("1"),
                Known.of("2")));
  }

  /// As a Raspberry Pi 4 has it.
  private static final String ARM =
      """
      processor\t: 0
      BogoMIPS\t: 108.00
      Features\t: fp asimd evtstrm crc32 cpuid
      CPU implementer\t: 0x41
      CPU architecture: 8
      CPU variant\t: 0x0
      CPU part\t: 0xd08
      CPU revision\t: 3

      Hardware\t: BCM2835
      Model\t\t: Raspberry Pi 4 Model B Rev 1.2
      """;

  @Test
  void armHasItsPartsName() {
    assertThat(CpuIdentity.parse(ARM, NO_BOARD))
        .isEqualTo(
            new CpuIdentity(
                Known.of("Cortex-A72"),
                Known.of("ARM"),
                Known.of("8"),
                Known.of("0xd08"),
                Known.of("r0p3")));
  }

  @Test
  void armWithTwoKindsOfCoresNamesBoth() {
    String both = ARM.replace("0xd08", "0xd03") + ARM.replace("0xd08", "0xd09");
    assertThat(CpuIdentity.parse(both, NO_BOARD).name())
        .isEqualTo(Known.of("Cortex-A53 + Cortex-A73"));
  }

  @Test
  void armPartThatIsNotInTheTableHasHardwareThenBoardForAName() {
    String strange = ARM.replace("0xd08", "0xfff");
    assertThat(CpuIdentity.parse(strange, NO_BOARD).name()).isEqualTo(Known.of("BCM2835"));
    String newer = strange.replaceFirst("Hardware.*\n", "");
    assertThat(CpuIdentity.parse(newer, Known.of("Some Board")).name())
        .isEqualTo(Known.of("Some Board"));
    assertThat(CpuIdentity.parse(newer, NO_BOARD).name()).isEqualTo(UNKNOWN);
    assertThat(CpuIdentity.parse(ARM.replace("0x41", "0x99"), NO_BOARD).vendor())
        .isEqualTo(Known.of("0x99"));
  }

  @Test
  void otherArchitecturesUseOtherWords() {
    assertThat(
            CpuIdentity.parse(
                    "processor\t: 0\ncpu\t\t: POWER9, altivec\nrevision\t: 2.2\n", NO_BOARD)
                .name())
        .isEqualTo(Known.of("POWER9, altivec"));
    assertThat(
            CpuIdentity.parse("hart\t: 1\nisa\t: rv64imafdc\nuarch\t: sifive,u74-mc\n", NO_BOARD)
                .name())
        .isEqualTo(Known.of("sifive,u74-mc"));
  }

  @Test
  void cutOffOrGarbageKnowsNothing() {
    for (String text :
        new String[] {"", "\n\n", "\0\1", ":::\n: x\n", "model name", "model name\t:"}) {
      assertThat(CpuIdentity.parse(text, NO_BOARD).vendor()).isEqualTo(UNKNOWN);
    }
    assertThat(CpuIdentity.parse("model name\t: unknown\n", NO_BOARD).name()).isEqualTo(NO_BOARD);
  }

  @Test
  void theClockIsTheFastestCores() {
    assertThat(CpuClock.fromCpuinfo("cpu MHz\t\t: 800.000\ncpu MHz\t\t: 3600.125\n"))
        .isEqualTo(Known.of(3_600_125_000L));
    assertThat(CpuClock.fromCpuinfo("cpu MHz\t: unknown\ncpu MHz")).isEqualTo(UNKNOWN);
  }

  @Test
  void wordSizes() {
    assertThat(Architecture.wordBits("x86_64")).isEqualTo(Known.of(64));
    assertThat(Architecture.wordBits("aarch64")).isEqualTo(Known.of(64));
    assertThat(Architecture.wordBits("riscv64")).isEqualTo(Known.of(64));
    assertThat(Architecture.wordBits("s390x")).isEqualTo(Known.of(64));
    assertThat(Architecture.wordBits("i686")).isEqualTo(Known.of(32));
    assertThat(Architecture.wordBits("armv7l")).isEqualTo(Known.of(32));
    assertThat(Architecture.wordBits("armv8l")).isEqualTo(Known.of(32));
    assertThat(Architecture.wordBits("riscv32")).isEqualTo(Known.of(32));
    assertThat(Architecture.wordBits("pdp11")).isEqualTo(Known.absent(Unavailable.UNKNOWN));
  }
}
