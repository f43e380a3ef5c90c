package vigia.scanner.answer;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;

/// A look at one open port. It listens first. Where nothing is said, it asks one question: HTTP's
/// HEAD, or a TLS handshake where that is usual, and HEAD through it. A second connection is made
/// only when what came back shows that the other of the two is spoken.
final class Look {
  /// For all of it, both connections together.
  private static final Duration MOST = Duration.ofSeconds(6);

  /// What speaks first does so at once; some look up our name before.
  private static final Duration GREETING = Duration.ofMillis(700);

  /// For the rest of a line that has begun.
  private static final Duration LINE = Duration.ofMillis(700);

  private static final Duration REPLY = Duration.ofMillis(1500);
  private static final String BAD_REQUEST = " 400";

  /// The first bytes of TLS records: RFC 8446, 5.1.
  private static final int ALERT = 21;

  private static final int HANDSHAKE = 22;

  private final Place place;
  private final long deadline = System.nanoTime() + MOST.toNanos();

  private Look(Place place) {
    this.place = place;
  }

  static PortAnswer at(Place place) {
    return new Look(place).answer();
  }

  private PortAnswer answer() {
    boolean tls = Ports.isUsuallyTls(place.port());
    PortAnswer first;
    boolean other;
    try (var talk = new PlainTalk(place, deadline)) {
      Heard greeting = greeting(talk);
      if (!greeting.isNothing()) {
        return said(AnswerKind.BANNER, greeting);
      }
      if (greeting.isOver()) {
        return PortAnswer.of(AnswerKind.HUNG_UP);
      }
      if (Ports.mayAct(place.port())) {
        return PortAnswer.of(AnswerKind.LEFT_ALONE);
      }
      first = tls ? sealed(talk) : plain(talk);
      other = tls ? !isTls(talk) : mayBeTls(talk, first);
    } catch (IOException unreached) {
      return PortAnswer.of(AnswerKind.UNREACHED);
    }
    return other ? again(!tls, first) : first;
  }

  private PortAnswer again(boolean tls, PortAnswer otherwise) {
    try (var talk = new PlainTalk(place, deadline)) {
      PortAnswer answer = tls ? sealed(talk) : plain(talk);
      return tls && !isTls(talk) ? otherwise : answer;
    } catch (IOException unreached) {
      return otherwise;
    }
  }

  private static Heard greeting(Talk talk) {
    return Heard.of(talk, GREETING, LINE, said -> said.endsWith("\n"));
  }

  private static boolean isTls(PlainTalk talk) {
    return talk.firstByte() == ALERT || talk.firstByte() == HANDSHAKE;
  }

  /// A server of TLS alerts, hangs up, or says in HTTP that the request is a bad one.
  private static boolean mayBeTls(PlainTalk talk, PortAnswer answer) {
    String status = answer.kind() == AnswerKind.HTTP ? answer.text() : null;
    return isTls(talk)
        || answer.kind() == AnswerKind.HUNG_UP
        || (status != null && status.contains(BAD_REQUEST));
  }

  private PortAnswer plain(Talk talk) {
    Heard reply = asked(talk);
    HttpReply http = HttpReply.of(reply.said());
    if (http != null) {
      return new PortAnswer(AnswerKind.HTTP, http.status(), http.server(), null);
    }
    if (!reply.isNothing()) {
      return said(AnswerKind.OTHER, reply);
    }
    return PortAnswer.of(reply.isOver() ? AnswerKind.HUNG_UP : AnswerKind.SILENT);
  }

  private Heard asked(Talk talk) {
    try {
      talk.write(HttpReply.request(place));
    } catch (IOException ended) {
      return new Heard("", true);
    }
    return Heard.of(talk, REPLY, REPLY, HttpReply::isWhole);
  }

  private PortAnswer sealed(PlainTalk under) {
    var talk = new TlsTalk(under, place.name());
    String version;
    try {
      talk.handshake(REPLY);
      version = talk.version();
    } catch (IOException | RuntimeException failed) {
      // The JDK's TLS has thrown more than it says on what it could not read.
      return isTls(under)
          ? tls(AnswerKind.TLS, null, null, talk, null)
          : PortAnswer.of(AnswerKind.SILENT);
    }
    Heard greeting = greeting(talk);
    if (!greeting.isNothing()) {
      return tls(AnswerKind.TLS, Banner.text(greeting.said()), null, talk, version);
    }
    Heard reply = greeting.isOver() ? greeting : asked(talk);
    HttpReply http = HttpReply.of(reply.said());
    if (http != null) {
      return tls(AnswerKind.HTTPS, http.status(), http.server(), talk, version);
    }
    String text = reply.isNothing() ? null : Banner.text(reply.said());
    return tls(AnswerKind.TLS, text, null, talk, version);
  }

  private static PortAnswer tls(
      AnswerKind kind,
      @Nullable String text,
      @Nullable String server,
      TlsTalk talk,
      @Nullable String version) {
    return new PortAnswer(kind, text, server, Certificate.answer(version, talk.onlooker().seen()));
  }

  private static PortAnswer said(AnswerKind kind, Heard heard) {
    return new PortAnswer(kind, Banner.text(heard.said()), null, null);
  }
}
