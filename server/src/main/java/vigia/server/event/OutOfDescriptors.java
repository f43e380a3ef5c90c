package vigia.server.event;

import org.jspecify.annotations.Nullable;

/// Tells the one trouble that passes by itself when others close what they have open.
public final class OutOfDescriptors {
  /// EMFILE and ENFILE, as the C library words them; Java has no types for them.
  private static final String TEXT = "oo many open files";

  private OutOfDescriptors() {}

  /// Whether that is behind a failure.
  public static boolean is(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && message.contains(TEXT)) {
        return true;
      }
    }
    return false;
  }
}
