package dev.gatewright.server.api;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettingPermissions;
import dev.gatewright.server.tenants.SettingSections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be set at all, for whoever builds a form or looks for a key.
final class SettingsApi {
  private static final Document SETTING =
      Document.of(
          "Setting",
          Field.required(
              "of",
              new Shape.Words(List.of("client", "issuer", "provider", "scope", "resource")),
              "whose it is"),
          Field.required("key", Shapes.TEXT, "the key, behind those that it stands in"),
          Field.required("type", Shapes.TEXT, "what may be written there, for people"),
          Field.optional("values", Shapes.TEXTS, "the words, where it is one of some"),
          Field.required("required", Shapes.FLAG, "whether it has to be there"),
          Field.required("default", Shapes.TEXT, "what holds where it is not, for people"),
          Field.required("secret", Shapes.FLAG, "whether it is taken and never told"),
          Field.required("permission", Shapes.TEXT, "what one needs to change it"),
          Field.required("meaning", Shapes.TEXT, "what it means"));

  private final HttpResponse all;

  SettingsApi() {
    var settings = new ArrayList<Map<String, Object>>();
    add(settings, "client", SettingSections.CLIENT);
    add(settings, "issuer", SettingSections.ISSUER);
    add(settings, "provider", SettingSections.PROVIDER);
    add(settings, "scope", SettingSections.SCOPE);
    add(settings, "resource", SettingSections.RESOURCE);
    this.all = JsonAnswers.list(settings);
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                "/settings",
                Permission.ISSUERS_READ,
                "Every setting of clients, issuers and their parts, and what it means",
                new Told.Several(SETTING))
            .by(_ -> all));
  }

  private static void add(List<Map<String, Object>> to, String of, SectionSpec section) {
    for (var key : section.keys()) {
      add(to, of, key.name(), key, permission(of, key.name()));
    }
  }

  private static Permission permission(String of, String key) {
    return switch (of) {
      case "client" -> Permission.CLIENTS_WRITE;
      case "provider" -> SettingPermissions.of("providers");
      case "scope" -> SettingPermissions.of("scopes");
      case "resource" -> SettingPermissions.of("resources");
      default -> SettingPermissions.of(key);
    };
  }

  private static void add(
      List<Map<String, Object>> to, String of, String path, KeySpec key, Permission permission) {
    if (key.type() instanceof KeyType.Section(var section)) {
      section.keys().forEach(inner -> add(to, of, path + "." + inner.name(), inner, permission));
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("of", of);
    fields.put("key", path);
    fields.put("type", key.type().describe());
    var words = words(key.type());
    if (!words.isEmpty()) {
      fields.put("values", words);
    }
    fields.put("required", key.required());
    fields.put("default", key.fallback());
    fields.put("secret", key.type() instanceof KeyType.SecretText);
    fields.put("permission", permission.key());
    fields.put("meaning", key.meaning());
    to.add(fields);
  }

  private static List<String> words(KeyType type) {
    return switch (type) {
      case KeyType.OneOf(var words) -> words;
      case KeyType.ListOf(var item) -> words(item);
      case KeyType.OneOrMore(var item) -> words(item);
      case KeyType.ByWord(var keys, var _) -> keys.words();
      case KeyType.Text _,
          KeyType.SecretText _,
          KeyType.Flag _,
          KeyType.Whole _,
          KeyType.Time _,
          KeyType.RateText _,
          KeyType.Json _,
          KeyType.ByName _,
          KeyType.Section _,
          KeyType.Either _ ->
          List.of();
    };
  }
}
