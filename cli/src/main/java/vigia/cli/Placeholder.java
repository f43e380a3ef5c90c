package vigia.cli;

/// x
public final class Placeholder {
  private Placeholder() {}
}
