import org.jspecify.annotations.NullMarked;

/// Says what can be asked of a computer and what comes back: the interface, the records, units,
/// states. No I/O.
@NullMarked
module vigia.machine {
  requires transitive static org.jspecify;
  requires transitive io.avaje.jsonb;

  exports vigia.machine;

  provides io.avaje.jsonb.spi.JsonbExtension with
      vigia.machine.jsonb.GeneratedJsonComponent;
}
