package vigia.local.linux;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vigia.local.directory.EntryReader;
import vigia.local.directory.FileMode;
import vigia.local.directory.FileStatus;
import vigia.local.directory.SortKey;
import vigia.machine.FileSort;
import vigia.machine.FileType;
import vigia.machine.Unavailable;
import vigia.syscall.DirectoryEntries;
import vigia.syscall.StatxView;
import vigia.syscall.SyscallException;

/// Reads a directory by system calls, and makes no object of an entry before somebody wants it.
final class NativeReader implements EntryReader {
  private final DirectoryEntries entries;
  private final Owners owners;
  private @Nullable StatxView seen;

  NativeReader(DirectoryEntries entries, Owners owners) {
    this.entries = entries;
    this.owners = owners;
  }

  @Override
  public boolean next() throws IOException {
    seen = null;
    return entries.next();
  }

  @Override
  public @Nullable EntryReader split() {
    DirectoryEntries half = entries.split();
    return half == null ? null : new NativeReader(half, owners);
  }

  @Override
  public byte[] bytes() {
    return entries.bytes();
  }

  @Override
  public int start() {
    return entries.start();
  }

  @Override
  public int end() {
    return entries.end();
  }

  @Override
  public FileType type() {
    return FileMode.type(seen == null ? entries.type() : seen.mode());
  }

  @Override
  public @Nullable Unavailable look() {
    try {
      seen = entries.look();
      return null;
    } catch (SyscallException failed) {
      return NativeStatus.why(failed);
    }
  }

  @Override
  public void read(FileSort sort, SortKey into) {
    StatxView file = seen();
    switch (sort) {
      case NAME -> throw new IllegalArgumentException("names are not looked at");
      case SIZE -> into.set(file.sizeBytes(), 0);
      case CREATED -> {
        if (file.knowsBirth()) {
          into.set(file.bornSeconds(), file.bornNanos());
        } else {
          into.unknown();
        }
      }
      case MODIFIED -> {
        long seconds = file.modifiedSeconds();
        if (StatxView.fits(seconds)) {
          into.set(seconds, file.modifiedNanos());
        } else {
          into.unknown();
        }
      }
    }
  }

  @Override
  public FileStatus status() {
    return NativeStatus.of(seen().copy(), owners);
  }

  @Override
  public void close() {
    entries.close();
  }

  private StatxView seen() {
    if (seen == null) {
      throw new IllegalStateException("not looked at");
    }
    return seen;
  }
}
