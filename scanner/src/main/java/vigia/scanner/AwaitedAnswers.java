package vigia.scanner;

import java.util.function.Consumer;

/// Attempts by their cookie, from the first SYN until they are settled: an answer may also come
/// while an attempt waits to be tried again. Those that are settled stay until room is needed.
final class AwaitedAnswers {
  private static final int LEAST = 1 << 12;

  /// How many places there are for each that is awaited, at least.
  private static final int SPACE = 2;

  private int[] cookies = new int[LEAST];
  private Attempt[] attempts = new Attempt[LEAST];
  private int count;

  void add(int cookie, Attempt attempt) {
    if ((count + 1) * SPACE > attempts.length) {
      makeRoom();
    }
    put(cookie, attempt);
  }

  private void put(int cookie, Attempt attempt) {
    int place = place(cookie);
    while (attempts[place] != null) {
      place = after(place);
    }
    cookies[place] = cookie;
    attempts[place] = attempt;
    count++;
  }

  private void makeRoom() {
    int[] oldCookies = cookies;
    Attempt[] old = attempts;
    int live = 0;
    for (Attempt attempt : old) {
      live += attempt != null && attempt.isAwaited() ? 1 : 0;
    }
    int size = Math.max(LEAST, Integer.highestOneBit(Math.max(1, live)) * SPACE * 4);
    cookies = new int[size];
    attempts = new Attempt[size];
    count = 0;
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null && old[i].isAwaited()) {
        put(oldCookies[i], old[i]);
      }
    }
  }

  /// Hands over those that wait for answers with this cookie: more than one when several scans ask
  /// the same, or cookies are equal by chance. None may be added meanwhile.
  void each(int cookie, Consumer<Attempt> what) {
    for (int place = place(cookie); attempts[place] != null; place = after(place)) {
      if (cookies[place] == cookie && attempts[place].isAwaited()) {
        what.accept(attempts[place]);
      }
    }
  }

  private int place(int cookie) {
    return cookie & (attempts.length - 1);
  }

  private int after(int place) {
    return (place + 1) & (attempts.length - 1);
  }
}
