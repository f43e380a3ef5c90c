package vigia.local;

import vigia.machine.FileSystem;
import vigia.machine.Unavailable;

/// How full a file system is.
///
/// @param totalBytes f_blocks × f_frsize
/// @param freeBytes f_bfree × f_frsize, with the super-user's reserve
/// @param availableBytes f_bavail × f_frsize, without it
public record Space(
    long totalBytes,
    long freeBytes,
    long availableBytes,
    Known<Long> inodes,
    Known<Long> freeInodes) {

  /// The contract's record of one file system.
  public static FileSystem row(String device, String mountPoint, String type, Known<Space> space) {
    var reasons = new Reasons();
    return new FileSystem(
        device,
        mountPoint,
        type,
        reasons.take("totalBytes", space.then(s -> Known.of(s.totalBytes))),
        reasons.take("usedBytes", space.then(s -> Known.of(s.usedBytes()))),
        reasons.take("freeBytes", space.then(s -> Known.of(s.freeBytes))),
        reasons.take("availableBytes", space.then(s -> Known.of(s.availableBytes))),
        reasons.take("usedPercent", space.then(Space::usedPercent)),
        reasons.take("inodesTotal", space.then(Space::inodes)),
        reasons.take("inodesFree", space.then(Space::freeInodes)),
        reasons.map());
  }

  private long usedBytes() {
    return totalBytes - freeBytes;
  }

  /// As df(1): of what ordinary users can use, so the reserve is left out.
  private Known<Double> usedPercent() {
    double used = (double) usedBytes();
    return Percent.of(used, used + availableBytes, Unavailable.NOT_APPLICABLE);
  }
}
