/// How much of a server one client, and all of them, may take.
package vigia.server.limit;
