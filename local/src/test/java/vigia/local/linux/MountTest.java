package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

class MountTest {
  @Test
  void aDiskBelowAServerIsNotLocal() {
    List<Mount> all =
        ((Known.Value<List<Mount>>)
                Mount.parse(
                    """
                    1 0 8:1 / / rw - ext4 /dev/sda1 rw
                    2 1 8:2 / /home rw - xfs /dev/sda2 rw
                    3 1 0:42 / /net rw - nfs4 server:/a rw
                    4 3 8:3 / /net/disk rw - ext4 /dev/sdb1 rw
                    5 1 0:48 / /mnt/f rw - fuse.sshfs x rw
                    """
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .value();
    assertThat(MountTable.local(all, all)).extracting(Mount::id).containsExactlyInAnyOrder(1L, 2L);
  }

  static List<Mount> mounts(String mountinfo) {
    return ((Known.Value<List<Mount>>) Mount.parse(latin(mountinfo))).value();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> shown(String mountinfo, boolean all) {
    return MountTable.fileSystems(mounts(mountinfo), all).stream()
        .map(mount -> mount.point().shown())
        .toList();
  }

  private static final String CAPTURED =
      """
      22 27 0:21 / /proc rw,relatime - proc proc rw
      23 27 0:22 / /sys rw,relatime shared:7 - sysfs sysfs rw
      24 27 0:6 / /dev rw,relatime shared:2 master:1 - devtmpfs devtmpfs rw,size=12334492k
      25 24 0:23 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684092k
      27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
      30 25 0:27 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24684092k
      32 23 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu,cpuacct
      """;

  @Test
  void captured() {
    Mount root = mounts(CAPTURED).get(4);
    assertThat(root)
        .isEqualTo(
            new Mount(
                27,
                1,
                "254:0",
                "/",
                new Mount.Point("/", "/"),
                "ext4",
                "/dev/vda",
                List.of("rw", "discard")));
    assertThat(mounts(CAPTURED).get(2).type()).isEqualTo("devtmpfs");
    assertThat(shown(CAPTURED, false)).containsExactly("/");
    assertThat(shown(CAPTURED, true))
        .containsExactly("/proc", "/sys", "/dev", "/", "/dev/shm", "/sys/fs/cgroup/cpu");
  }

  @Test
  void octalEscapesAndNamesThatAreNotUtf8() {
    String line =
        "40 27 8:1 / /mnt/a\\040b\\011c\\012d\\134e\\043f\u00ff rw - vfat /dev/my\\040disk rw\n";
    Mount mount = mounts(line).getFirst();
    assertThat(mount.point().shown()).isEqualTo("/mnt/a b\tc\nd\\e#f\\xFF");
    assertThat(mount.point().bytes()).isEqualTo(latin("/mnt/a b\tc\nd\\e#f\u00ff"));
    assertThat(mount.source()).isEqualTo("/dev/my disk");
    assertThat(OctalEscapes.decode("\\04\\999\\")).isEqualTo(latin("\\04\\999\\"));
  }

  @Test
  void aBindMountIsNoSecondFileSystem() {
    assertThat(
            shown(
                """
                27 1 254:0 / / rw - ext4 /dev/vda rw
                50 27 254:0 /srv/data /export rw - ext4 /dev/vda rw
                51 27 254:1 / /home rw - xfs /dev/vdb rw
                52 27 254:1 / /home2 rw - xfs /dev/vdb rw
                """,
                false))
        .containsExactly("/", "/home");
  }

  @Test
  void inAContainerTheOverlayIsShownAndTheDiskOfItsBindMountsOnce() {
    assertThat(
            shown(
                """
                600 500 0:50 / / rw - overlay overlay rw,lowerdir=/l
                601 600 0:51 / /proc rw - proc proc rw
                602 600 0:52 / /dev rw - tmpfs tmpfs rw
                610 600 8:1 /var/lib/docker/containers/x/resolv.conf /etc/resolv.conf rw - ext4 /dev/sda1 rw
                611 600 8:1 /var/lib/docker/containers/x/hostname /etc/hostname rw - ext4 /dev/sda1 rw
                612 600 8:1 /var/lib/docker/containers/x/hosts /etc/hosts rw - ext4 /dev/sda1 rw
                """,
                false))
        .containsExactly("/", "/etc/hosts");
  }

  @Test
  void poolsNetworkAndUserSpaceFileSystemsAreKept() {
    assertThat(
            shown(
                """
                1 0 0:30 /@ / rw - btrfs /dev/sda2 rw
                2 1 0:30 /@home /home rw - btrfs /dev/sda2 rw
                3 1 0:40 / /tank rw - zfs tank rw
                4 3 0:41 / /tank/a rw - zfs tank/a rw
                5 1 0:42 / /net rw - nfs4 server:/export rw
                6 1 0:43 / /smb rw - cifs //server/share rw
                7 1 0:44 / /ssh rw - fuse.sshfs me@there: rw
                8 1 0:45 / /run/user/1/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
                9 1 0:46 / /tmp rw - tmpfs tmpfs rw
                10 1 0:47 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw
                11 1 7:0 / /snap/core/1 ro - squashfs /dev/loop0 ro
                12 1 0:48 / /auto rw - autofs systemd-1 rw
                """,
                false))
        .containsExactly("/", "/home", "/tank", "/tank/a", "/net", "/smb", "/ssh", "/snap/core/1");
  }

  @Test
  void whatALaterMountCoversIsNotShown() {
    assertThat(
            shown(
                """
                1 0 8:1 / / rw - ext4 /dev/sda1 rw
                2 1 8:2 / /data rw - ext4 /dev/sda2 rw
                3 2 8:3 / /data rw - ext4 /dev/sda3 rw
                4 1 8:4 / /a/b rw - ext4 /dev/sda4 rw
                5 1 8:5 / /a rw - ext4 /dev/sda5 rw
                6 2 8:6 / /data/below rw - ext4 /dev/sda6 rw
                7 3 8:7 / /data/top rw - ext4 /dev/sda7 rw
                """,
                false))
        .containsExactly("/", "/data", "/a", "/data/top");
    assertThat(
            MountTable.reachable(
                    mounts(
                        "2 1 8:2 / /data rw - ext4 /dev/a rw\n"
                            + "3 2 8:3 / /data rw - ext4 /dev/b rw\n"))
                .getFirst()
                .source())
        .isEqualTo("/dev/b");
  }

  @Test
  void cutOffLinesAreLeftOut() {
    int whole = mounts(CAPTURED).size();
    for (int length = 0; length < CAPTURED.length(); length++) {
      if (Mount.parse(latin(CAPTURED.substring(0, length)))
          instanceof Known.Value(List<Mount> mounts)) {
        assertThat(mounts.size()).isLessThan(whole);
        assertThat(mounts(CAPTURED)).containsAll(mounts);
      }
    }
    for (String garbage : List.of("", "\n", "a b c\n", "1 2 3:4 / / rw - ext4\n", "\0\1\2\n")) {
      assertThat(Mount.parse(latin(garbage))).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    }
  }

  @Test
  void thePlaceOfAPathIsItsMountPoint(@TempDir Path directory) {
    var files =
        new Tree(directory)
            .with(
                "proc/1/mountinfo",
                """
                1 0 8:1 / / rw - ext4 /dev/sda1 rw
                2 1 0:42 / /net/my\\040server rw - nfs4 server:/a rw
                3 2 0:43 / /net/my\\040server/deep rw - nfs4 server:/b rw
                """)
            .files();
    var places = new MountPlaces(files);
    assertThat(places.of(RawPath.of("/net/my server/a/b"))).isEqualTo("/net/my server");
    assertThat(places.of(RawPath.of("/net/my server"))).isEqualTo("/net/my server");
    assertThat(places.of(RawPath.of("/net/my server/deep/x"))).isEqualTo("/net/my server/deep");
    assertThat(places.of(RawPath.of("/net/my servers"))).isEqualTo("/net/my servers");
    assertThat(places.of(RawPath.of("/etc"))).isEqualTo("/etc");
  }
}
