package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Main memory and swap, in bytes.
@Json
@Probe(name = "memory", en = "Memory", pt = "Memória")
public record Memory(
    @Figure(
            en = "Memory that the kernel manages",
            pt = "Memória que o kernel administra",
            unit = Unit.BYTES,
            kind = Kind.CONSTANT,
            formula = "MemTotal",
            source = "/proc/meminfo, proc_meminfo(5)")
        @Nullable Long totalBytes,
    @Figure(
            en = "In use and not reclaimable without cost",
            pt = "Em uso, não recuperável sem custo",
            unit = Unit.BYTES,
            formula = "MemTotal − MemAvailable",
            source = "/proc/meminfo, free(1) ≥ 4.0.1")
        @Nullable Long usedBytes,
    @Figure(
            en = "Holding nothing at all",
            pt = "Sem nenhum conteúdo",
            unit = Unit.BYTES,
            formula = "MemFree",
            source = "/proc/meminfo")
        @Nullable Long freeBytes,
    @Figure(
            en =
                "Could be given to programs without swapping; estimated where the kernel does not tell",
            pt = "Pode ser dada a programas sem usar swap; estimada onde o kernel não informa",
            unit = Unit.BYTES,
            formula =
                "min(MemTotal, (MemAvailable | MemFree + Buffers + Cached + SReclaimable − Shmem) + ZFS max(0, size − c_min))",
            source = "/proc/meminfo, /proc/spl/kstat/zfs/arcstats")
        @Nullable Long availableBytes,
    @Figure(
            en = "Block device buffers",
            pt = "Buffers de dispositivos de bloco",
            unit = Unit.BYTES,
            formula = "Buffers",
            source = "/proc/meminfo")
        @Nullable Long buffersBytes,
    @Figure(
            en = "File cache",
            pt = "Cache de arquivos",
            unit = Unit.BYTES,
            formula = "Cached + SReclaimable",
            source = "/proc/meminfo, free(1)")
        @Nullable Long cachedBytes,
    @Figure(
            en = "Shared memory and tmpfs",
            pt = "Memória compartilhada e tmpfs",
            unit = Unit.BYTES,
            formula = "Shmem",
            source = "/proc/meminfo")
        @Nullable Long sharedBytes,
    @Figure(
            en = "Swap space",
            pt = "Espaço de swap",
            unit = Unit.BYTES,
            formula = "SwapTotal",
            source = "/proc/meminfo")
        @Nullable Long swapTotalBytes,
    @Figure(
            en = "Swap in use",
            pt = "Swap em uso",
            unit = Unit.BYTES,
            formula = "SwapTotal − SwapFree",
            source = "/proc/meminfo")
        @Nullable Long swapUsedBytes,
    Map<String, Unavailable> unavailable) {
  public Memory {
    unavailable = Wire.reasons(unavailable);
  }
}
