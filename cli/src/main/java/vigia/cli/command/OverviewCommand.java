package vigia.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Values;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Redraw;
import vigia.language.Csv;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;
import vigia.machine.Wire;

/// `vigia overview`: processors, memory, file systems.
public final class OverviewCommand {
  public OverviewCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    try (Machine machine = Machines.open(call)) {
      if (call.has(Flag.WATCH)) {
        watch(call, machine);
      } else {
        print(call, machine.overview(query(call)));
      }
      return Exit.DONE;
    }
  }

  private static OverviewQuery query(Call call) {
    String interval = call.text(Flag.INTERVAL);
    return new OverviewQuery(
        interval == null ? Duration.ZERO : Values.time("interval", interval),
        call.has(Flag.ALL_FILE_SYSTEMS));
  }

  /// What a watcher is told.
  private sealed interface News {
    record Seen(Overview overview) implements News {}

    record Interrupted(Problem problem) implements News {}
  }

  private static void watch(Call call, Machine machine) throws InterruptedException {
    BlockingQueue<News> news = new ArrayBlockingQueue<>(1);
    var request = new WatchRequest(Set.of(Topic.OVERVIEW), Repeat.interval(call));
    var screen = new Redraw(call.terminal(), call.speech());
    try (var _ = machine.watch(request, watcher(news))) {
      while (true) {
        News next = news.take();
        Repeat.show(
            call,
            screen,
            to -> {
              switch (next) {
                case News.Seen(Overview overview) -> print(to, overview);
                case News.Interrupted(Problem problem) -> throw new ProblemException(problem);
              }
            });
      }
    }
  }

  private static Watcher watcher(BlockingQueue<News> news) {
    return new Watcher() {
      @Override
      public void overview(Overview overview) {
        tell(new News.Seen(overview));
      }

      @Override
      public void interrupted(Problem problem) {
        tell(new News.Interrupted(problem));
      }

      // A watcher that blocks misses snapshots instead of queueing them.
      private void tell(News next) {
        try {
          news.put(next);
        } catch (InterruptedException closing) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static void print(Call call, Overview overview) {
    switch (call.format()) {
      case TABLE -> new OverviewView(call).print(overview);
      case JSON, JSONL -> call.out().line(Wire.json(overview));
      case CSV -> {
        call.out().line("name,value");
        Csv.flat(overview).forEach(call.out()::line);
      }
    }
  }
}
