/// Linux: one file per kernel source. A reader opens files through [HostFiles] and asks the kernel
/// through [Kernel]; what it got goes to a pure parser, which is what the tests feed with captured,
/// cut-off and garbage input.
@NullMarked
package vigia.local.linux;

import org.jspecify.annotations.NullMarked;
