package vigia.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a figure means, declared once on the record's component. The API's descriptors, the metrics
/// export, the documentation and the clients' explanations all derive from it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Figure {
  /// One sentence in English.
  String en();

  /// The same in Brazilian Portuguese.
  String pt();

  Unit unit();

  Kind kind() default Kind.GAUGE;

  /// How it is computed, in terms of the source's own names; empty when it is read as it stands.
  /// Symbols only, which every reader knows (`|` for "else"): prose belongs into both sentences.
  String formula() default "";

  /// The kernel file with its field's name or number, system call or manual page it comes from.
  String source();
}
