package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.look.ByLanguage;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Words;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Settings as canonical documents, for the store. A document has the keys of the configuration
/// file and is read back by the same readers; [StoredSettings] does that. Secrets are left out.
public final class SettingsDocuments {
  private SettingsDocuments() {}

  /// An issuer's own settings; its clients, users and organizations have documents of their own.
  public static Document of(IssuerSettings issuer) {
    var json = new JsonWriter();
    json.text("id", Optional.of(issuer.id()));
    json.text("url", issuer.url().map(Object::toString));
    json.text("name", Optional.of(issuer.name()));
    issuer.said().writeTo(json.tree());
    json.objects("scopes", issuer.scopes().stream().map(SettingsDocuments::scope).toList());
    json.objects(
        "resources", issuer.resources().stream().map(SettingsDocuments::resource).toList());
    var defaults = new JsonWriter();
    issuer.clientDefaults().writeTo(defaults.tree());
    json.object("client_defaults", defaults);
    return json.document();
  }

  /// A user as declared, without password or hash.
  public static Document of(UserConfig user) {
    var json = new JsonWriter();
    json.text("email", Optional.of(user.email()));
    json.flag("email_verified", Optional.of(user.emailVerified()));
    json.text("role", user.role());
    json.text("status", Optional.of(Words.of(UserStatus.givable()).spell(user.status())));
    user.claims().forEach(json::claim);
    return json.document();
  }

  /// An organization without its members.
  public static Document of(OrganizationConfig organization) {
    var json = new JsonWriter();
    json.text("id", Optional.of(organization.id()));
    json.text("name", Optional.of(organization.name()));
    json.text(
        "status", Optional.of(Words.of(OrganizationStatus.values()).spell(organization.status())));
    return json.document();
  }

  public static Document of(Member member) {
    var json = new JsonWriter();
    json.text("user", Optional.of(member.user()));
    json.text("title", member.title());
    json.texts("scopes", Optional.of(member.scopes()));
    json.text("status", Optional.of(Words.of(MembershipStatus.values()).spell(member.status())));
    return json.document();
  }

  private static JsonWriter scope(IssuerSettings.ScopeConfig scope) {
    var json = new JsonWriter();
    json.text("name", Optional.of(scope.name()));
    if (!scope.descriptions().isEmpty()) {
      json.tree().set("description", ByLanguage.write(scope.descriptions()));
    }
    return json;
  }

  private static JsonWriter resource(IssuerSettings.ResourceConfig resource) {
    var json = new JsonWriter();
    json.text("id", Optional.of(resource.id()));
    json.texts("scopes", Optional.of(resource.scopes()));
    resource.accessToken().writeTo(json.tree());
    json.texts("introspection_clients", Optional.of(resource.introspectionClients()));
    return json;
  }

  /// Writes one object; what is absent or an empty object is left out.
  private static final class JsonWriter {
    private final ObjectNode tree = JsonValues.newObject();

    void text(String key, Optional<String> value) {
      value.ifPresent(text -> tree.put(key, text));
    }

    void flag(String key, Optional<Boolean> value) {
      value.ifPresent(flag -> tree.put(key, flag));
    }

    void texts(String key, Optional<List<String>> value) {
      value.ifPresent(texts -> tree.set(key, JsonValues.texts(texts)));
    }

    void objects(String key, List<JsonWriter> values) {
      var array = tree.putArray(key);
      values.forEach(value -> array.add(value.tree()));
    }

    void object(String key, JsonWriter value) {
      if (!value.tree.isEmpty()) {
        tree.set(key, value.tree());
      }
    }

    void claim(String key, Object value) {
      tree.set(key, JsonValues.ofClaim(value));
    }

    ObjectNode tree() {
      return tree;
    }

    Document document() {
      return Document.of(tree);
    }
  }
}
