package vigia.desktop.screen;

import java.awt.BorderLayout;
import java.awt.Rectangle;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import vigia.desktop.look.FactsPanel;
import vigia.desktop.look.Notice;
import vigia.desktop.look.Stale;
import vigia.desktop.look.Texts;
import vigia.desktop.present.Live;
import vigia.desktop.present.ProcessPresenter;
import vigia.language.view.FactBlock;
import vigia.language.view.ProcessDetailFacts;
import vigia.machine.ProcessDetails;

/// What is only asked about a process when somebody wants it.
final class DetailsPanel extends JPanel {
  private final Setting setting;
  private final ProcessPresenter one;
  private final JCheckBox wanted;
  private final JLabel waiting;
  private final Notice notice = new Notice();
  private final FactsPanel details;
  private final FactsPanel limits;
  private final Stale found;

  DetailsPanel(Setting setting, ProcessPresenter one) {
    super(new BorderLayout());
    this.setting = setting;
    this.one = one;
    setOpaque(false);
    wanted = Texts.mnemonic(new JCheckBox(), setting.text("process.details"));
    wanted.setName("process.details");
    wanted.setOpaque(false);
    wanted.setSelected(one.isDetailed());
    wanted.addActionListener(_ -> want());
    waiting = Texts.dim(setting.text("waiting"));
    notice.setName("process.details.notice");
    details = FactsPanel.stacked(setting.speech().formats());
    details.setName("process.details.facts");
    limits = FactsPanel.stacked(setting.speech().formats());
    limits.setName("process.details.limits");
    found = new Stale(Boxes.stack(details, limits, null));
    add(Boxes.stack(Boxes.stack(wanted, waiting, notice), found, null));
  }

  /// The key that leads here may be pressed while it is out of sight.
  private void want() {
    one.detail(wanted.isSelected());
    wanted.scrollRectToVisible(new Rectangle(wanted.getSize()));
  }

  /// @param isProblemSaid whether it is said above why there is nothing newer of the process itself
  void draw(boolean isProblemSaid) {
    Live<ProcessDetails> live = one.details();
    ProcessDetails now = live.value();
    notice.show(isProblemSaid ? null : setting.sentence(live));
    waiting.setVisible(one.isDetailed() && now == null && live.problem() == null);
    found.setVisible(now != null);
    found.grey(live.isStale() || isProblemSaid);
    if (now != null) {
      List<FactBlock> blocks = ProcessDetailFacts.of(now, setting.speech());
      details.show(blocks.getFirst());
      limits.show(blocks.getLast());
    }
  }
}
