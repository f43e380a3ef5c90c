package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import vigia.machine.Figure;

/// A figure is there, or the reason why it is not; never neither, never both.
final class Honesty {
  private Honesty() {}

  static void check(Record record) throws ReflectiveOperationException {
    Map<?, ?> reasons = Map.of();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getName().equals("unavailable")) {
        reasons = (Map<?, ?>) component.getAccessor().invoke(record);
      }
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(record);
      if (component.getAnnotation(Figure.class) != null) {
        assertThat(reasons.containsKey(component.getName()))
            .as("%s of %s is %s, reasons %s", component.getName(), record, value, reasons)
            .isEqualTo(value == null);
        assertThat(value).as(component.getName()).isNotEqualTo("");
      }
      checkBelow(value);
    }
  }

  private static void checkBelow(Object value) throws ReflectiveOperationException {
    if (value instanceof Record inner) {
      check(inner);
    } else if (value instanceof List<?> list) {
      for (Object each : list) {
        checkBelow(each);
      }
    }
  }
}
