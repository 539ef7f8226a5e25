package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the application must remember between sending a browser to the provider and its coming
/// back, bound to that browser: in its session or in an encrypted cookie. A browser may have
/// several at once, one a tab; [#state()] tells them apart. Immutable; [#toJson()] is its form to
/// keep.
public final class PendingLogin {
  private final String state;
  private final String nonce;
  private final String codeVerifier;
  private final Instant startedAt;
  private final Asked asked;

  /// What the login asked for, as far as its end must know.
  record Asked(
      String scope, List<String> resources, Optional<String> returnTo, Optional<Duration> maxAge) {
    static Asked of(AuthorizationOptions options) {
      return new Asked(
          options.scope(),
          options.parameters().getOrDefault("resource", List.of()),
          options.returnTo(),
          options.maxAge());
    }
  }

  PendingLogin(String state, String nonce, String codeVerifier, Instant startedAt, Asked asked) {
    this.state = state;
    this.nonce = nonce;
    this.codeVerifier = codeVerifier;
    this.startedAt = startedAt;
    this.asked = asked;
  }

  /// The `state` that the callback must bring back (RFC 6749 §10.12).
  public String state() {
    return state;
  }

  /// Ties the ID token to this login (OpenID Connect Core §3.1.2.1).
  public String nonce() {
    return nonce;
  }

  /// Proves that the same application redeems the code (RFC 7636 §4.1).
  public String codeVerifier() {
    return codeVerifier;
  }

  /// The scope that was asked for, its values separated by spaces.
  public String scope() {
    return asked.scope();
  }

  /// The APIs that the access token is to be for (RFC 8707 §2).
  public List<String> resources() {
    return asked.resources();
  }

  /// When the browser was sent to the provider.
  public Instant startedAt() {
    return startedAt;
  }

  /// Where the application wants the person afterwards.
  public Optional<String> returnTo() {
    return asked.returnTo();
  }

  /// How old the authentication may be.
  public Optional<Duration> maxAge() {
    return asked.maxAge();
  }

  /// The same login under another `state`, for an application whose `state` carries more.
  public PendingLogin withState(String value) {
    return new PendingLogin(value, nonce, codeVerifier, startedAt, asked);
  }

  /// The login as JSON text for a session or an encrypted cookie. It holds secrets.
  public String toJson() {
    var members = new LinkedHashMap<String, Object>();
    members.put("state", state);
    members.put("nonce", nonce);
    members.put("code_verifier", codeVerifier);
    members.put("scope", asked.scope());
    // To the millisecond: which of two logins is older decides which one is given up.
    members.put("started_at", startedAt.toEpochMilli());
    if (!asked.resources().isEmpty()) {
      members.put("resources", asked.resources());
    }
    asked.returnTo().ifPresent(value -> members.put("return_to", value));
    asked.maxAge().ifPresent(value -> members.put("max_age", value.toSeconds()));
    return JsonObject.of(members).toJson();
  }

  /// Reads what [#toJson()] wrote; empty for `null`, which is what a session without this login
  /// gives, and for any other text.
  public static Optional<PendingLogin> fromJson(@Nullable String json) {
    return JsonObject.read(json, PendingLogin::fromMembers);
  }

  private static Optional<PendingLogin> fromMembers(JsonObject members) {
    Predicate<String> given = value -> !value.isEmpty();
    var state = members.text("state").filter(given);
    var nonce = members.text("nonce").filter(given);
    var codeVerifier = members.text("code_verifier").filter(given);
    var startedAt = members.integer("started_at").map(Instant::ofEpochMilli);
    if (state.isEmpty() || nonce.isEmpty() || codeVerifier.isEmpty() || startedAt.isEmpty()) {
      return Optional.empty();
    }
    var asked =
        new Asked(
            members.text("scope").orElse(""),
            members.texts("resources"),
            members.text("return_to"),
            members.integer("max_age").map(Duration::ofSeconds));
    return Optional.of(
        new PendingLogin(state.get(), nonce.get(), codeVerifier.get(), startedAt.get(), asked));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PendingLogin that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }

  /// Leaves out the values that only this browser and this application may know.
  @Override
  public String toString() {
    return "PendingLogin[startedAt=" + startedAt + ", returnTo=" + asked.returnTo() + "]";
  }
}
