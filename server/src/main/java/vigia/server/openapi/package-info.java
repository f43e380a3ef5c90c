/// The API's description, OpenAPI 3.1, derived from the table of routes and the records.
package vigia.server.openapi;
