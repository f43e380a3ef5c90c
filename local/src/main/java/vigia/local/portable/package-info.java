/// The questions and readings from OSHI and the JDK, for systems that have no code of their own
/// here.
@NullMarked
package vigia.local.portable;

import org.jspecify.annotations.NullMarked;
