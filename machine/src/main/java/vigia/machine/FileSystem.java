package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One mounted file system. total = used + free; the reserve, free − available, is the
/// super-user's.
@Json
public record FileSystem(
    @Figure(
            en = "Device or server",
            pt = "Dispositivo ou servidor",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/self/mountinfo (10)")
        String device,
    @Figure(
            en = "Mount point",
            pt = "Ponto de montagem",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/self/mountinfo (5)")
        String mountPoint,
    @Figure(
            en = "Type",
            pt = "Tipo",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/self/mountinfo (9)")
        String type,
    @Figure(
            en = "Size",
            pt = "Tamanho",
            unit = Unit.BYTES,
            formula = "f_blocks × f_frsize",
            source = "statvfs(3)")
        @Nullable Long totalBytes,
    @Figure(
            en = "Used",
            pt = "Usado",
            unit = Unit.BYTES,
            formula = "(f_blocks − f_bfree) × f_frsize",
            source = "statvfs(3)")
        @Nullable Long usedBytes,
    @Figure(
            en = "Free, with the reserve",
            pt = "Livre, com a reserva",
            unit = Unit.BYTES,
            formula = "f_bfree × f_frsize",
            source = "statvfs(3)")
        @Nullable Long freeBytes,
    @Figure(
            en = "Available to ordinary users",
            pt = "Disponível a usuários comuns",
            unit = Unit.BYTES,
            formula = "f_bavail × f_frsize",
            source = "statvfs(3)")
        @Nullable Long availableBytes,
    @Figure(
            en = "Used, of what ordinary users can use",
            pt = "Usado, do que usuários comuns podem usar",
            unit = Unit.PERCENT,
            formula = "100 × usedBytes ÷ (usedBytes + availableBytes)",
            source = "statvfs(3), df(1)")
        @Nullable Double usedPercent,
    @Figure(
            en = "Inodes",
            pt = "Inodes",
            unit = Unit.COUNT,
            formula = "f_files",
            source = "statvfs(3)")
        @Nullable Long inodesTotal,
    @Figure(
            en = "Free inodes",
            pt = "Inodes livres",
            unit = Unit.COUNT,
            formula = "f_ffree",
            source = "statvfs(3)")
        @Nullable Long inodesFree,
    Map<String, Unavailable> unavailable) {
  public FileSystem {
    Wire.present(device, mountPoint, type);
    unavailable = Wire.reasons(unavailable);
  }
}
