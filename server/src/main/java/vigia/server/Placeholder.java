package vigia.server;

/// x
public final class Placeholder {
  private Placeholder() {}
}
