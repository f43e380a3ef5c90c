import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.swing.AbstractButton;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.RepaintManager;
import vigia.desktop.Desktop;
import vigia.desktop.present.DesktopOptions;
import vigia.desktop.present.Place;
import vigia.language.Language;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;

/// Runs the window and measures what holds its event thread: how long each event took, how often it
/// draws, what it keeps in memory.
///
///     WindowRun processes SECONDS      the live process table
///     WindowRun scan TARGET STOPS      scans of 65,535 ports, each stopped at another moment
public final class WindowRun {
  private static final int MOST = 4_000_000;
  private static final AtomicInteger DRAWN = new AtomicInteger();
  private static final List<Long> DRAWN_AT = Collections.synchronizedList(new ArrayList<>());

  private WindowRun() {}

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("vigia-bench-window");
    String screen = args[0].equals("scan") ? "SCAN" : "PROCESSES";
    Files.writeString(home.resolve("window.properties"), "screen=" + screen + "\nlanguage=en\n");
    var machine = LocalMachine.open(LocalOptions.HERE);
    Thread.ofPlatform().daemon().start(() -> show(home, machine));
    Frame frame = await(WindowRun::shown, 30_000);
    var watched = new Watched();
    EventQueue.invokeAndWait(
        () -> {
          Toolkit.getDefaultToolkit().getSystemEventQueue().push(watched);
          RepaintManager.setCurrentManager(new Counting());
        });
    switch (args[0]) {
      case "processes" -> processes(frame, watched, Integer.parseInt(args[1]));
      case "scan" -> scan(frame, watched, args[1], Integer.parseInt(args[2]));
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  private static void show(Path home, LocalMachine machine) {
    try {
      Desktop.show(
          new DesktopOptions(
              null,
              Language.EN,
              ZoneId.systemDefault(),
              home,
              Place.HERE,
              machine,
              place -> machine,
              Throwable::printStackTrace,
              "bench"));
    } catch (Desktop.NoDisplayException | InterruptedException failed) {
      failed.printStackTrace();
      System.exit(1);
    }
  }

  private static Frame shown() {
    return Arrays.stream(Frame.getFrames()).filter(Frame::isShowing).findFirst().orElse(null);
  }

  private static void processes(Frame frame, Watched watched, int seconds) throws Exception {
    JTable table = (JTable) find(frame, "processes.table");
    await(() -> table.getRowCount() > 0 ? table : null, 60_000);
    // Once warm: the first ticks load classes and compile.
    Thread.sleep(10_000);
    watched.forget();
    DRAWN.set(0);
    long begun = System.nanoTime();
    System.out.printf("rows %d%n", table.getRowCount());
    System.out.println("second rssKiB heapUsedKiB longestMillis");
    for (int second = 1; second <= seconds; second++) {
      Thread.sleep(1_000);
      if (second % 30 == 0 || second == seconds) {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
            "%d %d %d %.1f%n",
            second,
            rssKib(),
            (runtime.totalMemory() - runtime.freeMemory()) / 1024,
            watched.longestMillis());
      }
    }
    double took = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "events %d longest %.1f ms p99.9 %.1f ms p99 %.1f ms median %.3f ms, over 50 ms: %d;"
            + " drawn %.1f times a second%n",
        watched.count(),
        watched.longestMillis(),
        watched.quantile(0.999),
        watched.quantile(0.99),
        watched.quantile(0.5),
        watched.over(50),
        DRAWN.get() / took);
  }

  private static void scan(Frame frame, Watched watched, String target, int stops)
      throws Exception {
    var start = (AbstractButton) find(frame, "scan.start");
    var stop = (AbstractButton) find(frame, "scan.stop");
    EventQueue.invokeAndWait(
        () -> {
          ((JTextField) find(frame, "scan.target")).setText(target);
          ((JTextField) find(frame, "scan.low")).setText("1");
          ((JTextField) find(frame, "scan.high")).setText("65535");
          ((AbstractButton) find(frame, "scan.every")).setSelected(true);
        });
    double most = 0;
    int mostDrawn = 0;
    for (int i = -1; i < stops; i++) {
      if (i <= 0) {
        // Without what is loaded and compiled at the first one.
        watched.forget();
        most = 0;
        mostDrawn = 0;
      }
      long begun = System.nanoTime();
      EventQueue.invokeAndWait(start::doClick);
      Thread.sleep(300 + 150L * Math.max(0, i));
      int drawn = mostInASecond(begun);
      boolean running = stop.isEnabled();
      long asked = System.nanoTime();
      EventQueue.invokeAndWait(stop::doClick);
      await(() -> start.isEnabled() ? start : null, 10_000);
      double took = (System.nanoTime() - asked) / 1e6;
      System.out.printf(
          "stopped after %d ms%s: %.0f ms, drawn at most %d times in a second%n",
          300 + 150 * Math.max(0, i), running ? "" : " (over by itself)", took, drawn);
      if (running) {
        most = Math.max(most, took);
        mostDrawn = Math.max(mostDrawn, drawn);
      }
    }
    System.out.printf(
        "slowest stop %.0f ms, drawn at most %d times in a second, longest event %.1f ms%n",
        most, mostDrawn, watched.longestMillis());
  }

  /// Since that moment, in whichever second there was most.
  private static int mostInASecond(long since) {
    long[] at =
        DRAWN_AT.stream().mapToLong(Long::longValue).filter(moment -> moment >= since).toArray();
    int most = 0;
    for (int first = 0, last = 0; last < at.length; last++) {
      while (at[last] - at[first] > 1_000_000_000L) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private interface Asked<T> {
    T ask() throws Exception;
  }

  private static <T> T await(Asked<T> asked, long millis) throws Exception {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      T found = asked.ask();
      if (found != null) {
        return found;
      }
      Thread.sleep(5);
    }
    throw new IllegalStateException("never came");
  }

  private static Component find(Container in, String name) {
    for (Component each : in.getComponents()) {
      if (name.equals(each.getName())) {
        return each;
      }
      Component inside = each instanceof Container container ? find(container, name) : null;
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  private static long rssKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }

  /// Times every event.
  private static final class Watched extends EventQueue {
    private final AtomicLongArray nanos = new AtomicLongArray(MOST);
    private volatile int count;

    @Override
    protected void dispatchEvent(AWTEvent event) {
      long begun = System.nanoTime();
      super.dispatchEvent(event);
      if (count < MOST) {
        nanos.set(count, System.nanoTime() - begun);
        count++;
      }
    }

    void forget() throws Exception {
      EventQueue.invokeAndWait(() -> count = 0);
    }

    int count() {
      return count;
    }

    double longestMillis() {
      return quantile(1);
    }

    double quantile(double q) {
      int n = count;
      if (n == 0) {
        return 0;
      }
      long[] sorted = new long[n];
      for (int i = 0; i < n; i++) {
        sorted[i] = nanos.get(i);
      }
      Arrays.sort(sorted);
      return sorted[(int) Math.min(n - 1, Math.floor(q * n))] / 1e6;
    }

    int over(double millis) {
      int over = 0;
      for (int i = 0; i < count; i++) {
        over += nanos.get(i) > millis * 1e6 ? 1 : 0;
      }
      return over;
    }
  }

  /// Counts how often something is drawn.
  private static final class Counting extends RepaintManager {
    private boolean dirty;

    @Override
    public void addDirtyRegion(javax.swing.JComponent c, int x, int y, int w, int h) {
      dirty = true;
      super.addDirtyRegion(c, x, y, w, h);
    }

    @Override
    public void paintDirtyRegions() {
      if (dirty) {
        dirty = false;
        DRAWN.incrementAndGet();
        DRAWN_AT.add(System.nanoTime());
      }
      super.paintDirtyRegions();
    }
  }
}
