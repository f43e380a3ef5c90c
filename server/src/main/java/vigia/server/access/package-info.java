/// Who may ask: tokens, login links, and the names that a server answers to.
///
/// All state is in `VIGIA_HOME/access.json`, which the running server and the terminal's commands
/// share. Start reading at [vigia.server.access.Tokens].
package vigia.server.access;
