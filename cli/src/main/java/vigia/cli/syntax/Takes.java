package vigia.cli.syntax;

import java.util.List;

/// What a flag takes.
///
/// @param what names the value in help (`cli.value.` in the catalogue); empty when it takes none
/// @param choices the only values there are; empty for any
/// @param often whether it may be given several times
record Takes(String what, List<String> choices, boolean often) {
  static final Takes NOTHING = new Takes("", List.of(), false);
  static final String FILE = "file";
  static final String DIRECTORY = "directory";

  static Takes one(String what) {
    return new Takes(what, List.of(), false);
  }

  static Takes many(String what) {
    return new Takes(what, List.of(), true);
  }

  static Takes choice(String... choices) {
    return new Takes("choice", List.of(choices), false);
  }

  boolean nothing() {
    return what.isEmpty();
  }
}
