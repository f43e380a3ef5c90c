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

/// The numbers among the entries of `/proc`.
final class PidList {
  private static final byte[] PROC = "/proc".getBytes(StandardCharsets.US_ASCII);

  private long[] pids = new long[256];
  private int size;

  private PidList() {}

  /// In ascending order.
  ///
  /// @param natively by system calls
  static long[] read(HostRoot root, boolean natively) {
    var list = new PidList();
    try {
      if (natively) {
        list.listNatively();
      } else {
        list.list(root);
      }
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
    try (Directory proc = Directory.open(PROC)) {
      while (proc.next()) {
        add(proc.name());
      }
    }
  }

  private void list(HostRoot root) throws IOException {
    try (var entries = Files.newDirectoryStream(root.resolve("proc"))) {
      for (Path entry : entries) {
        add(entry.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void add(byte[] name) {
    long pid = 0;
    for (byte digit : name) {
      if (digit < '0' || digit > '9' || pid > Integer.MAX_VALUE) {
        return;
      }
      pid = pid * 10 + (digit - '0');
    }
    if (name[0] != '0') {
      if (size == pids.length) {
        pids = Arrays.copyOf(pids, 2 * size);
      }
      pids[size++] = pid;
    }
  }
}
