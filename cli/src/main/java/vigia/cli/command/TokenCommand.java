package vigia.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.UsageException;
import vigia.cli.syntax.Values;
import vigia.cli.terminal.Column;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.SaidException;
import vigia.cli.terminal.Table;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Listing;
import vigia.language.Tint;
import vigia.machine.BadValue;
import vigia.machine.Permission;
import vigia.machine.Wire;
import vigia.server.access.TokenInfo;
import vigia.server.access.Tokens;

/// `vigia token`: what opens the server of this VIGIA_HOME. A running server notices at once.
public final class TokenCommand {
  private static final String USUAL = "view,files,processes,scan";

  public TokenCommand() {}

  public Exit run(Call call) throws IOException {
    Path home = Home.made(call.terminal().environment());
    var tokens = new Tokens(home);
    switch (call.invocation().argument()) {
      case "create" -> create(call, tokens);
      case "list" -> list(call, tokens.list());
      default -> revoke(call, tokens);
    }
    return Exit.DONE;
  }

  private static void create(Call call, Tokens tokens) throws IOException {
    String expires = call.text(Flag.EXPIRES);
    Duration valid = expires == null ? null : validity(expires);
    String name = call.text(Flag.TOKEN_NAME, "token");
    var made = tokens.create(name, permissions(call.text(Flag.ALLOW, USUAL)), valid);
    call.out().line(made.token().text());
  }

  private static Duration validity(String expires) {
    Duration valid = Values.time("expires", expires);
    if (valid.isZero()) {
      throw BadValue.OUT_OF_RANGE.of("expires", expires, "1s", "999999d");
    }
    return valid;
  }

  private static Set<Permission> permissions(String words) {
    var permissions = EnumSet.noneOf(Permission.class);
    for (String word : words.split(",", -1)) {
      Permission found = null;
      for (Permission permission : Permission.values()) {
        if (permission.wire().equals(word.strip())) {
          found = permission;
        }
      }
      if (found == null) {
        throw BadValue.NOT_ONE_OF.allowed("allow", word, USUAL + ",admin");
      }
      permissions.add(found);
    }
    return permissions;
  }

  private static void revoke(Call call, Tokens tokens) throws IOException {
    if (call.invocation().arguments().size() < 2) {
      throw new UsageException(call.invocation().command(), "cli.usage.missing.id");
    }
    String which = call.invocation().arguments().get(1);
    List<TokenInfo> gone = tokens.revoke(which);
    if (gone.isEmpty()) {
      throw new SaidException(Exit.NO_ANSWER, "cli.token.none", "id", which);
    }
    for (TokenInfo token : gone) {
      call.message(call.speech().text("cli.token.revoked", "id", token.id(), "name", token.name()));
    }
  }

  private static void list(Call call, List<TokenInfo> tokens) {
    Listing<TokenInfo> listing =
        switch (call.format()) {
          case TABLE -> table(call).listing(token -> row(call, token), call.out());
          case CSV -> Listing.csv(TokenInfo.class, call.out());
          case JSONL -> Listing.jsonLines(call.out());
          case JSON -> {
            call.out().line(Wire.json(tokens));
            yield Listing.none();
          }
        };
    listing.entries(tokens);
    listing.end();
  }

  private static Table table(Call call) {
    return new Table(
        List.of(
            Column.word(head(call, "id")),
            Column.text(head(call, "name"), 8),
            Column.text(head(call, "allow"), 12),
            Column.word(head(call, "created")),
            Column.word(head(call, "expires"))),
        call.terminal().style(),
        call.terminal().width());
  }

  private static List<Cell> row(Call call, TokenInfo token) {
    Formats formats = call.speech().formats();
    return List.of(
        Cell.of(token.id(), Tint.ACCENT),
        Cell.of(token.name()),
        Cell.of(String.join(",", token.permissions().stream().map(Permission::wire).toList())),
        Cell.of(formats.minute(token.created())),
        token.expires() == null
            ? Cell.of(call.speech().text("cli.token.never"), Tint.DIM)
            : Cell.of(formats.minute(token.expires())));
  }

  private static String head(Call call, String name) {
    return call.speech().text("head." + name).toUpperCase(Locale.ROOT);
  }
}
