package vigia.cli.page;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What axe finds wrong with a page for who cannot see, hear or point.
final class Accessibility {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private Accessibility() {}

  /// What is serious or critical; all of axe's rules are asked.
  static List<String> findings(Visit visit) {
    var options = new AxeRunOptions();
    // Of what passes, the page need not send every element.
    options.setResultTypes(List.of("violations"));
    var found = new ArrayList<String>();
    for (Rule rule : new AxeBuilder(visit.page).options(options).analyze().getViolations()) {
      if (SERIOUS.contains(rule.getImpact())) {
        found.add(rule.getId() + " " + rule.getNodes().getFirst().getHtml());
      }
    }
    return found;
  }
}
