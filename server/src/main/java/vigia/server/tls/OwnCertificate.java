package vigia.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import vigia.machine.AccessToken;
import vigia.server.event.OwnerOnly;

/// The certificate that a server makes for itself: an EC key on P-256, good for ten years. Nobody
/// signs it; clients pin its key.
final class OwnCertificate {
  private static final long KEYTOOL_SECONDS = 60;
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");

  private OwnCertificate() {}

  /// The one in the directory, made now if there is none.
  static Identity of(Path directory, Collection<String> names)
      throws IOException, GeneralSecurityException {
    OwnerOnly.directory(directory);
    Path store = directory.resolve("server.p12");
    Path password = directory.resolve("server.password");
    if (!Files.exists(store)) {
      make(store, password, names);
    }
    return Identity.of(store, Files.readString(password).strip());
  }

  private static void make(Path store, Path passwordFile, Collection<String> names)
      throws IOException {
    String password = AccessToken.secret(new SecureRandom());
    Files.deleteIfExists(passwordFile);
    Files.createFile(passwordFile, OwnerOnly.file(passwordFile));
    Files.writeString(passwordFile, password + "\n", StandardOpenOption.WRITE);
    // Made beside and moved, so that a start that is cut short leaves no half a store.
    Path fresh = store.resolveSibling("server.p12.new");
    Files.deleteIfExists(fresh);
    keytool(fresh, password, alternatives(names));
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(fresh, store, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The password goes by the environment: arguments can be read by every user of the machine.
  private static void keytool(Path store, String password, String alternatives) throws IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var builder =
        new ProcessBuilder(
            List.of(
                keytool.toString(),
                // Vigia's own flags, with which it takes three fifths of the time.
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                "vigia",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-dname",
                "CN=vigia",
                "-ext",
                "SAN=" + alternatives,
                "-ext",
                "EKU=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "VIGIA_STORE_PASSWORD"));
    builder.environment().put("VIGIA_STORE_PASSWORD", password);
    Path said = Files.createTempFile("vigia-keytool", ".txt");
    try {
      Process child = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      child.getOutputStream().close();
      if (!child.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
        throw new IOException("keytool did not end within " + KEYTOOL_SECONDS + " s");
      }
      if (child.exitValue() != 0) {
        throw new IOException("keytool failed: " + Files.readString(said).strip());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while keytool ran", stopped);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  /// What is neither an address nor a host name is left out: clients that pin do not look at it,
  /// and keytool would refuse all of it.
  private static String alternatives(Collection<String> names) {
    var parts = new ArrayList<String>(List.of("dns:localhost", "ip:127.0.0.1", "ip:::1"));
    for (String name : names) {
      String part =
          ADDRESS.matcher(name).matches()
              ? "ip:" + name
              : NAME.matcher(name).matches() ? "dns:" + name : "";
      if (!part.isEmpty() && !parts.contains(part)) {
        parts.add(part);
      }
    }
    return String.join(",", parts);
  }
}
