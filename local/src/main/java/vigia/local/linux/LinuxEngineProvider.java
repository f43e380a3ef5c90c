package vigia.local.linux;

import vigia.local.Engine;
import vigia.local.LocalOptions;
import vigia.local.PlatformThreads;
import vigia.local.SampleCount;

/// On Linux, and for another Linux host's root wherever that is.
public final class LinuxEngineProvider implements Engine.Provider {
  public LinuxEngineProvider() {}

  @Override
  public boolean fits(LocalOptions options) {
    boolean linux =
        System.getProperty("os.name", "").equals("Linux") || !options.hostRoot().isThis();
    return linux && options.engine() != LocalOptions.Engine.PORTABLE;
  }

  @Override
  public Engine open(LocalOptions options, PlatformThreads threads, SampleCount samples) {
    return new LinuxEngine(options, threads, samples);
  }
}
