package vigia.desktop.present;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.language.Language;
import vigia.machine.Machine;

/// What the window starts with.
///
/// @param asked the language that was asked for; null for the one used last, else `usual`
/// @param usual the reader's, as the system has it
/// @param home VIGIA_HOME: known servers, and what the window remembers
/// @param place what is looked at first
/// @param machine the machine there, which the window closes
/// @param opener opens the machines of other places
/// @param faults told of mistakes of Vigia's own
/// @param version of the program
public record DesktopOptions(
    @Nullable Language asked,
    Language usual,
    ZoneId zone,
    Path home,
    Place place,
    Machine machine,
    Station.Opener opener,
    Consumer<Throwable> faults,
    String version) {}
