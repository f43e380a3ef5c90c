import org.jspecify.annotations.NullMarked;

/// Answers for the computer it runs on: probes, the sampler, and the scan from here.
@NullMarked
module vigia.local {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;
  requires vigia.syscall;
  requires vigia.scanner;
  requires static com.github.oshi;

  exports vigia.local;

  // A reading that nobody else names is one file there: its record, and how it is read.
  opens vigia.local.linux to
      vigia.machine;

  uses vigia.local.Engine.Provider;

  provides vigia.local.Engine.Provider with
      vigia.local.linux.LinuxEngineProvider,
      vigia.local.portable.PortableEngineProvider;
}
