package vigia.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record as what one probe reads.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Probe {
  /// The name in the API and in metrics, such as `memory`.
  String name();

  /// The title in English.
  String en();

  /// The title in Brazilian Portuguese.
  String pt();
}
