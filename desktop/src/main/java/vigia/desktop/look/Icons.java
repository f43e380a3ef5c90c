package vigia.desktop.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Icon;

/// Line drawings on a field of 18 by 18, in the colour of the text beside them.
public final class Icons {
  private static final int FIELD = 18;

  private Icons() {}

  /// A chip.
  public static Icon overview() {
    var shapes = new ArrayList<Shape>();
    shapes.add(new RoundRectangle2D.Double(4, 4, 10, 10, 3, 3));
    shapes.add(new RoundRectangle2D.Double(7, 7, 4, 4, 1, 1));
    for (int at : new int[] {7, 11}) {
      shapes.add(new Line2D.Double(at, 1.5, at, 4));
      shapes.add(new Line2D.Double(at, 14, at, 16.5));
      shapes.add(new Line2D.Double(1.5, at, 4, at));
      shapes.add(new Line2D.Double(14, at, 16.5, at));
    }
    return new Drawing(shapes);
  }

  /// A folder.
  public static Icon files() {
    var folder = new Path2D.Double();
    folder.moveTo(2, 4.5);
    folder.lineTo(7, 4.5);
    folder.lineTo(8.5, 6.5);
    folder.lineTo(16, 6.5);
    folder.lineTo(16, 14.5);
    folder.lineTo(2, 14.5);
    folder.closePath();
    return new Drawing(List.of(folder));
  }

  /// A list.
  public static Icon processes() {
    var shapes = new ArrayList<Shape>();
    for (int y : new int[] {4, 9, 14}) {
      shapes.add(new Ellipse2D.Double(2, y - 1, 2, 2));
      shapes.add(new Line2D.Double(6.5, y, 16, y));
    }
    return new Drawing(shapes);
  }

  /// A radar.
  public static Icon scan() {
    return new Drawing(
        List.of(
            new Ellipse2D.Double(2, 2, 14, 14),
            new Ellipse2D.Double(6, 6, 6, 6),
            new Line2D.Double(9, 9, 14, 4)));
  }

  /// An eye that watches: the program's own.
  public static List<Image> program() {
    var images = new ArrayList<Image>();
    for (int size : new int[] {16, 32, 48, 128}) {
      var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
      Graphics2D g = image.createGraphics();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.scale(size / 32.0, size / 32.0);
      g.setColor(new java.awt.Color(0x0b6bcb));
      g.fill(new RoundRectangle2D.Double(0, 0, 32, 32, 10, 10));
      g.setColor(java.awt.Color.WHITE);
      g.setStroke(new BasicStroke(2.5f));
      var eye = new Path2D.Double();
      eye.moveTo(4, 16);
      eye.quadTo(16, 2, 28, 16);
      eye.quadTo(16, 30, 4, 16);
      g.draw(eye);
      g.fill(new Ellipse2D.Double(11.5, 11.5, 9, 9));
      g.dispose();
      images.add(image);
    }
    return images;
  }

  private record Drawing(List<Shape> shapes) implements Icon {
    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
      var g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.translate(x, y);
      double scale = (double) getIconWidth() / FIELD;
      g.scale(scale, scale);
      g.setColor(on.getForeground());
      g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      shapes.forEach(g::draw);
      g.dispose();
    }

    @Override
    public int getIconWidth() {
      return UIScale.scale(FIELD);
    }

    @Override
    public int getIconHeight() {
      return UIScale.scale(FIELD);
    }
  }
}
