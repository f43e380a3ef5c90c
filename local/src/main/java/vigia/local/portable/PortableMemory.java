package vigia.local.portable;

import oshi.hardware.GlobalMemory;
import oshi.hardware.VirtualMemory;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Memory;

/// Main memory and swap, by OSHI, which does not tell free memory from cache.
record PortableMemory(GlobalMemory memory) {
  Known<Memory> read() {
    var reasons = new Reasons();
    VirtualMemory virtual = memory.getVirtualMemory();
    Known<Long> total = Given.aboveZero(memory.getTotal());
    Known<Long> available =
        total.then(most ->
            Given.aboveZero(memory.getAvailable()).then(bytes -> Known.of(Math.min(most, bytes))));
    return Known.of(
        new Memory(
            reasons.take("totalBytes", total),
            reasons.take("usedBytes", total.then(t -> available.then(a -> Known.of(t - a)))),
            reasons.take("freeBytes", Given.notSupported()),
            reasons.take("availableBytes", available),
            reasons.take("buffersBytes", Given.notSupported()),
            reasons.take("cachedBytes", Given.notSupported()),
            reasons.take("sharedBytes", Given.notSupported()),
            virtual.getSwapTotal(),
            virtual.getSwapUsed(),
            reasons.map()));
  }
}
