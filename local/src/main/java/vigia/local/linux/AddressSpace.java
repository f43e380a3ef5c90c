package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// What the kernel has to walk through a process's memory for: proc(5) `smaps_rollup` and
/// `environ`. While something holds the lock of its memory map, a read may wait for ever.
///
/// @param privateBytes of pages that it shares with nobody
record AddressSpace(
    Known<Long> pssBytes, Known<Long> privateBytes, Known<EnvironmentSize> environment) {

  static AddressSpace absent(Unavailable why) {
    return new AddressSpace(Known.absent(why), Known.absent(why), Known.absent(why));
  }

  static AddressSpace read(ProcessFiles files) {
    Known<ColonKeyed> rollup =
        files.text("smaps_rollup").then(text -> Known.of(new ColonKeyed(text)));
    return new AddressSpace(
        rollup.then(sums -> sums.bytes("Pss")),
        rollup.then(AddressSpace::privateSum),
        files.environment());
  }

  static Known<Long> privateSum(ColonKeyed rollup) {
    return rollup
        .bytes("Private_Clean")
        .then(clean ->
            rollup
                .bytes("Private_Dirty")
                .then(dirty ->
                    dirty <= Long.MAX_VALUE - clean
                        ? Known.of(clean + dirty)
                        : Known.absent(Unavailable.UNREADABLE)));
  }
}
