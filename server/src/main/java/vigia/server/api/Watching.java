package vigia.server.api;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import vigia.machine.Overview;
import vigia.machine.Problem;
import vigia.machine.Readings;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;
import vigia.machine.Wire;
import vigia.server.http.Answer;
import vigia.server.http.Call;
import vigia.server.http.Query;
import vigia.server.stream.EventQueue;
import vigia.server.stream.SentEvent;

/// Streams what a machine's watchers are told.
final class Watching {
  /// So heavy that only a few snapshots wait for a slow reader: what is old is of no use.
  private static final int WEIGHT = 5_000;

  private final Machines machines;
  private final Questions questions;

  private sealed interface Told {
    record NewOverview(Overview overview) implements Told {}

    record NewReadings(Readings readings) implements Told {}

    record Interrupted(Problem problem) implements Told {}
  }

  Watching(Machines machines, Questions questions) {
    this.machines = machines;
    this.questions = questions;
  }

  Answer events(Call call) {
    var request =
        new WatchRequest(
            topics(call.query()), call.query().time("interval", Duration.ofSeconds(1)));
    var queue =
        new EventQueue<Told>(
            new EventQueue.Form<>(
                this::sent, told -> WEIGHT, told -> false, Optional::<SentEvent>empty));
    queue.from(machines.ask(call, machine -> machine.watch(request, new Teller(queue))));
    return new Answer.Stream(queue);
  }

  private record Teller(EventQueue<Told> queue) implements Watcher {
    @Override
    public void overview(Overview overview) {
      queue.offer(new Told.NewOverview(overview));
    }

    @Override
    public void readings(Readings readings) {
      queue.offer(new Told.NewReadings(readings));
    }

    @Override
    public void interrupted(Problem problem) {
      queue.offer(new Told.Interrupted(problem));
    }
  }

  private SentEvent sent(Told told) {
    return switch (told) {
      case Told.NewOverview it -> new SentEvent("overview", questions.json(it.overview()));
      case Told.NewReadings it -> new SentEvent("readings", questions.json(it.readings()));
      case Told.Interrupted it -> new SentEvent("problem", Wire.json(it.problem()));
    };
  }

  private static EnumSet<Topic> topics(Query query) {
    var topics = EnumSet.noneOf(Topic.class);
    String text = query.text("topics");
    for (String word : text == null ? new String[] {"overview"} : text.split(",", -1)) {
      topics.add(Query.member("topics", Topic.class, Topic::wire, word));
    }
    return topics;
  }
}
