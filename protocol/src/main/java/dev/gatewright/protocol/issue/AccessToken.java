package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An access token of ours that proved genuine and has not expired. Whether it still counts is a
/// question to the store.
///
/// `mintedByClient` marks a token under a key that the client holds too: then only the stored grant
/// says who and what. `claims` are all claims, read only.
public record AccessToken(
    Client client,
    Optional<GrantId> grant,
    SubjectId subject,
    Scope scope,
    List<String> audience,
    String jti,
    Instant issuedAt,
    Instant expiresAt,
    boolean mintedByClient,
    JsonNode claims) {
  public AccessToken {
    audience = List.copyOf(audience);
  }

  /// When its person last proved who it is; absent for a client's own token.
  public Optional<Instant> authTime() {
    var time = claims.path("auth_time");
    return time.isNumber() ? Optional.of(Instant.ofEpochSecond(time.asLong())) : Optional.empty();
  }

  @Override
  public String toString() {
    return "AccessToken[" + client.id() + ", ***]";
  }
}
