package vigia.syscall;

/// x
public final class Placeholder {
  private Placeholder() {}
}
