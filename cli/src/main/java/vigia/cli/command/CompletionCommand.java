package vigia.cli.command;

import vigia.cli.syntax.Completion;
import vigia.cli.terminal.Exit;

/// `vigia completion`: a script that makes a shell complete the words of this program.
public final class CompletionCommand {
  public CompletionCommand() {}

  public Exit run(Call call) {
    var completion = new Completion(call.speech().catalogue());
    call.out()
        .print(
            switch (call.invocation().argument()) {
              case "bash" -> completion.bash();
              case "zsh" -> completion.zsh();
              default -> completion.fish();
            });
    return Exit.DONE;
  }
}
