package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.syscall.SyscallException;
import vigia.syscall.TaskRecords;
import vigia.syscall.TaskWalk;

/// All processes at once from the kernel's own list, where this program may read that: a small part
/// of what their `stat` files cost. Those remain what counts: the list is believed once it has said
/// the same as they did.
final class KernelList {
  /// Most processes may be changing at one moment; hardly at ten.
  private static final int TRIES = 10;

  /// Namespaces that the kernel starts with, linux/proc_ns.h. In others the list has other numbers
  /// than their `/proc`.
  private static final List<Path> FIRST =
      List.of(Path.of("pid:[4026531836]"), Path.of("time:[4026531834]"));

  private int triesLeft;
  private boolean isTrusted;

  /// Until [#release]: going to and fro would cost more than the files.
  private boolean failed;

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
    return isTrusted && !failed;
  }

  /// Whether it is worth to compare it with what the files just said.
  boolean isOnTrial() {
    return !isTrusted && triesLeft > 0 && !failed;
  }

  /// The tasks as they are now, or null when they cannot be read.
  @Nullable TaskRecords read() {
    try {
      TaskWalk tasks = open;
      if (tasks == null) {
        TaskWalk.Kernel known = kernel == null ? known() : kernel;
        kernel = known;
        tasks = TaskWalk.open(known);
        open = tasks;
      }
      return tasks.read();
    } catch (SyscallException notNow) {
      failed = true;
      return null;
    } catch (IOException never) {
      triesLeft = 0;
      return null;
    }
  }

  private static TaskWalk.Kernel known() throws IOException {
    if (!isAllOfProc()) {
      throw new IOException("the list has others than /proc");
    }
    return TaskWalk.Kernel.read();
  }

  /// Whether everybody in the list is also everybody in `/proc`.
  private static boolean isAllOfProc() throws IOException {
    Path own = HostRoot.THIS.resolve("proc/self/ns");
    Path time = own.resolve("time"); // not there in kernels that know no others
    return FIRST.contains(Files.readSymbolicLink(own.resolve("pid")))
        && (!Files.isSymbolicLink(time) || FIRST.contains(Files.readSymbolicLink(time)))
        && HiddenProcesses.mayTraceAll()
        && !isFiltered();
  }

  /// Whether a filter of system calls, seccomp(2), is in force: some end whoever makes one that is
  /// not expected.
  private static boolean isFiltered() throws IOException {
    byte[] status = Files.readAllBytes(HostRoot.THIS.resolve("proc/self/status"));
    Long mode = ProcessFiles.statusNumber(status, "Seccomp", 0);
    return mode != null && mode != 0;
  }

  /// Judges it by what the files said a moment before.
  ///
  /// @param listed what it says
  void compare(ProcessSample filed, ProcessSample listed) {
    triesLeft--;
    isTrusted = isMostlyTheSame(filed, listed);
    if (!isTrusted && triesLeft == 0) {
      release();
    }
  }

  /// Of those that are no kernel threads, as of all, more than half have not changed since. Where a
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
    return isSameName(filed, listed.comm())
        && filed.state() == listed.state()
        && filed.parentPid() == listed.parentPid()
        && filed.isKernelThread() == listed.isKernelThread()
        && filed.faults() == listed.faults()
        && Math.abs(filed.cpuTicks() - listed.cpuTicks()) <= 2
        && filed.threads() == listed.threads()
        && filed.rssPages() == listed.rssPages();
  }

  /// A kernel thread's name in the list may be only how its whole one begins.
  private static boolean isSameName(ProcessStat filed, String listed) {
    return filed.isKernelThread()
        ? !listed.isEmpty() && filed.comm().startsWith(listed)
        : filed.comm().equals(listed);
  }

  /// Keeps nothing open. The next time, it is tried once more.
  void release() {
    failed = false;
    TaskWalk tasks = open;
    open = null;
    if (tasks != null) {
      tasks.close();
    }
  }
}
