package vigia.client;

import vigia.machine.ScanComparison;
import vigia.machine.ScanHistory;
import vigia.machine.ScanList;
import vigia.machine.ScanStatus;

/// The scans that a server runs and remembers.
final class RemoteScanHistory implements ScanHistory {
  private final Link link;
  private final Questions questions;

  RemoteScanHistory(Link link, Questions questions) {
    this.link = link;
    this.questions = questions;
  }

  @Override
  public ScanList list() {
    return link.get(questions.scans(), ScanList.class, Link.USUAL);
  }

  @Override
  public ScanStatus get(String id) {
    return link.get(questions.scan(id), ScanStatus.class, Link.USUAL);
  }

  @Override
  public ScanComparison compare(String before, String after) {
    return link.get(questions.comparison(before, after), ScanComparison.class, Link.USUAL);
  }

  @Override
  public void forget(String id) {
    link.delete(questions.forgetting(id), Link.USUAL);
  }
}
