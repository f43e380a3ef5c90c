package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// Records as the kernel would have written them, of a process 50 that had used 1,000 ns itself.
class TaskRecordsTest {
  private static final int PID = 50;
  private static final long OWN = 1_000;
  private static final int ALIVE = 0;
  private static final int DEAD = 0x10;
  private static final long MUCH = 20_000_000;

  private final TaskRecords tasks = new TaskRecords();

  /// @param ended what those threads had used that had ended when it was read
  private void thread(int number, int exitState, long ended, long used) {
    long[] record = new long[TaskProgram.THREAD_WORDS];
    fill(record, number, exitState, ended, used);
    add(record);
  }

  private void process(int pid, int exitState, long ended) {
    long[] record = new long[TaskProgram.PROCESS_WORDS];
    fill(record, pid, exitState, ended, OWN);
    record[TaskProgram.IDS] = (long) pid << 32 | pid;
    add(record);
  }

  private static void fill(long[] record, int number, int exitState, long ended, long used) {
    record[TaskProgram.IDS] = (long) PID << 32 | number;
    record[TaskProgram.STATES] = (long) exitState << 32;
    record[TaskProgram.ENDED] = ended;
    record[TaskProgram.RAN] = used;
  }

  private void add(long[] record) {
    tasks.add(MemorySegment.ofArray(record), record.length, 7);
  }

  private long used() {
    tasks.addUp();
    assertThat(tasks.size()).isOne();
    assertThat(tasks.pid(0)).isEqualTo(PID);
    return tasks.usedNanos(0);
  }

  @Test
  void allThreadsCountAndThoseThatHadEnded() {
    thread(20, ALIVE, 300, MUCH);
    process(PID, ALIVE, 300);
    thread(60, ALIVE, 300, 5);
    assertThat(used()).isEqualTo(OWN + 300 + MUCH + 5);
    assertThat(tasks.isMissingMuch(0, null)).isFalse();
  }

  @Test
  void oneThatEndedBetweenItsRecordAndItsProcesssCountsOnce() {
    thread(20, ALIVE, 300, MUCH);
    process(PID, ALIVE, 300 + MUCH + 2); // it used a little more before it ended
    assertThat(used()).isEqualTo(OWN + 300 + MUCH + 2);
  }

  @Test
  void oneThatStaysCountsThoughOthersEndedMeanwhile() {
    thread(20, ALIVE, 300, MUCH);
    process(PID, ALIVE, 300 + MUCH - 1);
    assertThat(used()).isEqualTo(OWN + 300 + MUCH - 1 + MUCH);
    assertThat(tasks.isMissingMuch(0, null)).isFalse();
  }

  /// Either of two may be the one that ended.
  @Test
  void whatMayHaveEndedIsMissedAndSaidToBe() {
    thread(20, ALIVE, 0, MUCH);
    thread(21, ALIVE, 0, MUCH);
    process(PID, ALIVE, MUCH);
    assertThat(used()).isEqualTo(OWN + MUCH);
    assertThat(tasks.isMissingMuch(0, null)).isTrue();
  }

  @Test
  void oneThatIsBeingTakenOutIsPartOfThoseThatEnded() {
    process(PID, ALIVE, MUCH);
    thread(60, DEAD, MUCH, MUCH);
    assertThat(used()).isEqualTo(OWN + MUCH);
  }

  @Test
  void whatWasThereBeforeAndIsNotNowIsMissing() {
    process(PID, ALIVE, 0);
    long[] before = new long[TaskRecords.WORDS];
    assertThat(used()).isEqualTo(OWN);
    before[TaskProgram.RAN] = OWN;
    assertThat(tasks.isMissingMuch(0, before)).isFalse();
    before[TaskProgram.RAN] = OWN + 1;
    assertThat(tasks.isMissingMuch(0, before)).isTrue();
  }

  @Test
  void aProcessThatIsBeingTakenOutIsLeftOut() {
    process(40, DEAD, 0);
    process(PID, ALIVE, 0);
    thread(61, ALIVE, 0, 9);
    assertThat(used()).isEqualTo(OWN + 9);
    assertThat(tasks.readNanos(0)).isEqualTo(7);
  }

  @Test
  void manyAreKeptApart() {
    int most = 3_000;
    for (int pid = 1; pid <= most; pid++) {
      process(pid, ALIVE, pid);
    }
    tasks.addUp();
    assertThat(tasks.size()).isEqualTo(most);
    for (int row = 0; row < most; row++) {
      assertThat(tasks.usedNanos(row)).isEqualTo(OWN + tasks.pid(row));
    }
    tasks.clear();
    assertThat(tasks.size()).isZero();
  }
}
