package vigia.cli.command;

import java.util.List;
import vigia.language.view.FactBlock;
import vigia.language.view.OverviewFacts;
import vigia.machine.Overview;

/// The overview for people.
final class OverviewView {
  private final Call call;

  OverviewView(Call call) {
    this.call = call;
  }

  void print(Overview overview) {
    List<FactBlock> blocks =
        OverviewFacts.of(overview, call.speech(), call.speech().text("cli.cpu.usage-hint"));
    var facts = new Facts(call, blocks);
    for (FactBlock block : blocks) {
      facts.print(block);
      call.out().line("");
    }
    new FileSystemsView(call).print(overview);
  }
}
