package vigia.desktop.screen;

import java.awt.Component;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jspecify.annotations.Nullable;
import vigia.desktop.look.Notice;
import vigia.desktop.look.Texts;
import vigia.language.Listing;
import vigia.language.Problems;
import vigia.language.Tint;
import vigia.machine.ProblemException;

/// Writes a result to a file that the person chooses.
final class Saving {
  /// In which form.
  enum Form {
    CSV,
    JSON;

    private String ending() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Writes the result. Runs on a thread of its own and may block.
  interface Content {
    void write(Form form, Listing.Out out) throws IOException;
  }

  private final Setting setting;
  private final Notice notice;

  /// @param notice where it is said when it could not be written
  Saving(Setting setting, Notice notice) {
    this.setting = setting;
    this.notice = notice;
  }

  /// A button that offers the forms.
  ///
  /// @param name of the button
  /// @param file its name, without the ending
  /// @param content null when there is nothing to save
  JButton button(String name, String file, Supplier<@Nullable Content> content) {
    JButton button = Texts.mnemonic(new JButton(), setting.text("save"));
    button.setName(name);
    var menu = new JPopupMenu();
    for (Form form : Form.values()) {
      var item = new JMenuItem(form.name() + "…");
      item.setName(name + "." + form.ending());
      item.addActionListener(_ -> {
        Content given = content.get();
        if (given == null) {
          notice.show(setting.text("save.nothing"));
        } else {
          ask(SwingUtilities.getWindowAncestor(button), file, form, given);
        }
      });
      menu.add(item);
    }
    button.addActionListener(_ -> menu.show(button, 0, button.getHeight()));
    return button;
  }

  private void ask(Component over, String name, Form form, Content content) {
    var chooser = new JFileChooser();
    chooser.setDialogTitle(setting.text("save.title"));
    chooser.setAcceptAllFileFilterUsed(false);
    chooser.setFileFilter(new FileNameExtensionFilter(form.name(), form.ending()));
    chooser.setSelectedFile(new File(name + "." + form.ending()));
    if (Texts.allPlain(chooser).showSaveDialog(over) == JFileChooser.APPROVE_OPTION) {
      Path file = withEnding(chooser.getSelectedFile().toPath(), form);
      if (!Files.exists(file) || mayReplace(over, file)) {
        write(file, form, content);
      }
    }
  }

  private static Path withEnding(Path file, Form form) {
    String name = String.valueOf(file.getFileName());
    String ending = "." + form.ending();
    return name.toLowerCase(Locale.ROOT).endsWith(ending)
        ? file
        : file.resolveSibling(name + ending);
  }

  private boolean mayReplace(Component over, Path file) {
    return JOptionPane.showConfirmDialog(
            over,
            Texts.label(setting.text("save.replace", "file", String.valueOf(file.getFileName()))),
            setting.text("save.title"),
            JOptionPane.YES_NO_OPTION)
        == JOptionPane.YES_OPTION;
  }

  private void write(Path file, Form form, Content content) {
    Thread.ofVirtual()
        .name("vigia-window-save")
        .start(() -> {
          Said said = written(file, form, content);
          setting.desk().window().execute(() -> notice.show(said.sentence(), said.tint()));
        });
  }

  private record Said(String sentence, Tint tint) {}

  /// What was there stays until all of the new is written.
  private Said written(Path file, Form form, Content content) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part)) {
        content.write(form, out(writer));
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return new Said(setting.text("save.done", "file", file.toString()), Tint.DIM);
    } catch (ProblemException problem) {
      discard(part);
      String why = Problems.sentence(problem.problem(), setting.speech().language());
      return new Said(why + " " + unchanged(file), Tint.BAD);
    } catch (IOException | UncheckedIOException failed) {
      discard(part);
      return new Said(setting.text("save.failed", "file", file.toString()), Tint.BAD);
    }
  }

  private String unchanged(Path file) {
    return setting.text("save.unchanged", "file", file.toString());
  }

  private void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException left) {
      setting.desk().faults().accept(left);
    }
  }

  private static Listing.Out out(Writer writer) {
    return new Listing.Out() {
      @Override
      public Listing.Out print(String text) {
        try {
          writer.write(text);
          return this;
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      }

      @Override
      public Listing.Out flush() {
        return this;
      }
    };
  }
}
