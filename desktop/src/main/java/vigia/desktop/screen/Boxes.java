package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/// Arrangements that several screens use.
final class Boxes {
  static final int GAP = 8;

  private Boxes() {}

  /// Side by side.
  static JPanel row(Component... parts) {
    var row = new JPanel(new GridBagLayout());
    row.setOpaque(false);
    var place = new GridBagConstraints();
    place.anchor = GridBagConstraints.LINE_START;
    for (Component part : parts) {
      row.add(part, place);
      place.insets = new Insets(0, UIScale.scale(GAP), 0, 0);
    }
    place.weightx = 1;
    row.add(Box.createGlue(), place);
    return row;
  }

  /// One above the other, the middle one as high as there is room.
  static JPanel stack(@Nullable Component top, Component middle, @Nullable Component bottom) {
    int gap = UIScale.scale(GAP);
    var stack = new JPanel(new BorderLayout(gap, gap));
    stack.setOpaque(false);
    if (top != null) {
      stack.add(top, BorderLayout.NORTH);
    }
    stack.add(middle, BorderLayout.CENTER);
    if (bottom != null) {
      stack.add(bottom, BorderLayout.SOUTH);
    }
    return stack;
  }

  /// A screen's content under its title.
  static JPanel titled(Component title, Component content) {
    JPanel panel = stack(title, content, null);
    int edge = UIScale.scale(20);
    panel.setBorder(BorderFactory.createEmptyBorder(UIScale.scale(12), edge, edge, edge));
    return panel;
  }
}
