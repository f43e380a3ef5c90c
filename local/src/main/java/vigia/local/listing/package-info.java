/// What long lists have in common on every operating system: pages, cursors, the order of rows, CPU
/// shares from two samples, and what may be shown of a command line. No I/O.
@NullMarked
package vigia.local.listing;

import org.jspecify.annotations.NullMarked;
