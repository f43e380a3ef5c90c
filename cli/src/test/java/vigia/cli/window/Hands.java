package vigia.cli.window;

import java.awt.AWTException;
import java.awt.Point;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;

/// A person's hands: mouse, keyboard, clipboard.
final class Hands {
  private final Robot robot;
  private int apart = 4;

  Hands() {
    try {
      robot = new Robot();
    } catch (AWTException impossible) {
      throw new AssertionError(impossible);
    }
  }

  void click(Point at, int times) {
    // A second click on the same spot would count as a double click, which titles do not hear.
    apart = -apart;
    robot.mouseMove(at.x + apart, at.y);
    for (int i = 0; i < times; i++) {
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }
    robot.waitForIdle();
  }

  /// Together: the first stay down while the last is pressed.
  void press(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
    robot.waitForIdle();
  }

  /// Small letters and digits, key by key.
  void type(String text) {
    text.chars().forEach(c -> press(KeyEvent.getExtendedKeyCodeForChar(c)));
  }

  void selectAll() {
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
  }

  void paste(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_V);
  }

  static String clipboard() {
    try {
      return (String)
          Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    } catch (UnsupportedFlavorException | IOException none) {
      throw new AssertionError(none);
    }
  }
}
