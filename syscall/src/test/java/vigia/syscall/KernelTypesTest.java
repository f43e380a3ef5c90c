package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.syscall.KernelTypes.UnknownKernel;

class KernelTypesTest {
  private static final int INT = 1;
  private static final int POINTER = 2;
  private static final int ARRAY = 3;
  private static final int STRUCT = 4;
  private static final int UNION = 5;
  private static final int TYPEDEF = 8;
  private static final int CONST = 10;
  private static final int FUNCTION = 12;
  private static final int TAG = 18;

  @TempDir Path directory;

  private final Arena arena = Arena.ofConfined();
  private final ByteArrayOutputStream types = new ByteArrayOutputStream();
  private final ByteArrayOutputStream names = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    arena.close();
  }

  private KernelTypes read(byte[] content) throws Exception {
    return KernelTypes.read(Files.write(directory.resolve("types"), content), arena);
  }

  /// As `struct btf_type`, and what follows it.
  private void type(String name, int kind, boolean flag, int members, int size, int... more) {
    words(name(name), (flag ? 1 << 31 : 0) | kind << 24 | members, size);
    words(more);
  }

  private void words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.nativeOrder());
    Arrays.stream(words).forEach(bytes::putInt);
    types.writeBytes(bytes.array());
  }

  private int name(String name) {
    if (name.isEmpty()) {
      return 0;
    }
    int at = names.size();
    names.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
    return at;
  }

  /// As `struct btf_header`, and the rest.
  private byte[] file() {
    int header = 24;
    return ByteBuffer.allocate(header + types.size() + names.size())
        .order(ByteOrder.nativeOrder())
        .putInt(0x0001_eb9f)
        .putInt(header)
        .putInt(0)
        .putInt(types.size())
        .putInt(types.size())
        .putInt(names.size())
        .put(types.toByteArray())
        .put(names.toByteArray())
        .array();
  }

  /// A few types as a compiler makes them; their numbers are as they come, from 1.
  private KernelTypes sample() throws Exception {
    names.write(0);
    type("int", INT, false, 0, 4, 32);
    type("count_t", TYPEDEF, false, 0, 1);
    type("", CONST, false, 0, 2);
    type("", POINTER, false, 0, 3);
    type("", ARRAY, false, 0, 0, 8, 1, 5);
    type("", UNION, false, 2, 8, name("either"), 4, 0, name("or"), 1, 0);
    type("", TAG, false, 0, 3);
    type("pair", STRUCT, false, 2, 8, name("first"), 3, 0, name("second"), 7, 32);
    type(
        "task",
        STRUCT,
        true,
        5,
        72,
        name("flag"),
        1,
        1 << 24 | 3,
        name("pairs"),
        5,
        64,
        name(""),
        6,
        384,
        name("own"),
        8,
        448,
        name("last"),
        0,
        512);
    type("walk", FUNCTION, false, 2, 0);
    return read(file());
  }

  @Test
  void aMemberLiesWhereItsStructureSays() throws Exception {
    KernelTypes kernel = sample();
    assertThat(kernel.offset("pair", "first", 4)).isZero();
    assertThat(kernel.offset("pair", "second", 4)).isEqualTo(4);
    assertThat(kernel.offset("task", "pairs", 40)).isEqualTo(8);
    assertThat(kernel.offset("task", "pairs", 2, "second", 4)).isEqualTo(8 + 2 * 8 + 4);
    assertThat(kernel.offset("task", "either", 8)).isEqualTo(48);
    assertThat(kernel.offset("task", "or", 4)).isEqualTo(48);
    assertThat(kernel.offset("task", "own.second", 4)).isEqualTo(60);
    assertThat(kernel.function("walk")).isEqualTo(10);
  }

  @Test
  void whatIsNotThereHasNoPlace() throws Exception {
    KernelTypes kernel = sample();
    refused("no task.nothing", () -> kernel.offset("task", "nothing", 4));
    refused("no task.own.nothing", () -> kernel.offset("task", "own.nothing", 4));
    refused("no task.flag", () -> kernel.offset("task", "flag", 4)); // a bit field
    refused("no nothing", () -> kernel.offset("nothing", "first", 4));
    refused("no pair", () -> kernel.function("pair"));
    refused("pair.first is not 8 bytes wide", () -> kernel.offset("pair", "first", 8));
    refused("no width of void", () -> kernel.offset("task", "last", 4));
    refused("task.pairs has no element 5", () -> kernel.offset("task", "pairs", 5, "first", 4));
    refused("task.own has no element 0", () -> kernel.offset("task", "own", 0, "first", 4));
    refused("task.pairs[].third", () -> kernel.offset("task", "pairs", 0, "third", 4));
  }

  private static void refused(String why, ThrowingCallable asked) {
    assertThatThrownBy(asked).isInstanceOf(UnknownKernel.class).hasMessage(why);
  }

  @Test
  void anotherOrACutOffFileIsRefused() throws Exception {
    sample();
    type("new", 25, false, 0, 0);
    byte[] unknownKind = file();
    byte[] running = Files.readAllBytes(Path.of("/sys/kernel/btf/vmlinux"));
    byte[] text = "#!/bin/sh\n".repeat(10).getBytes(StandardCharsets.US_ASCII);
    byte[] magic = {(byte) 0x9f, (byte) 0xeb};
    for (byte[] content :
        new byte[][] {{}, magic, text, unknownKind, Arrays.copyOf(running, running.length / 3)}) {
      assertThatThrownBy(() -> read(content)).isInstanceOf(UnknownKernel.class);
    }
  }
}
