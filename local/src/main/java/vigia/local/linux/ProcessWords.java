package vigia.local.linux;

import java.util.List;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// What the kernel has to look into a process's memory map for: proc(5) `cmdline`, and `exe` with
/// it. While something holds the lock of that map, a read may wait for ever.
record ProcessWords(Known<String> exe, Known<List<String>> arguments) {
  static ProcessWords absent(Unavailable why) {
    return new ProcessWords(Known.absent(why), Known.absent(why));
  }

  static ProcessWords read(ProcessFiles files, ProcessStat stat) {
    return new ProcessWords(files.exe(stat), files.arguments(stat));
  }
}
