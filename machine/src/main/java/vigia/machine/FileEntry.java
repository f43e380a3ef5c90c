package vigia.machine;

import io.avaje.jsonb.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of a directory, as lstat(2) sees it.
///
/// @param name bytes that are not UTF-8 stand as `\xNN`
/// @param nameBase64 the name's bytes, only when it is not UTF-8
/// @param mode as ls(1) prints it, such as `drwxr-xr-x`
@Json
public record FileEntry(
    String name,
    @Nullable String nameBase64,
    FileType type,
    @Figure(en = "Size", pt = "Tamanho", unit = Unit.BYTES, source = "statx(2) stx_size")
        @Nullable Long sizeBytes,
    @Figure(
            en = "Space it takes on the disk",
            pt = "Espaço que ocupa no disco",
            unit = Unit.BYTES,
            formula = "stx_blocks × 512",
            source = "statx(2)")
        @Nullable Long allocatedBytes,
    @Figure(
            en = "When it was created (birth time); never another time in its place",
            pt = "Quando foi criado (birth time); nunca outra data no lugar",
            unit = Unit.INSTANT,
            source = "statx(2) stx_btime, STATX_BTIME ∈ stx_mask, ≠ 0")
        @Nullable Instant created,
    @Figure(
            en = "When its content was last modified",
            pt = "Quando o conteúdo foi modificado pela última vez",
            unit = Unit.INSTANT,
            source = "statx(2) stx_mtime")
        @Nullable Instant modified,
    @Nullable String mode,
    @Nullable String owner,
    @Nullable String group,
    @Nullable Long links,
    @Nullable String linkTarget,
    Map<String, Unavailable> unavailable) {
  public FileEntry {
    Wire.present(name, type);
    unavailable = Wire.reasons(unavailable);
  }

  /// The name as the file system keeps it.
  public byte[] nameBytes() {
    return nameBase64 == null
        ? name.getBytes(StandardCharsets.UTF_8)
        : Base64.getDecoder().decode(nameBase64);
  }
}
