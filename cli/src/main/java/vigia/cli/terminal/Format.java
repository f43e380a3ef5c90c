package vigia.cli.terminal;

/// How results are written.
public enum Format {
  /// For people.
  TABLE,
  /// One document with the API's schema.
  JSON,
  /// One entry a line.
  JSONL,
  /// RFC 4180 with a header.
  CSV;

  /// @param word one of the names above in lower case
  public static Format of(String word) {
    return switch (word) {
      case "json" -> JSON;
      case "jsonl" -> JSONL;
      case "csv" -> CSV;
      default -> TABLE;
    };
  }
}
