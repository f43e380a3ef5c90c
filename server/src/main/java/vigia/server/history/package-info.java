/// Scans that are written down in a VIGIA_HOME, by its server and by the terminal.
package vigia.server.history;
