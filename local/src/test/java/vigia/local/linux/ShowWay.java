package vigia.local.linux;

import vigia.local.HostRoot;
import vigia.syscall.NativeAccess;

/// Prints which way its user reads the table of processes once it is warm.
public final class ShowWay {
  private ShowWay() {}

  public static void main(String[] arguments) {
    KernelList list = KernelList.ofThis();
    var reader =
        new StatReader(
            HostRoot.THIS,
            NativeAccess.isEnabled(),
            new DescriptorBudget(DescriptorBudget::ofTable));
    var processes = new KeptProcesses(HostRoot.THIS, reader, list);
    ProcessSample sample = processes.read(10_000_000, true);
    for (int i = 0; i < 6; i++) {
      sample = processes.read(10_000_000, true);
    }
    long self = ProcessHandle.current().pid();
    boolean isThere = false;
    for (int row = 0; row < sample.size(); row++) {
      isThere |= sample.seen(row).pid() == self;
    }
    System.out.println("natively=" + reader.keeps() + " listed=" + list.isTrusted());
    System.out.println("self=" + isThere);
  }
}
