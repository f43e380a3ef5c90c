package vigia.client;

/// x
public final class Placeholder {
  private Placeholder() {}
}
