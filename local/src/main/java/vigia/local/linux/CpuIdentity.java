package vigia.local.linux;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// What the processors are: `/proc/cpuinfo`. Its fields differ with each architecture.
record CpuIdentity(
    Known<String> name,
    Known<String> vendor,
    Known<String> family,
    Known<String> model,
    Known<String> stepping) {

  static CpuIdentity read(HostFiles files) {
    return switch (files.text("proc/cpuinfo")) {
      case Known.Value(String cpuinfo) -> parse(cpuinfo, deviceTreeModel(files));
      case Known.Absent<String>(Unavailable why) -> nothing(Known.absent(why));
    };
  }

  /// A board's name, such as `Raspberry Pi 4 Model B Rev 1.2`; ends in NUL.
  private static Known<String> deviceTreeModel(HostFiles files) {
    return files
        .text("proc/device-tree/model")
        .then(text -> presentOr(text.replace("\0", "").strip()));
  }

  static CpuIdentity parse(String cpuinfo, Known<String> board) {
    var fields = new Fields(cpuinfo);
    if (fields.has("CPU implementer")) {
      return ArmIdentity.of(fields, board);
    }
    return new CpuIdentity(
        // POWER calls it cpu, RISC-V uarch, LoongArch Model Name, MIPS cpu model.
        fields
            .first("model name", "Model Name", "cpu model", "uarch", "cpu", "Hardware")
            .or(() -> board),
        fields.first("vendor_id", "mvendorid"),
        fields.first("cpu family", "CPU Family"),
        fields.first("model", "machine"),
        fields.first("stepping", "revision", "CPU Revision"));
  }

  private static CpuIdentity nothing(Known<String> why) {
    return new CpuIdentity(why, why, why, why, why);
  }

  private static Known<String> presentOr(String text) {
    return text.isEmpty() ? Known.absent(Unavailable.UNKNOWN) : Known.of(text);
  }

  /// What stands after the colon.
  static String valueOf(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  /// The file's `name : value` lines. Each name's distinct values, in order: a machine may have
  /// cores of several kinds.
  static final class Fields {
    private final Map<String, Set<String>> map = new LinkedHashMap<>();

    Fields(String cpuinfo) {
      for (String line : cpuinfo.split("\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          map.computeIfAbsent(line.substring(0, colon).strip(), _ -> new LinkedHashSet<>())
              .add(valueOf(line));
        }
      }
    }

    boolean has(String name) {
      return map.containsKey(name);
    }

    Set<String> all(String name) {
      return map.getOrDefault(name, Set.of());
    }

    /// The first value of the first of these names that has one.
    Known<String> first(String... names) {
      for (String name : names) {
        for (String value : all(name)) {
          if (!value.isEmpty() && !value.equals("unknown")) {
            return Known.of(value);
          }
        }
      }
      return Known.absent(Unavailable.UNKNOWN);
    }
  }
}
