package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskLineTest {
  /// From linux/sched.h of 6.18; those that can be had are compared with `stat` elsewhere.
  @ParameterizedTest
  @CsvSource({
    "0, 0, R",
    "1, 0, S", // TASK_INTERRUPTIBLE
    "0x2001, 0, S", // TASK_FREEZABLE with it
    "2, 0, D", // TASK_UNINTERRUPTIBLE
    "0x102, 0, D", // TASK_KILLABLE
    "0x402, 0, I", // TASK_IDLE
    "0x2402, 0, I",
    "0x8000, 0, D", // TASK_FROZEN
    "0x1000, 0, D", // TASK_RTLOCK_WAIT
    "0x104, 0, T", // TASK_STOPPED
    "0x8, 0, t", // __TASK_TRACED
    "0x80, 0x10, X", // EXIT_DEAD
    "0x80, 0x20, Z", // EXIT_ZOMBIE
    "0x40, 0, P", // TASK_PARKED
    "0x200, 0, R" // TASK_WAKING
  })
  void theLetterIsTheKernels(String state, String exitState, char letter) {
    assertThat(TaskLine.letter(Integer.decode(state), Integer.decode(exitState))).isEqualTo(letter);
  }
}
