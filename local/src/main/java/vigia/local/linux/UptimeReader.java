package vigia.local.linux;

import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Unavailable;
import vigia.machine.Uptime;

/// `/proc/uptime`, proc_uptime(5).
record UptimeReader(HostFiles files) {
  Known<Uptime> read() {
    return files.keptText("proc/uptime").then(text -> Known.of(parse(text)));
  }

  static Uptime parse(String uptime) {
    // 11206.42 20134.77
    int space = uptime.indexOf(' ');
    var reasons = new Reasons();
    return new Uptime(
        reasons.take(
            "upSeconds",
            space < 0
                ? Known.absent(Unavailable.UNREADABLE)
                : Numbers.parseDecimal(uptime.substring(0, space))),
        reasons.map());
  }
}
