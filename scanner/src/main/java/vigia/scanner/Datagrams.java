package vigia.scanner;

import java.io.IOException;
import java.util.function.Consumer;

/// The connected sockets of ports that are asked by UDP. One thread's.
///
/// A port has a socket from the first question on until it is dropped.
interface Datagrams extends AutoCloseable {

  /// Asks, once more if it was asked before.
  ///
  /// @return what is known at once; [Answer#SHORT] and [Answer#NO_LOCAL_PORT] when it was not asked
  Answer ask(UdpPort port);

  /// Waits for news.
  ///
  /// @param millis 0 to take only those that are there
  /// @param news a port that is worth a [#look]
  void await(long millis, Consumer<UdpPort> news) throws IOException;

  /// What has come for a port by now.
  Answer look(UdpPort port);

  /// Closes its socket, whatever may still come.
  void drop(UdpPort port);

  /// How many are open.
  int open();

  /// Makes sure that the system has back what was closed.
  void flush() throws IOException;

  @Override
  void close();

  /// Makes them, with a plan.
  interface Opener {
    /// @throws IOException when there is no descriptor for that
    Datagrams open() throws IOException;
  }
}
