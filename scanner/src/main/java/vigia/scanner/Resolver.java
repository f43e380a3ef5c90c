package vigia.scanner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Looks names up on threads of its own: getaddrinfo(3) can hang for half a minute and cannot be
/// interrupted. A name that takes too long is unresolved, and its thread comes back when it can.
final class Resolver implements AutoCloseable {
  private static final int THREADS = 16;

  private final Duration within;
  private final ThreadPoolExecutor threads;

  Resolver(Duration within) {
    this.within = within;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("vigia-resolver-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /// All addresses of each target, in its order; none for a name that is unknown or took too long.
  List<List<InetAddress>> resolve(List<Single> targets) throws InterruptedException {
    List<Callable<List<InetAddress>>> names = new ArrayList<>();
    for (Single target : targets) {
      if (target instanceof Target.Name name) {
        names.add(() -> lookUp(name.host()));
      }
    }
    var found = threads.invokeAll(names, within.toNanos(), TimeUnit.NANOSECONDS).iterator();
    List<List<InetAddress>> addresses = new ArrayList<>();
    for (Single target : targets) {
      addresses.add(
          switch (target) {
            case Target.Address literal -> List.of(literal.address());
            case Single.Member member -> List.of(member.address());
            case Target.Name name -> of(found.next());
          });
    }
    return addresses;
  }

  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException none) {
      return List.of();
    }
  }

  private static List<InetAddress> of(Future<List<InetAddress>> found) throws InterruptedException {
    try {
      return found.get();
    } catch (CancellationException tookTooLong) {
      return List.of();
    } catch (ExecutionException fault) {
      throw new IllegalStateException("looking a name up", fault.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
