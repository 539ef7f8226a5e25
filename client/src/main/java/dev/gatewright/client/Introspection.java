package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What the provider says about a token (RFC 7662 §2.2). Immutable.
public final class Introspection {
  private final boolean active;
  private final JsonObject claims;

  private Introspection(JsonObject answer) {
    active =
        answer
            .bool("active")
            .orElseThrow(() -> Endpoint.invalidAnswer("it does not say whether it is active"));
    claims = answer;
    if (active) {
      subject();
      clientId();
      expiresAt();
      scopes();
    }
  }

  /// An answer of these members; an application makes one itself in its tests alone.
  ///
  /// @throws IdpException.Refused if it does not say whether the token is active, or a member is of
  ///   another type than it must be
  public static Introspection of(JsonObject answer) {
    return new Introspection(Endpoint.foreign(answer));
  }

  /// False for every token that this client should not act on; then nothing else is said.
  public boolean active() {
    return active;
  }

  /// Everything the answer says.
  public JsonObject claims() {
    return claims;
  }

  /// Whose token it is.
  public Optional<String> subject() {
    return claims.text("sub");
  }

  /// The client that the token was issued to.
  public Optional<String> clientId() {
    return claims.text("client_id");
  }

  /// When it expires.
  public Optional<Instant> expiresAt() {
    return claims.instant("exp");
  }

  /// The scope values it has.
  public Set<String> scopes() {
    var scopes = new LinkedHashSet<String>();
    for (var text : claims.texts("scope")) {
      Arrays.stream(text.split(" ")).filter(value -> !value.isEmpty()).forEach(scopes::add);
    }
    return Set.copyOf(scopes);
  }

  /// Says whether the token is active, and nothing of it.
  @Override
  public String toString() {
    return "Introspection[active=" + active + "]";
  }
}
