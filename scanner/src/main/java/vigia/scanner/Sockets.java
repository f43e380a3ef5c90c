package vigia.scanner;

import java.io.IOException;
import java.util.function.Consumer;

/// The sockets of attempts in the making. One thread's.
///
/// An attempt has a socket from the dial that says [Answer#NOT_YET] until something else is said of
/// it; then the connection is over, with a reset if it was made.
interface Sockets extends AutoCloseable {

  /// Begins to connect.
  ///
  /// @param atOnce whether to look for the answer at once; nobody may hear of it again if it is
  ///   there already
  Answer dial(Attempt attempt, boolean atOnce);

  /// Waits for news.
  ///
  /// @param millis 0 to take only those that are there; all that are there are handed over
  /// @param news an attempt that is worth a [#look]
  void await(long millis, Consumer<Attempt> news) throws IOException;

  /// What has become of an attempt by now.
  Answer look(Attempt attempt);

  /// Ends an attempt that was not answered in time.
  ///
  /// @return [Answer#SILENCE], or what is known all the same; [Answer#NOT_YET] when [#look] will
  ///   tell, after an [#await]
  Answer giveUp(Attempt attempt);

  /// Ends an attempt, whatever might have come of it.
  void drop(Attempt attempt);

  /// Sockets that are open without an attempt, to be used again.
  int idle();

  /// Closes those.
  void trim();

  /// Makes sure that the system has back what was closed.
  void flush() throws IOException;

  @Override
  void close();

  /// Makes them, with the first plan.
  interface Opener {
    /// @throws IOException when there is no descriptor for that
    Sockets open() throws IOException;
  }
}
