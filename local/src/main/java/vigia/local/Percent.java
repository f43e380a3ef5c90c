package vigia.local;

import vigia.machine.Unavailable;

/// Shares in percent.
public final class Percent {
  private Percent() {}

  /// 100 × part ÷ whole, to one digit after the point: figures carry no digits that they do not
  /// mean.
  ///
  /// @param none why there is no share when the whole is nothing
  public static Known<Double> of(double part, double whole, Unavailable none) {
    return whole <= 0 ? Known.absent(none) : Known.of(Math.round(1000 * part / whole) / 10.0);
  }
}
