package vigia.scanner.answer;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import vigia.machine.TlsAnswer;
import vigia.machine.Unavailable;

/// What a handshake showed, from a certificate that may be anything.
final class Certificate {
  private static final int MOST_NAME = 200;
  private static final int MOST_NAMES = 10;
  private static final int MOST_ALTERNATIVE = 100;

  /// GeneralName of RFC 5280, 4.2.1.6.
  private static final int DNS = 2;

  private static final int ADDRESS = 7;

  private Certificate() {}

  /// @param version null when the handshake failed
  static TlsAnswer answer(@Nullable String version, @Nullable X509Certificate seen) {
    var why = new TreeMap<String, Unavailable>();
    if (version == null) {
      // It may want a certificate of ours, or a version or cipher that this JDK has given up.
      why.put("version", Unavailable.UNKNOWN);
    }
    if (seen == null) {
      for (String figure : List.of("subject", "issuer", "notBefore", "notAfter", "selfSigned")) {
        why.put(figure, Unavailable.UNKNOWN);
      }
      return new TlsAnswer(version, null, null, null, null, List.of(), 0, null, why);
    }
    List<String> names = names(seen, why);
    return new TlsAnswer(
        version,
        name(seen.getSubjectX500Principal()),
        name(seen.getIssuerX500Principal()),
        seen.getNotBefore().toInstant(),
        seen.getNotAfter().toInstant(),
        names.subList(0, Math.min(names.size(), MOST_NAMES)),
        Math.max(0, names.size() - MOST_NAMES),
        isSelfSigned(seen),
        why);
  }

  private static String name(X500Principal name) {
    return VisibleText.of(name.getName(), MOST_NAME);
  }

  private static List<String> names(X509Certificate seen, Map<String, Unavailable> why) {
    Collection<List<?>> alternatives;
    try {
      alternatives = seen.getSubjectAlternativeNames();
    } catch (CertificateParsingException garbage) {
      why.put("names", Unavailable.UNREADABLE);
      return List.of();
    }
    var names = new ArrayList<String>();
    for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
      boolean fits =
          alternative.getFirst() instanceof Integer kind && (kind == DNS || kind == ADDRESS);
      if (fits && alternative.get(1) instanceof String text) {
        names.add(VisibleText.of(text, MOST_ALTERNATIVE));
      }
    }
    return names;
  }

  private static boolean isSelfSigned(X509Certificate seen) {
    if (!seen.getSubjectX500Principal().equals(seen.getIssuerX500Principal())) {
      return false;
    }
    try {
      seen.verify(seen.getPublicKey());
      return true;
    } catch (GeneralSecurityException byAnother) {
      return false;
    }
  }
}
