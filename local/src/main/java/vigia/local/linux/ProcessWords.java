package vigia.local.linux;

import java.util.List;
import vigia.local.Known;
import vigia.local.listing.CommandLine;
import vigia.machine.Unavailable;

/// What the kernel has to look into a process's memory map for: proc(5) `cmdline`, and `exe` with
/// it. While something holds the lock of that map, a read may wait for ever.
///
/// @param commandLine masked
/// @param name comm, or what it was cut from
record ProcessWords(Known<String> exe, Known<String> commandLine, String name) {
  static ProcessWords absent(Unavailable why, ProcessStat stat) {
    return new ProcessWords(Known.absent(why), Known.absent(why), stat.comm());
  }

  static ProcessWords read(ProcessFiles files, ProcessStat stat) {
    Known<String> exe = files.exe(stat);
    Known<List<String>> arguments = files.arguments(stat);
    return new ProcessWords(
        exe,
        arguments.then(found -> Known.of(CommandLine.masked(found))),
        stat.mayBeCut() ? completed(files, stat, exe, arguments) : stat.comm());
  }

  private static String completed(
      ProcessFiles files, ProcessStat stat, Known<String> exe, Known<List<String>> arguments) {
    return stat.isKernelThread()
        ? completed(stat.comm(), files.text("comm"))
        : completed(stat.comm(), exe, arguments);
  }

  /// What the kernel calls its own thread, which may be longer than others' names, and for a worker
  /// has what it worked at last.
  private static String completed(String comm, Known<String> file) {
    String whole = file instanceof Known.Value<String>(String text) ? text.stripTrailing() : "";
    return whole.startsWith(comm) ? whole : comm;
  }

  /// comm, or what it was cut from: the last component of the executable, the first argument, or
  /// the second, which is the script of an interpreter. Nothing after a space that comm does not
  /// reach is taken: it could be anything.
  private static String completed(String comm, Known<String> exe, Known<List<String>> arguments) {
    if (arguments instanceof Known.Value<List<String>>(List<String> given)) {
      for (String word : given.subList(0, Math.min(2, given.size()))) {
        String whole = word.substring(word.lastIndexOf('/') + 1);
        if (whole.startsWith(comm)) {
          int end = whole.indexOf(' ', comm.length());
          return end < 0 ? whole : whole.substring(0, end);
        }
      }
    }
    String file = exe instanceof Known.Value<String>(String path) ? path : "";
    String whole = file.substring(file.lastIndexOf('/') + 1);
    return whole.startsWith(comm) ? whole.replaceFirst(" \\(deleted\\)$", "") : comm;
  }
}
