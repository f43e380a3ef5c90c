package vigia.local.linux;

import vigia.local.HostRoot;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;

/// Prints what its user can see of a process, or of all.
public final class ShowProcess {
  private ShowProcess() {}

  /// @param arguments a PID, or `table`
  public static void main(String[] arguments) {
    var processes = new LinuxProcesses(HostRoot.THIS, true);
    if (arguments[0].equals("table")) {
      ProcessPage first = processes.page(ProcessQuery.ALL);
      processes.page(ProcessQuery.ALL);
      ProcessPage page = processes.page(ProcessQuery.ALL); // by now with system calls
      System.out.println("first=" + first.total() + " " + first.hidden());
      System.out.println("total=" + page.total());
      System.out.println("hidden=" + page.hidden());
      return;
    }
    ProcessInfo info = processes.one(Long.parseLong(arguments[0]), null);
    var exe = info.unavailable().get("exe");
    System.out.println("exe=" + (exe == null ? info.exe() : exe.wire()));
    System.out.println("user=" + info.user());
    System.out.println("rss=" + (info.rssBytes() != null));
  }
}
