package vigia.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;

class PortRowCsvTest {
  private static final PortRow ROW =
      PortRow.of("127.0.0.1", "tcp", 22, PortState.OPEN, PortReason.ACCEPTED, "ssh");

  @Test
  void aRecordInARecordIsItsJsonInOneField() {
    String hostile = "=a,\"b\u202e\u001b";
    assertThat(Csv.header(PortRow.class))
        .isEqualTo("address,protocol,port,state,reason,service,answer,listener");
    assertThat(Csv.row(ROW)).isEqualTo("127.0.0.1,tcp,22,open,syn-ack,ssh,,");
    assertThat(Csv.row(ROW.withAnswer(new PortAnswer(AnswerKind.BANNER, hostile, null, null))))
        .isEqualTo(
            "127.0.0.1,tcp,22,open,syn-ack,ssh,"
                + "\"{\"\"kind\"\":\"\"banner\"\",\"\"text\"\":\"\"=a,\\\"\"b\\u202E\\u001B\"\"}\",");
  }
}
