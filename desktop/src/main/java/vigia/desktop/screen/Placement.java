package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import javax.swing.JFrame;
import vigia.desktop.present.Settings;

/// Where the window stands and how large it is, kept from one start to the next.
final class Placement {
  private static final Dimension LEAST = new Dimension(1000, 640);
  private static final Dimension USUAL = new Dimension(1180, 780);

  private Placement() {}

  /// Where it was, if that is still on a screen, and never larger than that screen: what is kept
  /// may come from a larger one.
  static void restore(JFrame frame, Settings settings) {
    frame.setMinimumSize(UIScale.scale(LEAST));
    Integer x = settings.number("x");
    Integer y = settings.number("y");
    Integer width = settings.number("width");
    Integer height = settings.number("height");
    Dimension size =
        width == null || height == null ? UIScale.scale(USUAL) : new Dimension(width, height);
    var kept = new Rectangle(new Point(x == null ? 0 : x, y == null ? 0 : y), size);
    boolean placed = x != null && y != null;
    for (GraphicsDevice device :
        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
      Rectangle room = usable(device.getDefaultConfiguration());
      Rectangle fitting = fitting(kept, room);
      Rectangle seen = room.intersection(fitting);
      if (placed && seen.width > fitting.width / 3 && seen.height > fitting.height / 3) {
        frame.setBounds(fitting);
        maximize(frame, settings);
        return;
      }
    }
    frame.setSize(fitting(kept, usable(frame.getGraphicsConfiguration())).getSize());
    frame.setLocationRelativeTo(null);
    maximize(frame, settings);
  }

  private static void maximize(JFrame frame, Settings settings) {
    if (Boolean.parseBoolean(settings.text("maximized"))) {
      frame.setExtendedState(JFrame.MAXIMIZED_BOTH);
    }
  }

  private static Rectangle usable(GraphicsConfiguration screen) {
    Rectangle all = screen.getBounds();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    return new Rectangle(
        all.x + taken.left,
        all.y + taken.top,
        all.width - taken.left - taken.right,
        all.height - taken.top - taken.bottom);
  }

  private static Rectangle fitting(Rectangle kept, Rectangle room) {
    return new Rectangle(
        kept.x, kept.y, Math.min(kept.width, room.width), Math.min(kept.height, room.height));
  }

  static void keep(JFrame frame, Settings settings) {
    boolean maximized = (frame.getExtendedState() & JFrame.MAXIMIZED_BOTH) != 0;
    settings.with("maximized", Boolean.toString(maximized));
    if (!maximized) {
      settings
          .with("x", Integer.toString(frame.getX()))
          .with("y", Integer.toString(frame.getY()))
          .with("width", Integer.toString(frame.getWidth()))
          .with("height", Integer.toString(frame.getHeight()));
    }
  }
}
