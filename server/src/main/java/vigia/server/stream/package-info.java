/// Event streams (SSE) that cost their reader's slowness to nobody but the reader.
package vigia.server.stream;
