/// What can be typed. [Command], [Flag] and [Argument] are the one table; [Parser], [Help],
/// [Completion] and [Reference] read it.
package vigia.cli.syntax;
