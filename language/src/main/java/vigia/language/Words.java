package vigia.language;

import vigia.machine.AnswerKind;
import vigia.machine.FileType;
import vigia.machine.ListenerFinding;
import vigia.machine.MethodReason;
import vigia.machine.Permission;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.ProcessState;
import vigia.machine.ScanState;
import vigia.machine.TargetFinding;
import vigia.machine.TargetState;
import vigia.machine.Unavailable;

/// The word for each value of the machine's enumerations.
public final class Words {
  private final Catalogue catalogue;

  public Words(Language language) {
    catalogue = Catalogue.of(language);
  }

  public String of(ProcessState state) {
    return catalogue.text("word.process-state." + state.wire());
  }

  public String of(FileType type) {
    return catalogue.text("word.file-type." + type.wire());
  }

  /// Why a figure is absent, short enough for a table's cell.
  public String of(Unavailable why) {
    return catalogue.text("word.unavailable." + why.wire());
  }

  public String of(ScanState state) {
    return catalogue.text("word.scan-state." + state.wire());
  }

  public String of(TargetState state) {
    return catalogue.text("word.target-state." + state.wire());
  }

  /// A sentence without its end.
  public String of(TargetFinding finding) {
    return catalogue.text("word.target-finding." + finding.wire());
  }

  public String of(PortReason reason) {
    return catalogue.text("word.port-reason." + reason.wire());
  }

  public String of(AnswerKind kind) {
    return catalogue.text("word.answer-kind." + kind.wire());
  }

  public String of(ListenerFinding finding) {
    return catalogue.text("word.listener-finding." + finding.wire());
  }

  public String of(MethodReason why) {
    return catalogue.text("word.method-reason." + why.wire());
  }

  public String of(Permission permission) {
    return catalogue.text("word.permission." + permission.wire());
  }

  /// nmap's word in every language: people search for it, and other tools print it.
  public String of(PortState state) {
    return state.wire();
  }
}
