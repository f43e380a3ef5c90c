package vigia.local.linux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vigia.local.Known;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// One line of `/proc/PID/mountinfo`, proc_pid_mountinfo(5).
///
/// @param device `major:minor` of st_dev
/// @param root which directory of the file system is mounted
/// @param point where; bytes, escapes decoded, shown by [RawPath#display]
/// @param superOptions of the file system, where cgroup v1 names its controllers
record Mount(
    long id,
    long parent,
    String device,
    String root,
    Point point,
    String type,
    String source,
    List<String> superOptions) {
  private static final int LEAST_WORDS = 10;
  private static final int FIRST_OPTIONAL = 6;

  /// A path. Its bytes stand as one character each, 0 to 255.
  ///
  /// @param shown for people
  record Point(String shown, String raw) {
    byte[] bytes() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isRoot() {
      return raw.equals("/");
    }

    /// Whether this lies properly below `other`.
    boolean isBelow(Point other) {
      return !isRoot() && raw.startsWith(other.isRoot() ? "/" : other.raw + "/");
    }
  }

  /// All complete lines; what cannot be understood is left out.
  static Known<List<Mount>> parse(byte[] mountinfo) {
    // Names may be in any charset, so characters stand for bytes here.
    String text = new String(mountinfo, StandardCharsets.ISO_8859_1);
    var mounts = new ArrayList<Mount>();
    int end = text.lastIndexOf('\n');
    for (String line : text.substring(0, Math.max(0, end)).split("\n", -1)) {
      if (of(line) instanceof Known.Value(Mount mount)) {
        mounts.add(mount);
      }
    }
    return mounts.isEmpty() ? Known.absent(Unavailable.UNREADABLE) : Known.of(mounts);
  }

  private static Known<Mount> of(String line) {
    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    String[] words = line.split(" ", -1);
    int dash = FIRST_OPTIONAL;
    while (dash < words.length && !words[dash].equals("-")) {
      dash++;
    }
    if (words.length < LEAST_WORDS
        || dash + 3 >= words.length
        || !(Numbers.parse(words[0]) instanceof Known.Value(Long id))
        || !(Numbers.parse(words[1]) instanceof Known.Value(Long parent))
        || !words[4].startsWith("/")) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    return Known.of(
        new Mount(
            id,
            parent,
            words[2],
            shown(words[3]),
            point(words[4]),
            shown(words[dash + 1]),
            shown(words[dash + 2]),
            List.of(words[dash + 3].split(",", -1))));
  }

  private static Point point(String word) {
    byte[] bytes = decoded(word);
    return new Point(RawPath.display(bytes), new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static String shown(String word) {
    return RawPath.display(decoded(word));
  }

  private static byte[] decoded(String word) {
    return OctalEscapes.decode(word.getBytes(StandardCharsets.ISO_8859_1));
  }
}
