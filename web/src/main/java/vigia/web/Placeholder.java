package vigia.web;

/// x
public final class Placeholder {
  private Placeholder() {}
}
