package vigia.syscall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the members of the running kernel's structures lie, which differs from one build to the
/// next: the kernel says so itself, in the BPF Type Format (Documentation/bpf/btf.rst).
final class KernelTypes {
  private static final int MAGIC = 0xeb9f;

  /// `struct btf_type` and `struct btf_member`.
  private static final int TYPE_BYTES = 12;

  private static final int MEMBER_BYTES = 12;

  /// The number of the type that no one has.
  private static final int VOID = 0;

  // BTF_KIND_*: those that must be understood, and what follows each of the others.
  private static final int POINTER = 2;
  private static final int ARRAY = 3;
  private static final int STRUCT = 4;
  private static final int UNION = 5;
  private static final int TYPEDEF = 8;
  private static final int VOLATILE = 9;
  private static final int CONST = 10;
  private static final int RESTRICT = 11;
  private static final int FUNCTION = 12;
  private static final int TYPE_TAG = 18;

  /// By kind, from BTF_KIND_UNKN on: bytes that follow a type, once.
  private static final int[] ONCE = {0, 4, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 4, 0, 0};

  /// The same, as often as it has members.
  private static final int[] EACH = {
    0, 0, 0, 0, 12, 12, 8, 0, 0, 0, 0, 0, 0, 8, 0, 12, 0, 0, 0, 12
  };

  private final ByteBuffer types;
  private final ByteBuffer names;

  /// Of each type, where it begins.
  private int[] starts = new int[1 << 17];

  private int size = 1;

  /// The kernel's structures are not as they were when this was written, or it does not tell.
  static final class UnknownKernel extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownKernel(String what) {
      super(what);
    }
  }

  /// A structure's member, or a member of a member.
  ///
  /// @param offset bytes from where the outermost structure begins
  /// @param type its number
  private record Member(int offset, int type) {}

  private KernelTypes(ByteBuffer all) throws UnknownKernel {
    if (Short.toUnsignedInt(all.getShort(0)) != MAGIC) {
      throw new UnknownKernel("no BTF");
    }
    int header = all.getInt(4);
    types = slice(all, header + all.getInt(8), all.getInt(12));
    names = slice(all, header + all.getInt(16), all.getInt(20));
    for (int at = 0; at < types.limit(); at = next(at)) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
      }
      starts[size++] = at;
    }
  }

  /// Reads some megabytes at once.
  ///
  /// @param arena what keeps them, as long as they are asked
  static KernelTypes read(Path path, Arena arena) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      ByteBuffer all = arena.allocate(file.size()).asByteBuffer();
      while (all.hasRemaining() && file.read(all) >= 0) {
        // the rest
      }
      return new KernelTypes(all.flip().order(ByteOrder.nativeOrder()));
    } catch (IndexOutOfBoundsException cut) {
      throw new UnknownKernel("BTF that is cut off");
    }
  }

  private static ByteBuffer slice(ByteBuffer all, int from, int length) {
    return all.slice(from, length).order(all.order());
  }

  private int next(int at) throws UnknownKernel {
    int kind = kind(at);
    if (kind >= ONCE.length) {
      throw new UnknownKernel("BTF kind " + kind);
    }
    return at + TYPE_BYTES + ONCE[kind] + EACH[kind] * members(at);
  }

  /// The number of a function's type.
  int function(String name) throws UnknownKernel {
    return named(FUNCTION, name);
  }

  /// How many bytes into a structure a member lies.
  ///
  /// @param path members of members, with dots; one of an anonymous part by its own name alone
  /// @param bytes how wide it must be
  int offset(String structure, String path, int bytes) throws UnknownKernel {
    Member found = member(structure, path);
    if (width(found.type) != bytes) {
      throw new UnknownKernel(structure + "." + path + " is not " + bytes + " bytes wide");
    }
    return found.offset;
  }

  /// The same of an array's element.
  ///
  /// @param path of the array
  /// @param member of the element
  int offset(String structure, String path, int index, String member, int bytes)
      throws UnknownKernel {
    Member array = member(structure, path);
    int at = starts[plain(array.type)];
    if (kind(at) != ARRAY || index >= types.getInt(at + TYPE_BYTES + 8)) {
      throw new UnknownKernel(structure + "." + path + " has no element " + index);
    }
    int element = plain(types.getInt(at + TYPE_BYTES));
    Member found = inside(element, member);
    if (found == null || width(found.type) != bytes) {
      throw new UnknownKernel(structure + "." + path + "[]." + member);
    }
    return array.offset + index * width(element) + found.offset;
  }

  private Member member(String structure, String path) throws UnknownKernel {
    var found = new Member(0, named(STRUCT, structure));
    for (String name : path.split("\\.", -1)) {
      Member next = inside(plain(found.type), name);
      if (next == null) {
        throw new UnknownKernel("no " + structure + "." + path);
      }
      found = new Member(found.offset + next.offset, next.type);
    }
    return found;
  }

  private @Nullable Member inside(int type, String name) {
    int at = starts[type];
    if (type == VOID || (kind(at) != STRUCT && kind(at) != UNION)) {
      return null;
    }
    for (int i = 0; i < members(at); i++) {
      int member = at + TYPE_BYTES + i * MEMBER_BYTES;
      int called = types.getInt(member);
      int of = types.getInt(member + 4);
      // With the kind's flag, the upper 8 bits are a bit field's size, else 0.
      int bits = types.getInt(member + 8);
      if (hasFlag(at) && bits >> 24 != 0) {
        continue;
      }
      Member found =
          isNamed(called, name)
              ? new Member(0, of)
              : isNamed(called, "") ? inside(plain(of), name) : null;
      if (found != null) {
        return new Member(bits / 8 + found.offset, found.type);
      }
    }
    return null;
  }

  private int named(int kind, String name) throws UnknownKernel {
    for (int type = 1; type < size; type++) {
      if (kind(starts[type]) == kind && isNamed(types.getInt(starts[type]), name)) {
        return type;
      }
    }
    throw new UnknownKernel("no " + name);
  }

  /// Without typedef, const and the like.
  private int plain(int type) {
    int found = type;
    while (found != VOID && isOtherName(kind(starts[found]))) {
      found = types.getInt(starts[found] + 8);
    }
    return found;
  }

  private static boolean isOtherName(int kind) {
    return switch (kind) {
      case TYPEDEF, VOLATILE, CONST, RESTRICT, TYPE_TAG -> true;
      default -> false;
    };
  }

  /// In bytes.
  private int width(int type) throws UnknownKernel {
    int plain = plain(type);
    int at = starts[plain];
    if (plain == VOID) {
      throw new UnknownKernel("no width of void");
    }
    return switch (kind(at)) {
      case POINTER -> Long.BYTES;
      case ARRAY -> width(types.getInt(at + TYPE_BYTES)) * types.getInt(at + TYPE_BYTES + 8);
      default -> types.getInt(at + 8);
    };
  }

  private boolean isNamed(int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (names.get(at + i) != name.charAt(i)) {
        return false;
      }
    }
    return names.get(at + name.length()) == 0;
  }

  private int kind(int at) {
    return types.getInt(at + 4) >> 24 & 0x1f;
  }

  private boolean hasFlag(int at) {
    return types.getInt(at + 4) < 0;
  }

  private int members(int at) {
    return types.getInt(at + 4) & 0xffff;
  }
}
