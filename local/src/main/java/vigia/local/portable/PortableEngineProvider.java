package vigia.local.portable;

import vigia.local.Engine;
import vigia.local.LocalOptions;
import vigia.local.PlatformThreads;
import vigia.local.SampleCount;
import vigia.machine.ProblemCode;

/// Where no other engine fits, or when it is asked for. Names no class of OSHI, so that none is
/// loaded before it is known to be there.
public final class PortableEngineProvider implements Engine.Provider {
  private static final String OSHI = "com.github.oshi";

  public PortableEngineProvider() {}

  @Override
  public boolean fits(LocalOptions options) {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    return options.engine() == LocalOptions.Engine.PORTABLE
        || (!linux && options.hostRoot().isThis());
  }

  /// @throws vigia.machine.ProblemException [ProblemCode#NOT_SUPPORTED] when OSHI's module was not
  ///   resolved (`--add-modules com.github.oshi`), or another host's root is asked for
  @Override
  public Engine open(LocalOptions options, PlatformThreads threads, SampleCount samples) {
    if (!options.hostRoot().isThis()) {
      throw ProblemCode.NOT_SUPPORTED.with("what", "hostRoot");
    }
    if (ModuleLayer.boot().findModule(OSHI).isEmpty()) {
      throw ProblemCode.NOT_SUPPORTED.with("what", OSHI);
    }
    return new PortableEngine(options.fileRoots());
  }
}
