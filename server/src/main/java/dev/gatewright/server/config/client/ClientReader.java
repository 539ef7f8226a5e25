package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.ClientConfig.ClientSecret;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.Words;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one client; what must fit together across keys is [ClientRules]' part.
public final class ClientReader {
  /// Members of a JWK that are private or symmetric key material (RFC 7518 §6).
  private static final Set<String> PRIVATE_JWK_MEMBERS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private ClientReader() {}

  public static ClientConfig read(Fields fields) {
    return new ClientConfig(
        id(fields).orElse(""),
        fields.word("type", Words.of(ClientType.values())).orElse(ClientType.WEB),
        fields.word("compat", Compat.values()),
        secret(fields),
        fields.secret("signing_key"),
        keySource(fields),
        Settings.read(fields, ClientKeys.ALL));
  }

  public static Optional<String> id(Fields fields) {
    return fields
        .text("id")
        .filter(id -> {
          // RFC 6749 A.1 without what needs escaping in pages, JSON and logs.
          boolean valid = ClientId.isValid(id) && id.matches("[ !#-;=?-\\[\\]-~]*");
          if (!valid) {
            fields.error(
                "id",
                "is no client id",
                "Use 1 to 255 ASCII characters without double quotes, < > and backslash, and no space"
                    + " at either end.");
          }
          return valid;
        });
  }

  private static Optional<ClientSecret> secret(Fields fields) {
    return fields.isToBeGenerated("secret")
        ? Optional.of(new ClientSecret.Generated())
        : fields.secret("secret").map(ClientSecret.Given::new);
  }

  private static Optional<ClientKeySource> keySource(Fields fields) {
    var remote =
        fields
            .text("jwks_uri")
            .flatMap(text -> {
              var uri = UriRule.fetched(text);
              if (uri.isEmpty()) {
                fields.error(
                    "jwks_uri", "is no https URL", "Write for example https://app.test/jwks.");
              }
              return uri;
            });
    var inline = jwks(fields);
    if (fields.has("jwks") && fields.has("jwks_uri")) {
      fields.error("jwks_uri", "stands beside jwks", "Keep one of the two.");
    }
    return inline
        .<ClientKeySource>map(ClientKeySource.Inline::new)
        .or(() -> remote.map(ClientKeySource.Remote::new));
  }

  private static Optional<Document> jwks(Fields fields) {
    var node = fields.node("jwks");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(JsonValues.toJson(node.get()) instanceof ObjectNode set)
        || !(set.path("keys") instanceof ArrayNode keys)
        || keys.isEmpty()) {
      fields.error(
          "jwks", "is no JWK Set with keys", "Write { keys: [ { kty: ..., kid: ... } ] }.");
      return Optional.empty();
    }
    for (var key : keys) {
      if (!key.path("kty").isString()) {
        fields.error("jwks", "has a key without kty", "Give each key its kty.");
      }
      if (PRIVATE_JWK_MEMBERS.stream().anyMatch(key::has)) {
        fields.error(
            "jwks",
            "has a private or secret key",
            "Keep that with the client; write the public" + " part only.");
        return Optional.empty();
      }
    }
    return Optional.of(Document.of(set));
  }
}
