package vigia.local.linux;

import vigia.local.HostRoot;
import vigia.machine.ProcessInfo;

/// Prints what its user can see of a process.
public final class ShowProcess {
  private ShowProcess() {}

  public static void main(String[] arguments) {
    ProcessInfo info = new LinuxProcesses(HostRoot.THIS).one(Long.parseLong(arguments[0]), null);
    var exe = info.unavailable().get("exe");
    System.out.println("exe=" + (exe == null ? info.exe() : exe.wire()));
    System.out.println("user=" + info.user());
    System.out.println("rss=" + (info.rssBytes() != null));
  }
}
