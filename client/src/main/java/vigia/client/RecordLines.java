package vigia.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vigia.machine.ProblemException;

/// Records of JSON, one on each line, that are read as they come.
final class RecordLines<T> implements AutoCloseable {
  /// The longest honest line is that of a file with the longest name and link, all escaped.
  private static final int LONGEST = 64 * 1024;

  private final Class<T> type;
  private final InputStream body;
  private final Runnable hangUp;
  private final Function<Exception, ProblemException> problem;

  RecordLines(
      Class<T> type,
      InputStream body,
      Runnable hangUp,
      Function<Exception, ProblemException> problem) {
    this.type = type;
    this.body = new BufferedInputStream(body);
    this.hangUp = hangUp;
    this.problem = problem;
  }

  /// @return empty at the end
  /// @throws ProblemException also when the connection broke before the end
  List<T> next(int most) {
    var records = new ArrayList<T>(most);
    try {
      while (records.size() < most && !isAtEnd()) {
        records.add(Answer.json(type, new ByteArrayInputStream(Lines.bytes(body, LONGEST))));
      }
    } catch (IOException failure) {
      throw problem.apply(failure);
    }
    return records;
  }

  private boolean isAtEnd() throws IOException {
    body.mark(1);
    boolean end = body.read() < 0;
    body.reset();
    return end;
  }

  @Override
  public void close() {
    hangUp.run();
  }
}
