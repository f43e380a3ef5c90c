package vigia.language;

/// x
public final class Placeholder {
  private Placeholder() {}
}
