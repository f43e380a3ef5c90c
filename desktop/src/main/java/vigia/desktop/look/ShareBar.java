package vigia.desktop.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/// How much of something is taken, as a bar.
public final class ShareBar extends JComponent {
  private static final int HEIGHT = 6;
  private final int width;
  private @Nullable Double percent;
  private Color colour = Colours.of("cpu");

  /// @param width in pixels at 100 %
  public ShareBar(int width) {
    this.width = width;
    setOpaque(false);
  }

  /// @param share 0 to 100; null for an empty bar
  public void show(@Nullable Double share, Color in) {
    percent = share;
    colour = in;
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(UIScale.scale(width), UIScale.scale(HEIGHT));
  }

  @Override
  public Dimension getMaximumSize() {
    return new Dimension(Integer.MAX_VALUE, UIScale.scale(HEIGHT));
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, UIScale.scale(HEIGHT));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int height = UIScale.scale(HEIGHT);
    int y = (getHeight() - height) / 2;
    g.setColor(Colours.of("line"));
    g.fill(new RoundRectangle2D.Double(0, y, getWidth(), height, height, height));
    if (percent != null && percent > 0) {
      double full = Math.clamp(percent, 0, 100) / 100 * getWidth();
      g.setColor(colour);
      g.fill(new RoundRectangle2D.Double(0, y, Math.max(full, height), height, height, height));
    }
    g.dispose();
  }
}
