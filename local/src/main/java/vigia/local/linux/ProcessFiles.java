package vigia.local.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.listing.PathBytes;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// The files of `/proc/PID`, proc(5). A process may end before any of them is opened or read; that
/// is an answer too.
final class ProcessFiles {
  /// As much of a command line as is shown; the kernel allows megabytes.
  private static final int LONGEST_COMMAND_LINE = 4_096;

  private final boolean live;
  private final Path directory;

  ProcessFiles(HostRoot root, long pid) {
    live = root.isThis();
    directory = root.resolve("proc/" + pid);
  }

  /// `stat`. UNREADABLE when it could not be understood.
  Known<ProcessStat> stat() {
    return statText()
        .then(text -> {
          ProcessStat stat = ProcessStat.parse(text);
          return stat == null ? Known.absent(Unavailable.UNREADABLE) : Known.of(stat);
        });
  }

  Known<byte[]> statText() {
    try {
      return Known.of(Files.readAllBytes(directory.resolve("stat")));
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// The executable's path as the kernel shows it: a binary that was removed or replaced ends in `
  /// (deleted)`.
  Known<String> exe(ProcessStat stat) {
    if (stat.isKernelThread()) {
      return Known.absent(Unavailable.NOT_APPLICABLE);
    }
    if (stat.isZombie()) {
      return Known.absent(Unavailable.GONE);
    }
    try {
      return Known.of(PathBytes.display(Files.readSymbolicLink(directory.resolve("exe"))));
    } catch (NoSuchFileException notThere) {
      return Known.absent(hasEnded(stat) ? Unavailable.GONE : Unavailable.UNKNOWN);
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// The arguments, not yet masked. A process may have overwritten or emptied them.
  Known<List<String>> arguments(ProcessStat stat) {
    if (stat.isKernelThread()) {
      return Known.absent(Unavailable.NOT_APPLICABLE);
    }
    try (InputStream in = Files.newInputStream(directory.resolve("cmdline"))) {
      byte[] text = in.readNBytes(LONGEST_COMMAND_LINE + 1);
      if (text.length == 0) {
        return Known.absent(
            stat.isZombie() || hasEnded(stat) ? Unavailable.GONE : Unavailable.NOT_APPLICABLE);
      }
      return Known.of(arguments(text));
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// Resident pages: field 2 of `statm`, exact since Linux 6.16, where `stat` has only what the
  /// processors have handed in by now; that is taken when there is nothing better.
  ///
  /// @param otherwise what `stat` said
  long residentPages(long otherwise) {
    try {
      String[] fields = Files.readString(directory.resolve("statm")).split(" ", 3);
      boolean found = fields.length == 3 && fields[1].matches("\\d{1,15}");
      return found ? Long.parseLong(fields[1]) : otherwise;
    } catch (IOException failed) {
      return otherwise;
    }
  }

  /// The effective user. On this system the owner of the directory itself, never of a file in it:
  /// those are root's when the process is not dumpable. Elsewhere `status` says the same.
  Known<Long> uid() {
    try {
      if (live) {
        int uid = (int) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return Known.of(Integer.toUnsignedLong(uid));
      }
      Long effective = statusNumber(Files.readAllBytes(directory.resolve("status")), "Uid", 1);
      return effective == null ? Known.absent(Unavailable.UNREADABLE) : Known.of(effective);
    } catch (NoSuchFileException notThere) {
      return Known.absent(isThere() ? Unavailable.UNKNOWN : Unavailable.GONE);
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// The process that a thread belongs to. `/proc/TID` opens for every thread although only
  /// processes are listed.
  Known<Long> threadGroup() {
    try {
      Long group = statusNumber(Files.readAllBytes(directory.resolve("status")), "Tgid", 0);
      return group == null ? Known.absent(Unavailable.UNREADABLE) : Known.of(group);
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// One of the files that not every kernel has and not everybody may read; where there is none,
  /// [Unavailable#NOT_SUPPORTED]. Bytes that are not UTF-8 as `\xNN`.
  Known<String> text(String file) {
    try {
      return Known.of(RawPath.display(Files.readAllBytes(directory.resolve(file))));
    } catch (IOException failed) {
      return Known.absent(whyNot(failed));
    }
  }

  /// Entries of `fd`, counted without looking where they lead.
  Known<Long> descriptors() {
    try (var entries = Files.newDirectoryStream(directory.resolve("fd"))) {
      long count = 0;
      for (Path _ : entries) {
        count++;
      }
      return Known.of(count);
    } catch (DirectoryIteratorException failed) {
      return Known.absent(whyNot(Objects.requireNonNull(failed.getCause())));
    } catch (IOException failed) {
      return Known.absent(whyNot(failed));
    }
  }

  /// How much there is in `environ`.
  Known<EnvironmentSize> environment() {
    try (InputStream in = Files.newInputStream(directory.resolve("environ"))) {
      return EnvironmentSize.of(in);
    } catch (IOException failed) {
      return Known.absent(whyNot(failed));
    }
  }

  /// The NUL-terminated strings of `cmdline`; the last may lack its NUL when it was cut off.
  static List<String> arguments(byte[] text) {
    boolean cut = text.length > LONGEST_COMMAND_LINE;
    int length = cut ? LONGEST_COMMAND_LINE : text.length;
    var arguments = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (text[i] == 0) {
        arguments.add(RawPath.display(Arrays.copyOfRange(text, start, i)));
        start = i + 1;
      }
    }
    if (start < length) {
      String rest = RawPath.display(Arrays.copyOfRange(text, start, length));
      arguments.add(cut ? rest + "…" : rest);
    }
    return arguments;
  }

  /// The number at a place of one line of `status`, such as the second of `Uid:\t1\t2\t3\t4`. The
  /// name's line holds no raw newline: the kernel escapes it there.
  static @Nullable Long statusNumber(byte[] text, String name, int index) {
    for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      if (line.startsWith(name + ":")) {
        String[] values = line.substring(name.length() + 1).strip().split("\\s+", -1);
        boolean found = values.length > index && values[index].matches("\\d{1,18}");
        return found ? Long.valueOf(values[index]) : null;
      }
    }
    return null;
  }

  private boolean hasEnded(ProcessStat stat) {
    return !(stat() instanceof Known.Value<ProcessStat>(ProcessStat now))
        || now.isZombie()
        || !now.isSameProcess(stat);
  }

  /// Java has no name for ESRCH, with which reading fails once the process has ended, nor for
  /// EPERM, with which the mount option hidepid=noaccess refuses.
  private Unavailable why(IOException failed) {
    boolean refused =
        failed instanceof AccessDeniedException
            || (failed instanceof FileSystemException
                && !(failed instanceof NoSuchFileException)
                && isThere());
    return refused ? Unavailable.PERMISSION_DENIED : Unavailable.GONE;
  }

  /// As [#why] of a file that not every kernel has.
  private Unavailable whyNot(IOException failed) {
    if (!isThere()) {
      return Unavailable.GONE;
    }
    return switch (failed) {
      case NoSuchFileException _ -> Unavailable.NOT_SUPPORTED;
      case AccessDeniedException _ -> Unavailable.PERMISSION_DENIED;
      case FileSystemException _ -> Unavailable.UNREADABLE;
      // `io` can be opened by who may not read it, proc_pid_io(5).
      default -> Unavailable.PERMISSION_DENIED;
    };
  }

  /// Asked by stat(2): access(2), which [Files#exists] uses, is refused by hidepid=noaccess.
  private boolean isThere() {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
  }
}
