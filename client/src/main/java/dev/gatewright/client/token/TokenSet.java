package dev.gatewright.client.token;

import dev.gatewright.client.internal.UncheckedClaims;
import dev.gatewright.client.json.JsonObject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tokens of one login, as the token endpoint answered (RFC 6749 §5.1, OpenID Connect Core
/// §3.1.3.3). Plain data to keep in the server-side session, in an encrypted cookie or in a
/// database, as an object or as [#toJson()]; never to be handed to a browser.
///
/// Immutable. Two sets are equal when all their tokens are.
public final class TokenSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String accessToken;
  private final String tokenType;
  private final @Nullable String refreshToken;
  private final @Nullable String idToken;
  private final @Nullable Instant expiresAt;
  private final @Nullable String scope;

  private TokenSet(Builder from) {
    accessToken = from.accessToken;
    tokenType = from.tokenType;
    refreshToken = from.refreshToken;
    idToken = from.idToken;
    expiresAt = from.expiresAt;
    scope = from.scope;
  }

  /// Starts a set from its access token.
  ///
  /// @throws IllegalArgumentException if it is empty
  public static Builder of(String accessToken) {
    return new Builder(accessToken);
  }

  /// The access token. Opaque to the application: send it, do not read it.
  public String accessToken() {
    return accessToken;
  }

  /// How the access token is sent, as the provider spelled it: `Bearer` or `DPoP`.
  public String tokenType() {
    return tokenType;
  }

  /// The refresh token, if the provider gave one.
  public Optional<String> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /// The ID token of the login or of the last refresh that brought one.
  public Optional<String> idToken() {
    return Optional.ofNullable(idToken);
  }

  /// What the ID token says; empty without one. **Not checked here**: the SDK checks an ID token
  /// when the provider sends it, so this is to be believed of a set that comes from the SDK and was
  /// kept where nobody else could change it.
  public Optional<JsonObject> idTokenClaims() {
    return idToken().flatMap(UncheckedClaims::of);
  }

  /// When the access token expires; empty if the provider did not say (RFC 6749 §5.1,
  /// `expires_in`).
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /// The granted scope values, separated by spaces; empty if neither the answer nor the request
  /// named any (RFC 6749 §3.3).
  public Optional<String> scope() {
    return Optional.ofNullable(scope);
  }

  /// The granted scope values one by one.
  public Set<String> scopes() {
    return scope().stream()
        .flatMap(text -> Arrays.stream(text.split(" ")))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// True if the access token is expired at `now`, or will be within `skew`. False when the
  /// provider did not say when it expires.
  public boolean expiresWithin(Duration skew, Instant now) {
    return expiresAt != null && !now.plus(skew).isBefore(expiresAt);
  }

  /// A builder that starts with everything of this set.
  public Builder toBuilder() {
    var builder = new Builder(accessToken).tokenType(tokenType);
    refreshToken().ifPresent(builder::refreshToken);
    idToken().ifPresent(builder::idToken);
    expiresAt().ifPresent(builder::expiresAt);
    scope().ifPresent(builder::scope);
    return builder;
  }

  /// The set as JSON text, for a session or a database column. It holds secrets: encrypt it where
  /// others can read.
  public String toJson() {
    var members = new LinkedHashMap<String, Object>();
    members.put("access_token", accessToken);
    members.put("token_type", tokenType);
    refreshToken().ifPresent(value -> members.put("refresh_token", value));
    idToken().ifPresent(value -> members.put("id_token", value));
    expiresAt().ifPresent(value -> members.put("expires_at", value.getEpochSecond()));
    scope().ifPresent(value -> members.put("scope", value));
    return JsonObject.of(members).toJson();
  }

  /// Reads what [#toJson()] wrote; empty for `null`, which is what a session without tokens gives,
  /// and for any other text.
  public static Optional<TokenSet> fromJson(@Nullable String json) {
    return JsonObject.read(json, TokenSet::fromMembers);
  }

  private static Optional<TokenSet> fromMembers(JsonObject members) {
    return members
        .text("access_token")
        .filter(token -> !token.isEmpty())
        .map(token -> {
          var builder = of(token);
          members.text("token_type").ifPresent(builder::tokenType);
          members.text("refresh_token").ifPresent(builder::refreshToken);
          members.text("id_token").ifPresent(builder::idToken);
          members.instant("expires_at").ifPresent(builder::expiresAt);
          members.text("scope").ifPresent(builder::scope);
          return builder.build();
        });
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenSet that
        && accessToken.equals(that.accessToken)
        && tokenType.equals(that.tokenType)
        && Objects.equals(refreshToken, that.refreshToken)
        && Objects.equals(idToken, that.idToken)
        && Objects.equals(expiresAt, that.expiresAt)
        && Objects.equals(scope, that.scope);
  }

  @Override
  public int hashCode() {
    return accessToken.hashCode();
  }

  /// Says which tokens are there, never what they are.
  @Override
  public String toString() {
    return "TokenSet[accessToken=***"
        + (refreshToken == null ? "" : ", refreshToken=***")
        + (idToken == null ? "" : ", idToken=***")
        + ", expiresAt="
        + expiresAt
        + ", scope="
        + scope
        + "]";
  }

  /// Collects a [TokenSet].
  public static final class Builder {
    private final String accessToken;
    private String tokenType = "Bearer";
    private @Nullable String refreshToken;
    private @Nullable String idToken;
    private @Nullable Instant expiresAt;
    private @Nullable String scope;

    private Builder(String accessToken) {
      if (accessToken.isEmpty()) {
        throw new IllegalArgumentException("the access token is empty");
      }
      this.accessToken = accessToken;
    }

    /// How the access token is sent; `Bearer` unless said otherwise.
    public Builder tokenType(String value) {
      tokenType = value;
      return this;
    }

    /// The refresh token.
    public Builder refreshToken(String value) {
      refreshToken = value;
      return this;
    }

    /// The ID token.
    public Builder idToken(String value) {
      idToken = value;
      return this;
    }

    /// When the access token expires; kept to the second.
    public Builder expiresAt(Instant value) {
      expiresAt = Instant.ofEpochSecond(value.getEpochSecond());
      return this;
    }

    /// The granted scope values, separated by spaces.
    public Builder scope(String value) {
      scope = value;
      return this;
    }

    /// The set.
    public TokenSet build() {
      return new TokenSet(this);
    }
  }
}
