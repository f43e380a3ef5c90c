/// System calls as domain verbs: a record or a [SyscallException] comes back. Ask
/// [NativeAccess#isEnabled()] first; without native access nothing here may be called.
///
/// Adding one: the C prototype and the symbol in [Libc] (one method handle per call shape), and a
/// class of its own that turns the bytes into a record.
@NullMarked
package vigia.syscall;

import org.jspecify.annotations.NullMarked;
