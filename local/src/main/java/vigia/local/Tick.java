package vigia.local;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.machine.Overview;
import vigia.machine.Readings;

/// One picture, made into the contract's records at most once each, whoever asks: the same object
/// for all, so that a server can serialise it once.
final class Tick {
  private final Picture picture;
  private final Function<Picture, Overview> asOverview;
  private final Function<Picture, Readings> asReadings;
  private @Nullable Overview overview;
  private @Nullable Readings readings;

  Tick(
      Picture picture,
      Function<Picture, Overview> asOverview,
      Function<Picture, Readings> asReadings) {
    this.picture = picture;
    this.asOverview = asOverview;
    this.asReadings = asReadings;
  }

  Snapshot snapshot() {
    return picture.now();
  }

  synchronized Overview overview() {
    Overview made = overview;
    if (made == null) {
      made = asOverview.apply(picture);
      overview = made;
    }
    return made;
  }

  synchronized Readings readings() {
    Readings made = readings;
    if (made == null) {
      made = asReadings.apply(picture);
      readings = made;
    }
    return made;
  }
}
