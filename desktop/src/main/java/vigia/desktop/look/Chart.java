package vigia.desktop.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import vigia.desktop.present.Trace;
import vigia.language.Formats;

/// CPU and memory over the last minutes, 0 to 100 %. A line breaks where nothing was known.
public final class Chart extends JPanel {
  private static final int STEPS = 4;
  private static final int MINUTES = 5;

  /// Two points further apart than this are not joined.
  private static final long GAP_NANOS = 5_000_000_000L;

  private final Formats formats;
  private final Trace trace;

  public Chart(Trace trace, Formats formats) {
    this.trace = trace;
    this.formats = formats;
    setOpaque(false);
  }

  @Override
  public Dimension getPreferredSize() {
    return UIScale.scale(new Dimension(400, 180));
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    FontMetrics font = g.getFontMetrics();
    var plot =
        new Plot(
            font.stringWidth("100%") + UIScale.scale(8),
            font.getAscent() / 2 + 1,
            getWidth() - UIScale.scale(2),
            getHeight() - font.getHeight() - UIScale.scale(6));
    grid(g, font, plot);
    List<Trace.Point> points = trace.points();
    g.setStroke(new BasicStroke(UIScale.scale(1.75f)));
    plot.line(g, points, Trace.Point::memoryPercent, Colours.of("memory"), false);
    plot.line(g, points, Trace.Point::cpuPercent, Colours.of("cpu"), true);
    g.dispose();
  }

  private void grid(Graphics2D g, FontMetrics font, Plot plot) {
    for (int i = 0; i <= STEPS; i++) {
      int percent = 100 * i / STEPS;
      int y = (int) plot.y(percent);
      g.setColor(Colours.of("line"));
      g.drawLine(plot.left, y, plot.right, y);
      g.setColor(Colours.of("dim"));
      String text = percent + "%";
      g.drawString(
          text,
          plot.left - UIScale.scale(6) - font.stringWidth(text),
          y + font.getAscent() / 2 - 1);
    }
    for (int minute = 0; minute <= MINUTES; minute++) {
      int x = plot.right - (plot.right - plot.left) * minute / MINUTES;
      String text = minute == 0 ? "0" : "−" + formats.duration(Duration.ofMinutes(minute));
      int shift =
          minute == 0 ? font.stringWidth(text) : minute == MINUTES ? 0 : font.stringWidth(text) / 2;
      g.drawString(text, x - shift, getHeight() - font.getDescent());
    }
  }

  /// Where the lines are drawn.
  private record Plot(int left, int top, int right, int bottom) {
    double y(double percent) {
      return bottom - (bottom - top) * Math.clamp(percent, 0, 100) / 100;
    }

    void line(
        Graphics2D g,
        List<Trace.Point> points,
        Function<Trace.Point, @Nullable Double> value,
        Color colour,
        boolean filled) {
      long now = System.nanoTime();
      var line = new Path2D.Double();
      var area = new Path2D.Double();
      long last = 0;
      double lastX = 0;
      boolean drawing = false;
      g.setClip(left, top - 2, right - left + 2, bottom - top + 4);
      for (Trace.Point point : points) {
        Double percent = value.apply(point);
        double x = right - (right - left) * ((double) (now - point.nanos()) / Trace.NANOS);
        boolean joined = drawing && percent != null && point.nanos() - last < GAP_NANOS;
        if (drawing && !joined) {
          area.lineTo(lastX, bottom);
          drawing = false;
        }
        if (percent != null) {
          if (joined) {
            line.lineTo(x, y(percent));
          } else {
            line.moveTo(x, y(percent));
            area.moveTo(x, bottom);
          }
          area.lineTo(x, y(percent));
          drawing = true;
          last = point.nanos();
          lastX = x;
        }
      }
      if (drawing) {
        area.lineTo(lastX, bottom);
      }
      if (filled) {
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 30));
        g.fill(area);
      }
      g.setColor(colour);
      g.draw(line);
    }
  }
}
