package dev.gatewright.store.tenants;

import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.seal.ClientSecretHash;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import dev.gatewright.store.tenants.SecretUses.Used;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// How a client's secrets stand in their column: one text a secret, `hash` or `hash.sealed`, both
/// base64url.
final class SecretColumn {
  private static final String SECRET = "client_secret";
  private static final String SIGNING_KEY = "client_signing_key";

  /// Enough of a hash to tell a client's secrets apart.
  private static final int TAG = 16;

  private final Wrapping wrapping;
  private final SecretUses uses;

  SecretColumn(Wrapping wrapping, SecretUses uses) {
    this.wrapping = wrapping;
    this.uses = uses;
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

  /// @param until when they stop counting, where they do
  List<ClientSecret> read(
      IssuerId issuer, ClientId client, String column, Optional<Instant> until) {
    return Json.texts(column).stream().map(kept -> read(kept, issuer, client, until)).toList();
  }

  private ClientSecret read(
      String kept, IssuerId issuer, ClientId client, Optional<Instant> until) {
    var parts = kept.split("\\.", -1);
    var hash = new ClientSecretHash(Base64.getUrlDecoder().decode(parts[0]));
    var clear =
        parts.length == 1
            ? Optional.<Secret>empty()
            : Optional.of(open(issuer, SECRET, client, Base64.getUrlDecoder().decode(parts[1])));
    return new KeptSecret(new Used(issuer, client, kept.substring(0, TAG)), hash, clear, until);
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

  final class KeptSecret implements ClientSecret {
    private final Used use;
    private final ClientSecretHash hash;
    private final Optional<Secret> clear;
    private final Optional<Instant> until;

    KeptSecret(Used use, ClientSecretHash hash, Optional<Secret> clear, Optional<Instant> until) {
      this.use = use;
      this.hash = hash;
      this.clear = clear;
      this.until = until;
    }

    /// What its uses are noted under.
    Used use() {
      return use;
    }

    @Override
    public boolean matches(Secret presented) {
      return hash.matches(wrapping.master(), use.issuer(), use.client(), presented.reveal());
    }

    @Override
    public Optional<Secret> clear() {
      return clear;
    }

    @Override
    public Optional<Instant> until() {
      return until;
    }

    @Override
    public void used(Instant now) {
      uses.note(use, now);
    }

    @Override
    public String toString() {
      return "ClientSecret[***]";
    }
  }
}
