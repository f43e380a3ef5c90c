package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A program in classic BPF (socket(7), SO_ATTACH_FILTER) that lets only TCP segments with ACK
/// through which go to some ports: a raw socket gets a copy of everything that this machine
/// receives.
final class PortFilter {
  private static final int LOAD_HEADER_LENGTH = 0xb1;
  private static final int LOAD_X = 0x01;
  private static final int LOAD_BYTE_AT_X = 0x50;
  private static final int LOAD_HALF_AT_X = 0x48;
  private static final int JUMP_IF_SET = 0x45;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN = 0x06;
  private static final int WHOLE = 0xffff;

  private static final int DESTINATION = 2;
  private static final int FLAGS = 13;
  private static final int ACK = 0x10;

  /// struct sock_filter: code, two jumps, and a number.
  private static final int INSTRUCTION = 8;

  private static final int LENGTH = 0;
  private static final int PROGRAM = 8;

  private final MemorySegment instructions;
  private int next;

  private PortFilter(MemorySegment instructions) {
    this.instructions = instructions;
  }

  /// A `struct sock_fprog`.
  ///
  /// @param six a raw socket of IPv6 gets segments, one of IPv4 whole packets
  static MemorySegment of(Arena arena, boolean six, int[] ports) {
    int length = ports.length + 6;
    var filter = new PortFilter(arena.allocate((long) length * INSTRUCTION, INSTRUCTION));
    filter.add(six ? LOAD_X : LOAD_HEADER_LENGTH, 0, 0, 0);
    filter.add(LOAD_BYTE_AT_X, 0, 0, FLAGS);
    filter.add(JUMP_IF_SET, 0, ports.length + 1, ACK);
    filter.add(LOAD_HALF_AT_X, 0, 0, DESTINATION);
    for (int i = 0; i < ports.length; i++) {
      filter.add(JUMP_IF_EQUAL, ports.length - i, 0, ports[i]);
    }
    filter.add(RETURN, 0, 0, 0);
    filter.add(RETURN, 0, 0, WHOLE);
    MemorySegment program = arena.allocate(2L * Long.BYTES, Long.BYTES);
    program.set(ValueLayout.JAVA_SHORT, LENGTH, (short) length);
    program.set(ValueLayout.JAVA_LONG, PROGRAM, filter.instructions.address());
    return program;
  }

  /// @param yes how many instructions a jump that is taken leaves out
  /// @param no the same for one that is not
  private void add(int code, int yes, int no, int number) {
    long at = (long) next++ * INSTRUCTION;
    instructions.set(ValueLayout.JAVA_SHORT, at, (short) code);
    instructions.set(ValueLayout.JAVA_BYTE, at + 2, (byte) yes);
    instructions.set(ValueLayout.JAVA_BYTE, at + 3, (byte) no);
    instructions.set(ValueLayout.JAVA_INT, at + 4, number);
  }
}
