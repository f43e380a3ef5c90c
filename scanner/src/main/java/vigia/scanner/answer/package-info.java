/// Looks at what answers at an open port: connects once more, listens, and asks one harmless
/// question. What comes is hostile until shown otherwise: it costs a bounded time and memory, and
/// nothing of it is believed.
@NullMarked
package vigia.scanner.answer;

import org.jspecify.annotations.NullMarked;
