package vigia.local.linux;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigia.local.Known;
import vigia.local.Space;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// A captured host's answers: the files below `.vigia`, as docs/host-root.md describes them.
final class RecordedKernel implements Kernel {
  private static final int COLUMNS = 7;

  private final KernelNames names;
  private final Map<String, Known<Space>> spaces;

  RecordedKernel(HostFiles files) {
    names =
        switch (files.text(".vigia/uname")) {
          case Known.Value(String text) -> names(text);
          case Known.Absent<String>(Unavailable why) -> KernelFiles.names(files, Known.absent(why));
        };
    spaces =
        files.text(".vigia/statvfs") instanceof Known.Value(String text) ? spaces(text) : Map.of();
  }

  @Override
  public KernelNames names() {
    return names;
  }

  @Override
  public Known<Space> space(byte[] path) {
    return spaces.getOrDefault(RawPath.display(path), Known.absent(Unavailable.UNKNOWN));
  }

  /// sysname, nodename, release, version, machine. No comments here: a version begins with `#1
  /// SMP`.
  static KernelNames names(String text) {
    List<String> lines = text.lines().toList();
    return new KernelNames(
        line(lines, 1),
        line(lines, 0).then(type -> line(lines, 2).then(release -> Known.of(type + " " + release))),
        line(lines, 4));
  }

  private static Known<String> line(List<String> lines, int index) {
    return index < lines.size() ? Known.of(lines.get(index)) : Known.absent(Unavailable.UNREADABLE);
  }

  static Map<String, Known<Space>> spaces(String text) {
    var spaces = new HashMap<String, Known<Space>>();
    for (String line : lines(text)) {
      String[] words = line.split(" ", -1);
      String path = RawPath.display(OctalEscapes.decode(words[words.length - 1]));
      spaces.put(path, words[0].equals("!") ? failure(words) : space(words));
    }
    return spaces;
  }

  private static Known<Space> failure(String[] words) {
    return Arrays.stream(Unavailable.values())
        .filter(why -> words.length > 1 && why.wire().equals(words[1]))
        .findFirst()
        .<Known<Space>>map(Known::absent)
        .orElse(Known.absent(Unavailable.UNREADABLE));
  }

  private static Known<Space> space(String[] words) {
    var numbers = new long[COLUMNS - 1];
    if (words.length != COLUMNS) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!(Numbers.parse(words[i]) instanceof Known.Value(Long number))) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      numbers[i] = number;
    }
    long inodes = numbers[4];
    return Known.of(
        new Space(
            numbers[1] * numbers[0],
            numbers[2] * numbers[0],
            numbers[3] * numbers[0],
            inodes == 0 ? Known.absent(Unavailable.NOT_APPLICABLE) : Known.of(inodes),
            inodes == 0 ? Known.absent(Unavailable.NOT_APPLICABLE) : Known.of(numbers[5])));
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }
}
