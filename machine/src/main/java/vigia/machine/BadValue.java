package vigia.machine;

/// What is wrong with a value in a question: the `reason` parameter of [ProblemCode#BAD_REQUEST].
public enum BadValue {
  EMPTY("empty"),
  MISSING("missing"),
  /// Not a whole one.
  NOT_A_NUMBER("not-a-number"),
  /// Adds `least` and `most`.
  OUT_OF_RANGE("out-of-range"),
  /// The lower end of a range is above its upper end.
  REVERSED("reversed"),
  /// Not of the form that the field has.
  MALFORMED("malformed"),
  /// Not one of a fixed list. Adds `allowed`.
  NOT_ONE_OF("not-one-of"),
  TOO_LONG("too-long"),
  /// Adds `most`.
  TOO_MANY("too-many"),
  /// A path must begin at the root.
  NOT_ABSOLUTE("not-absolute"),
  /// A name that nothing has.
  UNKNOWN("unknown"),
  /// Everything that was asked for is also excluded.
  NOTHING_LEFT("nothing-left"),
  /// An IPv6 zone that is not here, an address of many computers, and the like.
  NOT_SUPPORTED("not-supported");

  private static final int LONGEST_SHOWN = 100;

  private final String wire;

  BadValue(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public ProblemException of(String field, String value) {
    return ProblemCode.BAD_REQUEST.with("field", field, "reason", wire, "value", shown(value));
  }

  public ProblemException of(String field, String value, String least, String most) {
    return ProblemCode.BAD_REQUEST.with(
        "field", field, "reason", wire, "value", shown(value), "least", least, "most", most);
  }

  /// For [#NOT_ONE_OF].
  public ProblemException allowed(String field, String value, String allowed) {
    return ProblemCode.BAD_REQUEST.with(
        "field", field, "reason", wire, "value", shown(value), "allowed", allowed);
  }

  private static String shown(String value) {
    return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
  }
}
