package vigia.local.linux;

import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Load;
import vigia.machine.Unavailable;

/// `/proc/loadavg`, proc_loadavg(5).
record LoadReader(HostFiles files) {
  Known<Load> read() {
    return files.keptText("proc/loadavg").then(text -> Known.of(parse(text)));
  }

  static Load parse(String loadavg) {
    // 0.20 0.18 0.12 1/80 11206
    String[] words = loadavg.strip().split(" ", -1);
    var reasons = new Reasons();
    return new Load(
        reasons.take("one", average(words, 0)),
        reasons.take("five", average(words, 1)),
        reasons.take("fifteen", average(words, 2)),
        reasons.map());
  }

  private static Known<Double> average(String[] words, int index) {
    // The last word may have been cut off; a load is followed by another word.
    return index + 1 < words.length
        ? Numbers.parseDecimal(words[index])
        : Known.absent(Unavailable.UNREADABLE);
  }
}
