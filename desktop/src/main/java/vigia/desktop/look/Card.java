package vigia.desktop.look;

import com.formdev.flatlaf.ui.FlatLineBorder;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.awt.RenderingHints;
import javax.swing.JPanel;

/// A panel that lies on the background.
public class Card extends JPanel {
  private static final int ARC = 12;

  public Card(LayoutManager layout) {
    this(layout, new Insets(12, 16, 12, 16));
  }

  private Card(LayoutManager layout, Insets insets) {
    super(layout);
    setBackground(Colours.of("card"));
    // Its corners are not its own.
    setOpaque(false);
    setBorder(new FlatLineBorder(insets, Colours.of("line"), 1, ARC));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(getBackground());
    int arc = UIScale.scale(ARC);
    g.fillRoundRect(0, 0, getWidth(), getHeight(), arc, arc);
    g.dispose();
  }

  /// With nothing between its edge and what it holds.
  public static Card around(Component content) {
    var card = new Card(new BorderLayout(), new Insets(1, 1, 1, 1));
    card.add(content);
    return card;
  }
}
