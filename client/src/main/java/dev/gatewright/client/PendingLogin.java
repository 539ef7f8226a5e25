package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;

/// What the application must remember between sending a browser to the provider and its coming
/// back, bound to that browser: in its session or in an encrypted cookie. A browser may have
/// several at once, one a tab; [#state()] tells them apart.
///
/// `codeVerifier` proves that the same application redeems the code (RFC 7636 §4.1), `nonce` ties
/// the ID token to this login (OpenID Connect Core §3.1.2.1), `scope` is what was asked for,
/// `returnTo` is where the application wants the person afterwards, and `maxAge` how old the
/// authentication may be.
public record PendingLogin(
    String state,
    String nonce,
    String codeVerifier,
    String scope,
    Instant startedAt,
    Optional<String> returnTo,
    Optional<Duration> maxAge) {

  /// The login as JSON text for a session or an encrypted cookie. It holds secrets.
  public String toJson() {
    var members = new LinkedHashMap<String, Object>();
    members.put("state", state);
    members.put("nonce", nonce);
    members.put("code_verifier", codeVerifier);
    members.put("scope", scope);
    members.put("started_at", startedAt.getEpochSecond());
    returnTo.ifPresent(value -> members.put("return_to", value));
    maxAge.ifPresent(value -> members.put("max_age", value.toSeconds()));
    return JsonObject.of(members).toJson();
  }

  /// Reads what [#toJson()] wrote; empty for any other text.
  public static Optional<PendingLogin> fromJson(String json) {
    return JsonObject.parse(json).flatMap(PendingLogin::fromMembers);
  }

  private static Optional<PendingLogin> fromMembers(JsonObject members) {
    Predicate<String> given = value -> !value.isEmpty();
    var state = members.text("state").filter(given);
    var nonce = members.text("nonce").filter(given);
    var codeVerifier = members.text("code_verifier").filter(given);
    var startedAt = members.instant("started_at");
    if (state.isEmpty() || nonce.isEmpty() || codeVerifier.isEmpty() || startedAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PendingLogin(
            state.get(),
            nonce.get(),
            codeVerifier.get(),
            members.text("scope").orElse(""),
            startedAt.get(),
            members.text("return_to"),
            members.integer("max_age").map(Duration::ofSeconds)));
  }

  @Override
  public String toString() {
    return "PendingLogin[startedAt=" + startedAt + ", returnTo=" + returnTo + "]";
  }
}
