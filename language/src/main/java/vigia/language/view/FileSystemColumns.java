package vigia.language.view;

import java.util.List;
import vigia.language.Cell;
import vigia.language.Formats;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.FileSystem;

/// The columns of the file systems.
public final class FileSystemColumns {
  private FileSystemColumns() {}

  public static List<Column<FileSystem>> of(Speech speech) {
    Formats formats = speech.formats();
    return List.of(
        Column.text(
            speech, "mount", system -> Cell.of(system.mountPoint()), FileSystem::mountPoint),
        Column.text(speech, "device", system -> Cell.of(system.device()), FileSystem::device),
        Column.text(speech, "type", system -> Cell.of(system.type(), Tint.DIM), FileSystem::type),
        Column.number(
            speech,
            "size",
            it -> speech.figure(it.totalBytes(), "totalBytes", it.unavailable(), formats::bytes),
            FileSystem::totalBytes),
        Column.number(
            speech,
            "used",
            it -> speech.figure(it.usedBytes(), "usedBytes", it.unavailable(), formats::bytes),
            FileSystem::usedBytes),
        Column.number(
            speech,
            "free",
            it -> speech.figure(it.freeBytes(), "freeBytes", it.unavailable(), formats::bytes),
            FileSystem::freeBytes),
        Column.number(
            speech,
            "available",
            it ->
                speech.figure(
                    it.availableBytes(), "availableBytes", it.unavailable(), formats::bytes),
            FileSystem::availableBytes),
        Column.number(speech, "share", it -> share(speech, it), FileSystem::usedPercent),
        Column.number(
            speech,
            "inodes",
            it -> speech.figure(it.inodesTotal(), "inodesTotal", it.unavailable(), formats::count),
            FileSystem::inodesTotal),
        Column.number(
            speech,
            "inodes-free",
            it -> speech.figure(it.inodesFree(), "inodesFree", it.unavailable(), formats::count),
            FileSystem::inodesFree));
  }

  private static Cell share(Speech speech, FileSystem system) {
    Cell cell =
        speech.figure(
            system.usedPercent(), "usedPercent", system.unavailable(), speech.formats()::percent);
    return system.usedPercent() == null
        ? cell
        : new Cell(cell.text(), Tint.ofShare(system.usedPercent()));
  }
}
