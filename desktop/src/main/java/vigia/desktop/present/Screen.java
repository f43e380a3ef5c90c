package vigia.desktop.present;

/// A screen that comes to the front and goes behind; nothing is asked for one that nobody sees.
public interface Screen {
  void appear();

  void disappear();
}
