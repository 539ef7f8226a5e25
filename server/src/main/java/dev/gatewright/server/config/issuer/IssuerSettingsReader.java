package dev.gatewright.server.config.issuer;

import static dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout.END;

import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.ClientDefaults;
import dev.gatewright.server.config.client.ClientForms;
import dev.gatewright.server.config.issuer.IssuerSettings.ResourceConfig;
import dev.gatewright.server.config.issuer.IssuerSettings.ScopeConfig;
import dev.gatewright.server.config.look.ByLanguage;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.store.events.EventTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an issuer's own settings, from a file or from what the store kept.
final class IssuerSettingsReader {
  private IssuerSettingsReader() {}

  static IssuerSettings read(Fields fields) {
    var id = id(fields).orElse("");
    var said = Settings.read(fields, IssuerKeys.ALL);
    boolean strict = said.get(IssuerKeys.PROFILE).orElse(IssuerKeys.PROFILE.fallback());
    if (strict && said.get(IssuerKeys.PARAMETERLESS_LOGOUT).equals(Optional.of(END))) {
      fields.error(
          IssuerKeys.PARAMETERLESS_LOGOUT.name(),
          "ends a session without a question, which profile: strict does not allow",
          "Write confirm.");
    }
    return new IssuerSettings(
        id,
        url(fields),
        fields.text("name").orElse(id),
        scopes(fields),
        resources(fields),
        said,
        clientDefaults(fields, strict));
  }

  static Optional<String> id(Fields fields) {
    return fields
        .text("id")
        .filter(id -> {
          if (ReservedPaths.contains(id)) {
            fields.error(
                "id",
                "is " + Fields.quoted(id) + ", an address of the server itself",
                "Choose another id.");
            return false;
          }
          // In the store it is the server's own.
          if (id.equalsIgnoreCase(EventTable.SERVER.value())
              && fields.context().source() == Source.WRITTEN) {
            fields.error(
                "id",
                "is " + Fields.quoted(id) + ", as the server's own log is called",
                "Choose another id.");
            return false;
          }
          boolean valid = id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
          if (!valid) {
            fields.error(
                "id",
                "is no issuer id",
                "Use 1 to 63 letters, digits, - or _, beginning with a letter or digit.");
          }
          return valid;
        });
  }

  private static Optional<URI> url(Fields fields) {
    return fields
        .text("url")
        .flatMap(text -> {
          var url = UriRule.issuer(text);
          if (url.isEmpty()) {
            fields.error(
                "url",
                "must be https, or http on a loopback host, without query, fragment, capital"
                    + " letters in the host, and slash at the end",
                "Write for example https://login.acme.test.");
          }
          return url;
        });
  }

  private static List<ScopeConfig> scopes(Fields fields) {
    var scopes = new ArrayList<ScopeConfig>();
    var seen = new HashSet<String>();
    for (var item : fields.items("scopes")) {
      var scope =
          item.node() instanceof Mapping
              ? fields
                  .section(item.node(), item.path(), new KeyType.Section(TenantKeys.SCOPE))
                  .flatMap(s ->
                      s.text("name")
                          .map(n -> new ScopeConfig(n, ByLanguage.texts(s, "description"))))
              : fields
                  .context()
                  .readText(item.node(), item.path())
                  .map(name -> new ScopeConfig(name, Map.of()));
      scope.ifPresent(one -> {
        if (!ClientForms.isScope(one.name())) {
          fields
              .context()
              .problems()
              .error(
                  item.node().place(),
                  item.path(),
                  "is no scope name",
                  "Use letters, digits and signs, without spaces, quotes and backslashes.");
        } else if (!seen.add(one.name())) {
          fields
              .context()
              .problems()
              .error(item.node().place(), item.path(), "is in the list twice", "Remove one.");
        } else {
          scopes.add(one);
        }
      });
    }
    return scopes;
  }

  private static List<ResourceConfig> resources(Fields fields) {
    var resources = new ArrayList<ResourceConfig>();
    var seen = new HashSet<String>();
    for (var item : fields.sections("resources")) {
      var id = item.text("id").orElse("");
      if (item.has("id") && !UriRule.isAbsolute(id)) {
        item.error(
            "id",
            "is no absolute URI without fragment",
            "Write for example https://api.acme.test.");
      }
      if (!seen.add(id)) {
        item.error("id", "names a resource twice", "Keep one entry.");
      }
      var token = Settings.read(item, AccessTokenKeys.ALL);
      if (token.get(AccessTokenKeys.ALG).filter(Optional::isEmpty).isPresent()) {
        item.error(
            "access_token",
            "has HS256, whose key is a client's and not a resource's",
            "Choose ES256, RS256 or EdDSA.");
      }
      resources.add(
          new ResourceConfig(
              id,
              ClientForms.scopes().read(item, "scopes").orElse(List.of()),
              token,
              item.texts("introspection_clients").orElse(List.of())));
    }
    return resources;
  }

  private static ClientDefaults clientDefaults(Fields fields, boolean strict) {
    return fields
        .section("client_defaults")
        .map(defaults -> ClientDefaults.read(defaults, strict))
        .orElseGet(() -> new ClientDefaults(Optional.empty(), Settings.NONE, strict));
  }
}
