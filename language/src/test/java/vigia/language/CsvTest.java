package vigia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanState;
import vigia.machine.ScanSummary;

class CsvTest {
  private static final PortRow ROW =
      PortRow.of("127.0.0.1", "tcp", 22, PortState.OPEN, PortReason.ACCEPTED, "ssh");

  private static int columns(String line) {
    return line.split(",", -1).length;
  }

  @Test
  void aRecordInARecordHasColumnsOfItsOwn() {
    String header = Csv.header(PortRow.class);
    assertThat(header)
        .startsWith("address,protocol,port,state,reason,service,answer.kind,answer.text,")
        .contains(",answer.tls.version,", ",answer.tls.unavailable,listener.address,listener.pid,")
        .endsWith(",listener.unavailable");
    assertThat(Csv.row(ROW)).matches("127\\.0\\.0\\.1,tcp,22,open,syn-ack,ssh,,+");
    assertThat(columns(Csv.row(ROW))).isEqualTo(columns(header));
  }

  @Test
  void whatAStrangerSaidIsHarmlessInItsColumn() {
    String hostile = "=a\"b\u202e\u001b";
    String row = Csv.row(ROW.withAnswer(new PortAnswer(AnswerKind.BANNER, hostile, null, null)));
    assertThat(row)
        .startsWith("127.0.0.1,tcp,22,open,syn-ack,ssh,banner,\"'=a\"\"b\\u202E\\x1B\",");
    assertThat(columns(row)).isEqualTo(columns(Csv.header(PortRow.class)));
  }

  @Test
  void aScanSaysWhatItWasAskedInColumns() {
    var problem = Problem.of(ProblemCode.UNRESOLVED, "target", "=x()\u001b");
    var origin = new ScanOrigin("local", List.of("10.0.0.0/24", "=y()\u001b"), "22,80", "\"ana\"");
    var scan =
        new ScanSummary(
            "a",
            ScanState.FAILED,
            "tcp",
            Instant.EPOCH,
            7,
            null,
            1,
            2,
            3,
            4,
            5,
            problem,
            origin,
            true,
            null);
    assertThat(Csv.header(ScanSummary.class))
        .isEqualTo(
            "id,state,protocol,startedAt,elapsedMillis,etaMillis,scanned,of,open,closed,filtered,"
                + "problem.code,problem.params,origin.machine,origin.targets,origin.ports,"
                + "origin.startedBy,kept,openFiltered");
    assertThat(Csv.row(scan))
        .isEqualTo(
            "a,failed,tcp,1970-01-01T00:00:00Z,7,,1,2,3,4,5,"
                + "unresolved,target==x()\\x1B,local,10.0.0.0/24 =y()\\x1B,\"22,80\","
                + "\"\"\"ana\"\"\",true,");
  }

  /// Several texts in one field begin a formula as one does.
  @Test
  void aListIsHarmlessToo() {
    var origin = new ScanOrigin("local", List.of("=y()", "::1"), "22", null);
    assertThat(Csv.row(origin)).isEqualTo("local,'=y() ::1,22,");
  }
}
