package vigia.local.linux;

import vigia.local.HostRoot;
import vigia.machine.ProcessDetails;

/// Prints what its user can see of one process's details.
public final class ShowDetails {
  private ShowDetails() {}

  /// @param arguments a PID
  public static void main(String[] arguments) {
    ProcessDetails details =
        new LinuxProcesses(HostRoot.THIS, true).details(Long.parseLong(arguments[0]), null);
    System.out.println("unavailable=" + details.unavailable());
    System.out.println("limits=" + details.limits().size());
    System.out.println("cgroup=" + details.cgroup());
    System.out.println("swap=" + (details.swapBytes() != null));
  }
}
