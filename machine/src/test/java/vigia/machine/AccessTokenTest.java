package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AccessTokenTest {

  @Test
  void aTokenHasAPublicIdAndNeverPrintsItsSecret() {
    AccessToken token = AccessToken.random(new SecureRandom());
    assertThat(AccessToken.parse(token.text())).isEqualTo(token);
    assertThat(token.text()).startsWith("vg_" + token.id() + "_").hasSize(63);
    assertThat(token.toString()).contains(token.id()).doesNotContain(token.text());
  }

  @Test
  void whatIsNoTokenIsNull() {
    for (String text : new String[] {"", "vg_", "vg_0123456789abcdef_short", "x".repeat(63)}) {
      assertThat(AccessToken.parse(text)).isNull();
    }
  }

  /// The expected value is from `openssl dgst -sha256 -mac HMAC -macopt hexkey:00…` over 32 zero
  /// bytes and `vigia-proof`.
  @Test
  void aProofIsAnHmacOfNonceAndPurpose() {
    Proof proof = Proof.of(new byte[32], new byte[32]);
    assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(proof.proof())))
        .isEqualTo("52d21ed986645e7f1b5f4f2ae2e1d176a74355e1169fda2b109cafad3e9bd957");
    assertThat(proof.matches(new Proof(proof.proof()))).isTrue();
    assertThat(proof.matches(Proof.of(new byte[] {1}, new byte[32]))).isFalse();
  }

  @Test
  void intervalsCarryTheirUnit() {
    assertThat(Interval.parse("interval", "500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Interval.parse("interval", "2s")).isEqualTo(Duration.ofSeconds(2));
    assertThat(Interval.parse("expires", "30d")).isEqualTo(Duration.ofDays(30));
    for (String text : new String[] {"", "1", "-1s", "1.5s", "s", "1 s", "9999999999s"}) {
      assertThatThrownBy(() -> Interval.parse("interval", text))
          .isInstanceOf(ProblemException.class);
    }
  }
}
