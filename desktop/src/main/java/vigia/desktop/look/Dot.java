package vigia.desktop.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import javax.swing.Icon;

/// A small disc. Never the only sign of anything: a word stands beside it.
public record Dot(Color colour) implements Icon {
  private static final int SIZE = 9;

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(colour);
    g.fill(new Ellipse2D.Double(x, y, getIconWidth(), getIconHeight()));
    g.dispose();
  }

  @Override
  public int getIconWidth() {
    return UIScale.scale(SIZE);
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(SIZE);
  }
}
