package vigia.server;

import java.nio.file.Path;
import java.util.Set;
import vigia.machine.Permission;
import vigia.server.access.Tokens;

/// What a terminal's `token create` and `token revoke` do, in a process of its own.
public final class TokenProcess {
  private TokenProcess() {}

  public static void main(String[] arguments) throws Exception {
    var tokens = new Tokens(Path.of(arguments[0]));
    switch (arguments[1]) {
      case "create" ->
          System.out.println(tokens.create("other", Set.of(Permission.VIEW), null).token().text());
      case "revoke" -> System.out.println(tokens.revoke("other").size());
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }
}
