/// What a running server tells: who came, what was refused, what was scanned. To whoever started it
/// as [vigia.server.event.ServerEvent]s, and to the audit log as lines.
package vigia.server.event;
