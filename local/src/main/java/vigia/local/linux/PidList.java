package vigia.local.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vigia.local.HostRoot;
import vigia.syscall.Directory;
import vigia.syscall.DirectoryEntries;
import vigia.syscall.SyscallException;

/// The numbers among the entries of `/proc`.
final class PidList {
  private static final byte[] PROC = "/proc".getBytes(StandardCharsets.US_ASCII);

  private long[] pids = new long[256];
  private int size;

  private PidList() {}

  /// In ascending order.
  ///
  /// @param natively by system calls
  /// @throws SyscallException when natively it cannot be opened
  static long[] read(HostRoot root, boolean natively) throws SyscallException {
    var list = new PidList();
    try {
      if (natively) {
        list.listNatively();
      } else {
        list.list(root);
      }
    } catch (SyscallException failed) {
      throw failed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (DirectoryIteratorException failed) {
      throw new UncheckedIOException(failed.getCause());
    }
    long[] found = Arrays.copyOf(list.pids, list.size);
    Arrays.sort(found);
    return found;
  }

  private void listNatively() throws IOException {
    try (Directory proc = Directory.open(PROC);
        DirectoryEntries entries = proc.entries()) {
      while (entries.next()) {
        add(entries.bytes(), entries.start(), entries.end());
      }
    }
  }

  private void list(HostRoot root) throws IOException {
    try (var entries = Files.newDirectoryStream(root.resolve("proc"))) {
      for (Path entry : entries) {
        byte[] name = entry.getFileName().toString().getBytes(StandardCharsets.UTF_8);
        add(name, 0, name.length);
      }
    }
  }

  /// @param from where the name begins, up to `to`
  private void add(byte[] name, int from, int to) {
    long pid = 0;
    for (int i = from; i < to; i++) {
      byte digit = name[i];
      if (digit < '0' || digit > '9' || pid > Integer.MAX_VALUE) {
        return;
      }
      pid = pid * 10 + (digit - '0');
    }
    if (name[from] != '0') {
      if (size == pids.length) {
        pids = Arrays.copyOf(pids, 2 * size);
      }
      pids[size++] = pid;
    }
  }
}
