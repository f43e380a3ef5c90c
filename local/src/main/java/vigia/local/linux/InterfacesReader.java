package vigia.local.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vigia.local.Change;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Rows;
import vigia.local.Since;
import vigia.machine.Interface;
import vigia.machine.Interfaces;
import vigia.machine.Unavailable;

/// Each interface's counters, state and speed.
final class InterfacesReader implements ProbeReader<InterfacesReader.Now, Interfaces> {
  private static final String DIRECTORY = "sys/class/net/";
  private static final long MEGA = 1_000_000;

  private final HostFiles files;

  /// A driver may ask its card for the speed, which takes long, so it is seldom asked.
  private final Remembered<Map<String, Known<Long>>> speeds =
      new Remembered<>(ConcurrentHashMap::new);

  InterfacesReader(HostFiles files) {
    this.files = files;
  }

  /// One sample.
  record Now(Rows rows, Map<String, Known<String>> states, Map<String, Known<Long>> speeds) {}

  @Override
  public Class<Interfaces> type() {
    return Interfaces.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<Now> sample() {
    return files
        .keptText(files.self() + "/net/dev")
        .then(NetDev::rows)
        .then(rows -> Known.of(withLinks(rows)));
  }

  private Now withLinks(Rows rows) {
    Set<String> names = rows.byName().keySet();
    var states = new HashMap<String, Known<String>>();
    names.forEach(name -> states.put(name, files.keptLine(DIRECTORY + name + "/operstate")));
    Map<String, Known<Long>> known = speeds.get();
    names.forEach(name -> known.computeIfAbsent(name, this::speed));
    return new Now(rows, states, known);
  }

  /// What has no speed (loopback, a bridge) says -1 or EINVAL, as does a card without a link.
  private Known<Long> speed(String name) {
    return files.number(DIRECTORY + name + "/speed") instanceof Known.Value(Long megabits)
            && megabits > 0
        ? Known.of(megabits * MEGA)
        : Known.absent(Unavailable.UNKNOWN);
  }

  @Override
  public Interfaces figures(Now now, @Nullable Since<Now> since) {
    var reasons = new Reasons();
    Since<Rows> rows = since == null ? null : new Since<>(since.sample().rows, since.nanos());
    return new Interfaces(
        now.rows.each(rows, (name, change) -> row(name, change, now)),
        reasons.take("intervalMillis", Since.interval(since)),
        reasons.map());
  }

  private static Interface row(String name, Change change, Now now) {
    var reasons = new Reasons();
    Known<Long> unknown = Known.absent(Unavailable.UNKNOWN);
    return new Interface(
        name,
        reasons.take("state", now.states.getOrDefault(name, Known.absent(Unavailable.UNKNOWN))),
        reasons.take("speedBitsPerSecond", now.speeds.getOrDefault(name, unknown)),
        reasons.take("receivedBytesPerSecond", change.bytesPerSecond(NetDev.RECEIVED, 1)),
        reasons.take("sentBytesPerSecond", change.bytesPerSecond(NetDev.SENT, 1)),
        reasons.take("receivedPacketsPerSecond", change.perSecond(NetDev.RECEIVED_PACKETS)),
        reasons.take("sentPacketsPerSecond", change.perSecond(NetDev.SENT_PACKETS)),
        reasons.take("receiveErrorsPerSecond", change.perSecond(NetDev.RECEIVE_ERRORS)),
        reasons.take("sendErrorsPerSecond", change.perSecond(NetDev.SEND_ERRORS)),
        reasons.take("receiveDropsPerSecond", change.perSecond(NetDev.RECEIVE_DROPS)),
        reasons.take("sendDropsPerSecond", change.perSecond(NetDev.SEND_DROPS)),
        change.now(NetDev.RECEIVED),
        change.now(NetDev.SENT),
        change.now(NetDev.RECEIVED_PACKETS),
        change.now(NetDev.SENT_PACKETS),
        change.now(NetDev.RECEIVE_ERRORS),
        change.now(NetDev.SEND_ERRORS),
        change.now(NetDev.RECEIVE_DROPS),
        change.now(NetDev.SEND_DROPS),
        reasons.map());
  }
}
