/// Listing directories, as far as it is the same on every operating system: what is asked of an
/// open directory, the page that is made of it, and how a path is followed without leaving its
/// bounds.
@NullMarked
package vigia.local.directory;

import org.jspecify.annotations.NullMarked;
