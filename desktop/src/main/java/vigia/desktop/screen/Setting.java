package vigia.desktop.screen;

import java.time.Duration;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Texts;
import vigia.desktop.present.Desk;
import vigia.desktop.present.Live;
import vigia.desktop.present.Station;
import vigia.language.Problems;
import vigia.language.Speech;
import vigia.machine.Problem;

/// What every screen is made with.
record Setting(Desk desk, Station station, Speech speech) {
  String text(String key, String... params) {
    return speech.text("window." + key, params);
  }

  /// @param key of its text
  JButton button(String name, String key, Runnable action) {
    JButton button = Texts.mnemonic(new JButton(), text(key));
    button.setName(name);
    button.addActionListener(_ -> action.run());
    return button;
  }

  /// Without the mark of the letter that leads to it.
  String plain(String key) {
    return text(key).replace("&", "");
  }

  /// Null for no problem.
  @Nullable String sentence(@Nullable Problem problem) {
    return problem == null ? null : Problems.sentence(problem, speech.language());
  }

  /// Why there is nothing newer, with the age of what is still shown.
  @Nullable String sentence(Live<?> live) {
    String sentence = sentence(live.problem());
    if (!live.isStale()) {
      return sentence;
    }
    String stale = text("stale", "age", age(live.ageMillis()));
    return sentence == null ? stale : sentence + " " + stale;
  }

  /// In whole seconds: it is shown once a second.
  String age(long millis) {
    long seconds = Math.max(1, millis / 1_000);
    return seconds < 60 ? seconds + " s" : speech.formats().duration(Duration.ofSeconds(seconds));
  }
}
