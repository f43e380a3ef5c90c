package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.syscall.SyscallException;
import vigia.syscall.TaskWalk;

/// All processes at once from the kernel's own list, where this program may read that: a small part
/// of what their `stat` files cost. Those remain what counts: the list is believed once it has said
/// the same as they did.
final class KernelList {
  /// Processes may all be changing at one moment; not at three.
  private static final int TRIES = 3;

  /// Namespaces that the kernel starts with, linux/proc_ns.h. In others the list has other numbers
  /// than their `/proc`.
  private static final List<Path> FIRST =
      List.of(Path.of("pid:[4026531836]"), Path.of("time:[4026531834]"));

  private int triesLeft;
  private boolean isTrusted;
  private TaskWalk.@Nullable Kernel kernel;
  private @Nullable TaskWalk open;

  private KernelList(int tries) {
    triesLeft = tries;
  }

  /// That of this system, which is tried when it is first asked for.
  static KernelList ofThis() {
    return new KernelList(TRIES);
  }

  /// One that is never to be had.
  static KernelList none() {
    return new KernelList(0);
  }

  /// Whether it can be read instead of the files.
  boolean isTrusted() {
    return isTrusted;
  }

  /// Whether it is worth to compare it with what the files just said.
  boolean isOnTrial() {
    return !isTrusted && triesLeft > 0;
  }

  /// The tasks as they are now, or null when they cannot be read, this time or ever.
  @Nullable TaskWalk read() {
    try {
      TaskWalk tasks = open;
      if (tasks == null) {
        tasks = open();
        open = tasks;
      }
      if (tasks != null) {
        tasks.read();
      }
      return tasks;
    } catch (SyscallException notNow) {
      return null;
    }
  }

  private @Nullable TaskWalk open() throws SyscallException {
    TaskWalk.Kernel known = kernel;
    if (known == null) {
      known = known();
      kernel = known;
    }
    return known == null ? null : TaskWalk.open(known);
  }

  private static TaskWalk.@Nullable Kernel known() throws SyscallException {
    try {
      return mayBeShown() ? TaskWalk.Kernel.read() : null;
    } catch (SyscallException failed) {
      throw failed;
    } catch (IOException unknown) {
      return null;
    }
  }

  /// Whether everybody in the list is also everybody in `/proc`.
  private static boolean mayBeShown() throws IOException {
    Path own = HostRoot.THIS.resolve("proc/self/ns");
    return FIRST.contains(Files.readSymbolicLink(own.resolve("pid")))
        && FIRST.contains(Files.readSymbolicLink(own.resolve("time")))
        && HiddenProcesses.mayTraceAll();
  }

  /// Judges it by what the files said a moment before.
  ///
  /// @param listed what it says
  void compare(ProcessSample filed, @Nullable ProcessSample listed) {
    triesLeft--;
    isTrusted = listed != null && isMostlyTheSame(filed, listed);
    if (!isTrusted) {
      release();
    }
  }

  /// Of the processes that have memory, as of all, more than half have not changed since. Where a
  /// field is not where it is thought to be, all have.
  private static boolean isMostlyTheSame(ProcessSample filed, ProcessSample listed) {
    int users = 0;
    int sameUsers = 0;
    int same = 0;
    for (int row = 0; row < filed.size(); row++) {
      ProcessStat stat = filed.stat(row);
      int there = listed.cpu().row(stat.pid(), filed.cpu().start(row));
      boolean isSame = there >= 0 && isSame(stat, listed.stat(there));
      same += isSame ? 1 : 0;
      if (!stat.isKernelThread()) {
        users++;
        sameUsers += isSame ? 1 : 0;
      }
    }
    return 2 * same > filed.size() && 2 * sameUsers > users;
  }

  /// Two ticks: user and system time are rounded off apart from each other.
  private static boolean isSame(ProcessStat filed, ProcessStat listed) {
    return filed.comm().startsWith(listed.comm())
        && filed.state() == listed.state()
        && filed.parentPid() == listed.parentPid()
        && filed.isKernelThread() == listed.isKernelThread()
        && filed.faults() == listed.faults()
        && Math.abs(filed.cpuTicks() - listed.cpuTicks()) <= 2
        && filed.threads() == listed.threads()
        && filed.rssPages() == listed.rssPages();
  }

  /// Keeps nothing open.
  void release() {
    TaskWalk tasks = open;
    open = null;
    if (tasks != null) {
      tasks.close();
    }
  }
}
