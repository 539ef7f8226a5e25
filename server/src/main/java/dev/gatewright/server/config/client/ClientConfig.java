package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.Words;
import java.util.List;
import java.util.Optional;

/// A client as `tenants.yaml` declares it, without what only others decide for it.
public record ClientConfig(
    String id,
    ClientType type,
    Optional<Compat> compat,
    Optional<ClientSecret> secret,
    Optional<Secret> signingKey,
    Optional<ClientKeySource> keySource,
    Settings settings) {

  /// The client secret that a file asks for.
  public sealed interface ClientSecret {
    record Given(Secret value) implements ClientSecret {}

    /// One is to be made when the client is created, and shown once.
    record Generated() implements ClientSecret {}
  }

  /// The type as files write it.
  public String typeWord() {
    return Words.of(ClientType.values()).spell(type);
  }

  /// Where its logins may end.
  public List<String> redirectUris() {
    return settings.get(ClientKeys.REDIRECT_URIS).orElse(List.of());
  }

  /// The client for the store, without its secret and signing key; [ClientReader] reads it back.
  public Document document() {
    var document = JsonValues.newObject();
    document.put("id", id);
    document.put("type", typeWord());
    compat.ifPresent(set -> document.put("compat", set.word()));
    keySource.ifPresent(source -> {
      switch (source) {
        case ClientKeySource.Inline(var jwks) -> document.set("jwks", jwks.tree());
        case ClientKeySource.Remote(var uri) -> document.put("jwks_uri", uri.toString());
      }
    });
    settings.writeTo(document);
    return Document.of(document);
  }
}
