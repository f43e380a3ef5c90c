package vigia.desktop.screen;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.Arrays;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vigia.client.KnownServer;
import vigia.client.Login;
import vigia.desktop.look.Notice;
import vigia.desktop.look.Texts;
import vigia.desktop.look.Wrapped;
import vigia.desktop.present.ConnectPresenter;
import vigia.desktop.present.Place;

/// Asks for a server's address, shows its key to be compared, asks for a token.
final class ConnectDialog extends JDialog {
  private final Setting setting;
  private final ConnectPresenter presenter;
  private final JTextField url = Typing.text("connect.url", 34);
  private final JTextField fingerprint = Typing.text("connect.fingerprint", 34);
  private final JPasswordField token = new JPasswordField(34);
  private final JTextField name = Typing.text("connect.name", 34);
  private final Wrapped hint = Wrapped.dim(" ");
  private final Notice notice = new Notice();
  private final JButton look;
  private final JButton connect;
  private final JPanel second = new JPanel(new GridBagLayout());

  ConnectDialog(Setting setting, Path home, Component over) {
    super(
        SwingUtilities.getWindowAncestor(over),
        setting.text("connect.title"),
        ModalityType.DOCUMENT_MODAL);
    this.setting = setting;
    presenter = new ConnectPresenter(setting.desk(), home);
    setName("connect");
    look = setting.button("connect.look", "connect.look", () -> presenter.look(url.getText()));
    connect = setting.button("connect.accept", "connect.accept", this::accept);
    url.addActionListener(_ -> presenter.look(url.getText()));
    Typing.changed(url, presenter::begin);
    token.setName("connect.token");
    token.addActionListener(_ -> accept());
    name.addActionListener(_ -> accept());
    fingerprint.setEditable(false);
    // Nothing moves away from the mouse when it says something longer.
    hint.setRows(2);
    notice.setName("connect.notice");
    setContentPane(content());
    ((JComponent) getContentPane())
        .registerKeyboardAction(
            _ -> dismiss(),
            KeyStroke.getKeyStroke("ESCAPE"),
            JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
    setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            dismiss();
          }
        });
    presenter.onChange(this::draw);
    draw(presenter.shown());
    pack();
    setMinimumSize(getSize());
    setLocationRelativeTo(getOwner());
  }

  private JPanel content() {
    var first = new JPanel(new GridBagLayout());
    first.add(Texts.labelOf(url, setting.text("connect.url")), at(0, 0));
    first.add(url, at(1, 0));
    first.add(look, at(2, 0));
    second.add(Texts.labelOf(fingerprint, setting.text("connect.fingerprint")), at(0, 0));
    second.add(fingerprint, at(1, 0));
    second.add(hint, at(1, 1));
    second.add(Texts.labelOf(token, setting.text("connect.token")), at(0, 2));
    second.add(token, at(1, 2));
    second.add(Texts.labelOf(name, setting.text("connect.name")), at(0, 3));
    second.add(name, at(1, 3));
    var cancel = setting.button("connect.cancel", "cancel", this::dismiss);
    var buttons = new JPanel(new BorderLayout());
    buttons.add(Boxes.row(cancel, connect), BorderLayout.LINE_END);
    JPanel content = Boxes.stack(first, Boxes.stack(second, new JPanel(), notice), buttons);
    content.setOpaque(true);
    int edge = UIScale.scale(16);
    content.setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
    content.setPreferredSize(
        new Dimension(UIScale.scale(740), content.getPreferredSize().height + UIScale.scale(60)));
    return content;
  }

  private static GridBagConstraints at(int column, int row) {
    var place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = row;
    place.weightx = column == 1 ? 1 : 0;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.anchor = GridBagConstraints.LINE_START;
    int gap = UIScale.scale(4);
    place.insets = new Insets(gap, column == 0 ? 0 : 2 * gap, gap, 0);
    return place;
  }

  private void accept() {
    char[] typed = token.getPassword();
    presenter.accept(new String(typed), name.getText());
    Arrays.fill(typed, ' ');
  }

  private void dismiss() {
    presenter.begin();
    leave();
  }

  /// Not every window manager gives the focus back.
  private void leave() {
    dispose();
    getOwner().requestFocus();
  }

  private void draw() {
    KnownServer accepted = presenter.accepted();
    if (accepted != null) {
      leave();
      setting.station().go(new Place(accepted.name()));
      return;
    }
    draw(presenter.shown());
  }

  private void draw(Login.@Nullable Shown server) {
    boolean busy = presenter.isBusy();
    boolean known = server != null;
    look.setEnabled(!busy);
    connect.setEnabled(known && !busy);
    for (Component each : second.getComponents()) {
      each.setEnabled(known);
    }
    String key = server == null ? null : server.fingerprint();
    fingerprint.setText(key == null ? "" : key);
    hint.setText(
        !known
            ? setting.text(busy ? "waiting" : "connect.first")
            : key == null ? setting.text("connect.clear") : setting.text("connect.compare"));
    notice.show(setting.sentence(presenter.problem()));
    if (known && !busy && presenter.problem() == null) {
      getRootPane().setDefaultButton(connect);
      token.requestFocusInWindow();
    }
  }
}
