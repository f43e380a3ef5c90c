package vigia.local.directory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import vigia.local.listing.PathBytes;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.RawPath;

/// Follows a path component by component, as the kernel does, within bounds.
///
/// The base is the root of everything: absolute links begin there and `..` does not leave it. When
/// there are allowed directories, a component is looked at only if it is in one of them or on the
/// way to one; so for what is outside the answer is the same whether it exists or not.
///
/// What comes out holds no link, `.` or `..`, and is only a proposal: whoever opens it must go down
/// by descriptor and refuse links, since anything may have been renamed meanwhile.
public final class PathResolver {
  /// MAXSYMLINKS of the kernel.
  private static final int MOST_LINKS = 40;

  private static final int NAME_MAX = 255;

  private final Path base;
  private final boolean bounded;
  private final List<Allowed> allowed;

  /// @param asConfigured with its links, below the base
  /// @param real without
  private record Allowed(Path asConfigured, Path real) {}

  private PathResolver(Path base, boolean bounded, List<Allowed> allowed) {
    this.base = base;
    this.bounded = bounded;
    this.allowed = allowed;
  }

  /// Without allowed directories: all below the base.
  ///
  /// @param base an existing directory
  public static PathResolver below(Path base) throws IOException {
    return new PathResolver(base.toRealPath(), false, List.of());
  }

  /// With allowed directories, given as they are seen from inside the base. Those that do not exist
  /// now allow nothing.
  public static PathResolver below(Path base, List<Path> roots) throws IOException {
    PathResolver free = below(base);
    if (roots.isEmpty()) {
      return free;
    }
    List<Allowed> allowed = roots.stream().flatMap(free::allowed).toList();
    return new PathResolver(free.base, true, allowed);
  }

  private Stream<Allowed> allowed(Path root) {
    try {
      Path real = resolve(RawPath.of(PathBytes.of(root.toAbsolutePath())));
      return Stream.of(new Allowed(inside(root.toAbsolutePath().normalize()), real));
    } catch (ProblemException notThere) {
      return Stream.empty();
    }
  }

  /// The base or, where it lies in one, the allowed directory: what is above it need not be
  /// readable.
  public Path startOf(Path resolved) {
    return allowed.stream()
        .map(Allowed::real)
        .filter(resolved::startsWith)
        .findFirst()
        .orElse(base);
  }

  /// The directory that a path leads to.
  ///
  /// @throws ProblemException NO_SUCH_DIRECTORY, NOT_A_DIRECTORY, PERMISSION_DENIED, LINK_LOOP,
  ///   PATH_NOT_ALLOWED
  public Path resolve(RawPath asked) {
    Path at = base;
    int links = 0;
    Deque<Path> ahead = new ArrayDeque<>();
    push(ahead, realRootOf(inside(PathBytes.path(asked))));
    while (!ahead.isEmpty()) {
      Path name = ahead.pop();
      String text = name.toString();
      if (text.equals(".")) {
        continue;
      }
      if (text.equals("..")) {
        at = at.equals(base) ? base : parent(at);
        continue;
      }
      Path next = at.resolve(name);
      if (!mayPass(next)) {
        throw problem(ProblemCode.PATH_NOT_ALLOWED, asked);
      }
      BasicFileAttributes found = look(next, asked);
      if (found.isSymbolicLink()) {
        if (++links > MOST_LINKS) {
          throw problem(ProblemCode.LINK_LOOP, asked);
        }
        Path target = target(next, name, asked);
        at = target.isAbsolute() ? base : at;
        push(ahead, target);
      } else if (found.isDirectory()) {
        at = next;
      } else {
        throw problem(ProblemCode.NOT_A_DIRECTORY, asked);
      }
    }
    if (bounded && allowed.stream().map(Allowed::real).noneMatch(at::startsWith)) {
      throw problem(ProblemCode.PATH_NOT_ALLOWED, asked);
    }
    return at;
  }

  /// A failure that the contract has no word for (EIO, ESTALE): the machine cannot answer that.
  public static ProblemException unexplained(IOException failed, RawPath asked) {
    return ProblemCode.NOT_SUPPORTED.with("what", asked + " (" + failed.getMessage() + ")");
  }

  /// A code whose parameter is the path.
  public static ProblemException problem(ProblemCode code, RawPath asked) {
    return code.with("path", asked.toString());
  }

  private static ProblemException problem(IOException failed, RawPath asked) {
    return switch (failed) {
      case NoSuchFileException _ -> problem(ProblemCode.NO_SUCH_DIRECTORY, asked);
      case AccessDeniedException _ -> problem(ProblemCode.PERMISSION_DENIED, asked);
      default -> unexplained(failed, asked);
    };
  }

  private boolean mayPass(Path next) {
    return !bounded
        || allowed.stream()
            .map(Allowed::real)
            .anyMatch(root -> next.startsWith(root) || root.startsWith(next));
  }

  /// An allowed directory may be asked for by the name that it was configured with, although what
  /// is on the way to it is not allowed.
  private Path realRootOf(Path asked) {
    for (Allowed root : allowed) {
      if (asked.startsWith(root.asConfigured())) {
        return base.relativize(root.real())
            .resolve(PathBytes.below(asked, root.asConfigured().getNameCount()));
      }
    }
    return PathBytes.below(asked, base.getNameCount());
  }

  /// A path as seen from inside the base, as it is outside.
  private Path inside(Path path) {
    return base.resolve(PathBytes.below(path, 0));
  }

  private static BasicFileAttributes look(Path next, RawPath asked) {
    try {
      return Files.readAttributes(next, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException failed) {
      boolean isTooLong = PathBytes.of(fileName(next)).length > NAME_MAX;
      throw isTooLong ? problem(ProblemCode.NO_SUCH_DIRECTORY, asked) : problem(failed, asked);
    }
  }

  /// @return the name itself when it is no link any more, to be looked at again
  private static Path target(Path link, Path name, RawPath asked) {
    try {
      return Files.readSymbolicLink(link);
    } catch (NotLinkException replaced) {
      return name;
    } catch (IOException failed) {
      throw problem(failed, asked);
    }
  }

  private static void push(Deque<Path> ahead, Path path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      ahead.push(path.getName(i));
    }
  }

  private Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? base : parent;
  }

  private static Path fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path : name;
  }
}
