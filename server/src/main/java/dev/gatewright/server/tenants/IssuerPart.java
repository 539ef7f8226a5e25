package dev.gatewright.server.tenants;

import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.yaml.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What people think of one by one among an issuer's settings. Providers stand under their names,
/// the others in a list, with a member that names each.
public enum IssuerPart {
  PROVIDER(IssuerKeys.PROVIDERS.name(), ""),
  SCOPE("scopes", "name"),
  RESOURCE("resources", "id");

  private final String key;
  private final String naming;

  IssuerPart(String key, String naming) {
    this.key = key;
    this.naming = naming;
  }

  /// All of them by name, in their order, each without the name.
  public Map<String, ObjectNode> in(ObjectNode issuer) {
    var parts = new LinkedHashMap<String, ObjectNode>();
    if (issuer.path(key) instanceof ObjectNode named) {
      named
          .properties()
          .forEach(one -> {
            if (one.getValue() instanceof ObjectNode part) {
              parts.put(one.getKey(), part.deepCopy());
            }
          });
    }
    if (issuer.path(key) instanceof ArrayNode list) {
      for (var item : list) {
        if (item instanceof ObjectNode part) {
          var own = part.deepCopy();
          own.remove(naming);
          parts.put(part.path(naming).asString(""), own);
        }
      }
    }
    return parts;
  }

  /// The merge patch of an issuer that has the part of this name become so, or go.
  ObjectNode patch(ObjectNode issuer, String name, Optional<ObjectNode> becoming) {
    var patch = JsonValues.newObject();
    var parts = in(issuer);
    if (this == PROVIDER) {
      var named = patch.putObject(key);
      becoming.ifPresentOrElse(
          part -> {
            var whole = named.putObject(name);
            Optional.ofNullable(parts.get(name))
                .ifPresent(old -> old.propertyNames().forEach(whole::putNull));
            part.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
          },
          () -> named.putNull(name));
      return patch;
    }
    becoming.ifPresentOrElse(part -> parts.put(name, part), () -> parts.remove(name));
    var list = patch.putArray(key);
    parts.forEach((own, part) -> list.addObject().put(naming, own).setAll(part));
    return patch;
  }

  /// A fault of the issuer as one of this part of it.
  ///
  /// @param issuer as it stood before
  SettingFault within(SettingFault fault, ObjectNode issuer, String name) {
    var place = "/" + key + "/" + index(issuer, name);
    return fault.pointer().startsWith(place + "/") || fault.pointer().equals(place)
        ? new SettingFault(fault.pointer().substring(place.length()), fault.text(), fault.fix())
        : new SettingFault("", fault.text(), fault.fix());
  }

  /// A new one comes last.
  private String index(ObjectNode issuer, String name) {
    if (this == PROVIDER) {
      return name;
    }
    var names = in(issuer).keySet().stream().toList();
    int at = names.indexOf(name);
    return Integer.toString(at < 0 ? names.size() : at);
  }

  /// Whether the settings name another one than the address does.
  boolean isNamedOtherwise(ObjectNode settings, String name) {
    return !naming.isEmpty()
        && settings.has(naming)
        && !settings.path(naming).asString("").equals(name);
  }

  /// The member that names one of a list.
  String naming() {
    return naming;
  }
}
