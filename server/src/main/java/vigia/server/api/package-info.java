/// What the routes do. Start reading at [vigia.server.api.Api], the table of all of them.
package vigia.server.api;
