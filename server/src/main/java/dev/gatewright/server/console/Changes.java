package dev.gatewright.server.console;

import dev.gatewright.server.config.yaml.JsonValues;
import tools.jackson.databind.node.ObjectNode;

/// The merge patch (RFC 7396) that makes one object of another.
final class Changes {
  private Changes() {}

  static ObjectNode between(ObjectNode before, ObjectNode after) {
    var patch = JsonValues.newObject();
    before.propertyNames().stream().filter(name -> !after.has(name)).forEach(patch::putNull);
    after
        .properties()
        .forEach(member -> {
          var had = before.path(member.getKey());
          var wanted = member.getValue();
          if (had instanceof ObjectNode old && wanted instanceof ObjectNode object) {
            var inner = between(old, object);
            if (!inner.isEmpty()) {
              patch.set(member.getKey(), inner);
            }
          } else if (!had.equals(wanted)) {
            patch.set(member.getKey(), wanted);
          }
        });
    return patch;
  }
}
