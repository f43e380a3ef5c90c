package vigia.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.client.EventStream.Event;
import vigia.machine.Overview;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.Readings;
import vigia.machine.Subscription;
import vigia.machine.Topic;
import vigia.machine.Watcher;

/// A subscription on a server. One thread reads the stream, another calls the watcher with the
/// latest of each kind: so a slow watcher misses snapshots, and never sees old ones that waited in
/// the network.
final class RemoteWatch implements Subscription, Follower.Reader {
  private static final String PROBLEM = "problem";

  private final Watcher watcher;
  private final Consumer<Subscription> ended;
  private final Latest latest = new Latest();
  private final Follower follower;
  private @Nullable Problem told;

  /// @param ended told when nothing follows any more
  RemoteWatch(Link link, String path, Watcher watcher, Consumer<Subscription> ended) {
    this.watcher = watcher;
    this.ended = ended;
    this.follower = new Follower(link, path, this);
  }

  Subscription start() {
    Thread.ofVirtual().name("vigia-watch").start(latest::deliver);
    follower.start();
    return this;
  }

  @Override
  public boolean event(EventStream stream, Event event) {
    String kind = event.name();
    if (kind.equals(Topic.OVERVIEW.wire())) {
      Overview overview = stream.read(event, Overview.class);
      latest.put(kind, () -> watcher.overview(overview));
      told = null;
    } else if (kind.equals(Topic.READINGS.wire())) {
      Readings readings = stream.read(event, Readings.class);
      latest.put(kind, () -> watcher.readings(readings));
      told = null;
    } else if (kind.equals(PROBLEM)) {
      tell(stream.read(event, Problem.class));
    }
    return true;
  }

  @Override
  public boolean lost(Problem problem) {
    tell(problem);
    return problem.code() != ProblemCode.CLOSED;
  }

  /// Once, not at every attempt.
  private void tell(Problem problem) {
    if (!problem.equals(told)) {
      latest.put(PROBLEM, () -> watcher.interrupted(problem));
      told = problem;
    }
  }

  @Override
  public void done() {
    latest.end();
    ended.accept(this);
  }

  @Override
  public void close() {
    latest.close();
    follower.close();
  }
}
