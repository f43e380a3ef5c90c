package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
  private static final int TRIES = 3;

  /// What follows from each of these answers, one after the other.
  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED",
    "REFUSED, REFUSED",
    "PROHIBITED, PROHIBITED",
    "HOST_UNREACHABLE, HOST_UNREACHABLE",
    "SILENCE SILENCE SILENCE, LATER LATER NO_RESPONSE",
    "SILENCE REFUSED, LATER REFUSED",
    "SILENCE SILENCE ACCEPTED, LATER LATER ACCEPTED",
    "ACCEPTED_HERE ACCEPTED_HERE, SOON ACCEPTED",
    "ACCEPTED_HERE REFUSED, SOON REFUSED",
    "ACCEPTED_HERE SILENCE, SOON ACCEPTED",
    "ACCEPTED_HERE PROHIBITED, SOON ACCEPTED",
    "ACCEPTED_HERE SELF REFUSED, SOON SOON REFUSED",
    "ACCEPTED_HERE SELF ACCEPTED_HERE ACCEPTED_HERE, SOON SOON SOON ACCEPTED",
    "SELF SELF SELF, SOON SOON REFUSED",
    "SELF ACCEPTED_HERE ACCEPTED_HERE, SOON SOON ACCEPTED",
    "SHORT SHORT SHORT SHORT REFUSED, ROOM ROOM ROOM ROOM REFUSED",
    "NO_LOCAL_PORT SILENCE, ROOM LATER",
  })
  void whatFollows(String answers, String steps) {
    var evidence = new Evidence();
    List<String> followed = new ArrayList<>();
    for (String answer : answers.split(" ", -1)) {
      followed.add(
          switch (evidence.after(Answer.valueOf(answer), TRIES)) {
            case Step.Settled settled -> settled.reason().name();
            case Step.Again.WHEN_THERE_IS_ROOM -> "ROOM";
            case Step.Again again -> again.name();
          });
    }
    assertThat(String.join(" ", followed)).isEqualTo(steps);
  }
}
