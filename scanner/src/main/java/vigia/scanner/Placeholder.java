package vigia.scanner;

/// x
public final class Placeholder {
  private Placeholder() {}
}
