package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipHashTest {
  /// The reference implementation's vectors for messages of 0, 8 and 16 bytes: the key is the bytes
  /// 0 to 15, a message those from 0 on.
  @Test
  void theAuthorsVectorsHold() {
    var hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(hash.of()).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(hash.of(0x0706050403020100L)).isEqualTo(0x93f5f5799a932462L);
    assertThat(hash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L)).isEqualTo(0x3f2acc7f57c29bdbL);
  }
}
