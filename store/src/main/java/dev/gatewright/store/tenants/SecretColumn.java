package dev.gatewright.store.tenants;

import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.seal.ClientSecretHash;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// How a client's secrets stand in their column: one text a secret, `hash` or `hash.sealed`, both
/// base64url.
final class SecretColumn {
  private static final String SECRET = "client_secret";
  private static final String SIGNING_KEY = "client_signing_key";

  private final Wrapping wrapping;

  SecretColumn(Wrapping wrapping) {
    this.wrapping = wrapping;
  }

  String write(IssuerId issuer, ClientId client, List<NewSecret> secrets) {
    return Json.write(secrets.stream().map(secret -> write(issuer, client, secret)).toList());
  }

  private String write(IssuerId issuer, ClientId client, NewSecret secret) {
    var hash =
        ClientSecretHash.of(wrapping.master(), issuer, client, secret.value().reveal()).value();
    var kept = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    if (!secret.neededInClear()) {
      return kept;
    }
    var sealed = wrapping.wrap(issuer, SECRET, client.value(), secret.value().bytes());
    return kept + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  List<ClientSecret> read(IssuerId issuer, ClientId client, String column) {
    return Json.texts(column).stream().map(kept -> read(kept, issuer, client)).toList();
  }

  private ClientSecret read(String kept, IssuerId issuer, ClientId client) {
    var parts = kept.split("\\.", -1);
    var hash = new ClientSecretHash(Base64.getUrlDecoder().decode(parts[0]));
    var clear =
        parts.length == 1
            ? Optional.<Secret>empty()
            : Optional.of(open(issuer, SECRET, client, Base64.getUrlDecoder().decode(parts[1])));
    return new KeptSecret(issuer, client, hash, clear);
  }

  byte[] sealKey(IssuerId issuer, ClientId client, Secret key) {
    return wrapping.wrap(issuer, SIGNING_KEY, client.value(), key.bytes());
  }

  Secret openKey(IssuerId issuer, ClientId client, byte[] sealed) {
    return open(issuer, SIGNING_KEY, client, sealed);
  }

  private Secret open(IssuerId issuer, String kind, ClientId client, byte[] sealed) {
    var value = wrapping.unwrap(issuer, kind, client.value(), sealed);
    return new Secret(new String(value, StandardCharsets.UTF_8));
  }

  private final class KeptSecret implements ClientSecret {
    private final IssuerId issuer;
    private final ClientId client;
    private final ClientSecretHash hash;
    private final Optional<Secret> clear;

    KeptSecret(IssuerId issuer, ClientId client, ClientSecretHash hash, Optional<Secret> clear) {
      this.issuer = issuer;
      this.client = client;
      this.hash = hash;
      this.clear = clear;
    }

    @Override
    public boolean matches(Secret presented) {
      return hash.matches(wrapping.master(), issuer, client, presented.reveal());
    }

    @Override
    public Optional<Secret> clear() {
      return clear;
    }

    @Override
    public String toString() {
      return "ClientSecret[***]";
    }
  }
}
