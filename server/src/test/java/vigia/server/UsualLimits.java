package vigia.server;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import vigia.server.limit.ServerLimits;

/// The usual limits with one of them changed.
final class UsualLimits {
  private UsualLimits() {}

  /// @param limit the component's name
  static ServerLimits but(String limit, Object value) {
    RecordComponent[] components = ServerLimits.class.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    if (Arrays.stream(components).noneMatch(each -> each.getName().equals(limit))) {
      throw new IllegalArgumentException("no such limit: " + limit);
    }
    try {
      var values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        boolean isIt = components[i].getName().equals(limit);
        values[i] = isIt ? value : components[i].getAccessor().invoke(ServerLimits.USUAL);
      }
      return ServerLimits.class.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
