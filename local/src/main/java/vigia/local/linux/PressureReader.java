package vigia.local.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Pressure;
import vigia.machine.Stall;
import vigia.machine.Unavailable;

/// `/proc/pressure`, Documentation/accounting/psi.rst.
record PressureReader(HostFiles files) {
  private static final List<String> RESOURCES = List.of("cpu", "memory", "io");
  private static final long MICROS_PER_MILLI = 1_000;

  Known<Pressure> read() {
    var stalls = new ArrayList<Stall>();
    var reasons = new Reasons();
    for (String resource : RESOURCES) {
      List<Stall> here =
          reasons.take(
              resource,
              files.keptText("proc/pressure/" + resource).then(text -> parse(resource, text)));
      stalls.addAll(here == null ? List.of() : here);
    }
    Unavailable why = reasons.map().get(RESOURCES.getFirst());
    return stalls.isEmpty() && why != null
        ? Known.absent(why)
        : Known.of(new Pressure(stalls, reasons.map()));
  }

  /// Older kernels have no line `full` for the CPU.
  static Known<List<Stall>> parse(String resource, String text) {
    var stalls = new ArrayList<Stall>();
    int end = text.lastIndexOf('\n');
    for (String line : text.substring(0, Math.max(0, end)).split("\n", -1)) {
      // some avg10=0.08 avg60=0.09 avg300=0.83 total=4227996353
      if (line.startsWith("some ") || line.startsWith("full ")) {
        stalls.add(stall(resource, line));
      }
    }
    return stalls.isEmpty() ? Known.absent(Unavailable.UNREADABLE) : Known.of(stalls);
  }

  private static Stall stall(String resource, String line) {
    String[] words = line.split(" ", -1);
    var values = new HashMap<String, String>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    var reasons = new Reasons();
    return new Stall(
        resource,
        words[0],
        reasons.take("tenSecondsPercent", percent(values, "avg10")),
        reasons.take("minutePercent", percent(values, "avg60")),
        reasons.take("fiveMinutesPercent", percent(values, "avg300")),
        reasons.take(
            "stalledMillis",
            Numbers.parse(values.getOrDefault("total", ""))
                .then(micros -> Known.of(micros / MICROS_PER_MILLI))),
        reasons.map());
  }

  private static Known<Double> percent(Map<String, String> values, String name) {
    return Numbers.parseDecimal(values.getOrDefault(name, ""));
  }
}
