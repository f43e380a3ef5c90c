package vigia.desktop.look;

import java.awt.AlphaComposite;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JPanel;

/// Greys what it holds while that is old.
public final class Stale extends JPanel {
  private static final float FADED = 0.45f;

  private boolean stale;

  public Stale(Component content) {
    super(new BorderLayout());
    setOpaque(false);
    add(content);
  }

  public void grey(boolean old) {
    if (stale != old) {
      stale = old;
      repaint();
    }
  }

  public boolean isStale() {
    return stale;
  }

  @Override
  public void paint(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    if (stale) {
      g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, FADED));
    }
    super.paint(g);
    g.dispose();
  }

  /// A child that repaints itself would not be greyed.
  @Override
  protected boolean isPaintingOrigin() {
    return stale;
  }
}
