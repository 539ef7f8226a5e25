package dev.gatewright.client;

import dev.gatewright.client.Endpoint.Field;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.discovery.Discovery;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.token.TokenSet;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Requests to the token endpoint (RFC 6749 §3.2) and the token sets that they bring.
final class TokenEndpoint {
  /// An answer that promises more than this is taken at this: no clock arithmetic overflows.
  private static final Duration MAX_LIFETIME = Duration.ofDays(3660);

  /// Refusals of a refresh that the person cures by logging in: the refresh token is spent, or the
  /// provider wants to ask something first (OpenID Connect Core §3.1.2.6, which some providers
  /// answer here too).
  private static final Set<String> LOGIN_CURES =
      Set.of(
          "invalid_grant",
          "interaction_required",
          "login_required",
          "consent_required",
          "account_selection_required");

  /// What a code is refused with: by the specification (RFC 6749 §5.2), and at GitHub.
  private static final Set<String> BAD_CODE = Set.of("invalid_grant", "bad_verification_code");

  private final Endpoint endpoint;
  private final Discovery discovery;
  private final InstantSource clock;

  TokenEndpoint(Endpoint endpoint, Discovery discovery, InstantSource clock) {
    this.endpoint = endpoint;
    this.discovery = discovery;
    this.clock = clock;
  }

  /// Redeems the code of a login.
  TokenSet redeem(String code, PendingLogin login, String redirectUri) {
    return redeem(code, login.codeVerifier(), redirectUri, login.resources(), login.scope());
  }

  /// Redeems a code (RFC 6749 §4.1.3, RFC 7636 §4.5). Sent once: a code that was sent and not
  /// answered may be used up, and sending it again could end what it began.
  ///
  /// @param resources those that the login asked for, which are named here again (RFC 8707 §2.2)
  TokenSet redeem(
      String code,
      String codeVerifier,
      String redirectUri,
      List<String> resources,
      String requestedScope) {
    var fields = new ArrayList<Field>();
    fields.add(new Field("grant_type", "authorization_code"));
    fields.add(new Field("code", code));
    fields.add(new Field("redirect_uri", redirectUri));
    fields.add(new Field("code_verifier", codeVerifier));
    resources.forEach(resource -> fields.add(new Field("resource", resource)));
    var asked = clock.instant();
    try {
      return toTokenSet(post(fields), requestedScope, asked);
    } catch (IdpException.Refused refused) {
      if (BAD_CODE.contains(refused.error())) {
        throw new IdpException.InvalidCallback(
            "code.refused", "the provider does not take the code: " + refused.getMessage());
      }
      throw refused;
    }
  }

  /// Renews a set (RFC 6749 §6). What the answer leaves out stays as it was: the refresh token
  /// where the provider does not rotate it, the ID token, the scope.
  TokenSet refresh(TokenSet old) {
    var refreshToken = old.refreshToken().orElseThrow(TokenEndpoint::noRefreshToken);
    var fields =
        List.of(new Field("grant_type", "refresh_token"), new Field("refresh_token", refreshToken));
    var asked = clock.instant();
    try {
      var answer = toTokenSet(postAgainIfBroken(fields), old.scope().orElse(""), asked);
      var renewed = answer.toBuilder();
      if (answer.refreshToken().isEmpty()) {
        renewed.refreshToken(refreshToken);
      }
      if (answer.idToken().isEmpty()) {
        old.idToken().ifPresent(renewed::idToken);
      }
      return renewed.build();
    } catch (IdpException.Refused refused) {
      if (LOGIN_CURES.contains(refused.error())) {
        throw new IdpException.LoginRequired(
            "refresh.refused", "the provider does not renew this login any more", refused);
      }
      throw refused;
    }
  }

  static IdpException.LoginRequired noRefreshToken() {
    return new IdpException.LoginRequired(
        "refresh.none", "the access token is expired and there is no refresh token to renew it");
  }

  /// A token for this client itself (RFC 6749 §4.4), with a resource where one is named (RFC 8707
  /// §2).
  TokenSet clientCredentials(String scope, Optional<String> resource) {
    var fields = new ArrayList<Field>();
    fields.add(new Field("grant_type", "client_credentials"));
    if (!scope.isEmpty()) {
      fields.add(new Field("scope", scope));
    }
    resource.ifPresent(value -> fields.add(new Field("resource", value)));
    var asked = clock.instant();
    return toTokenSet(post(fields), scope, asked);
  }

  private JsonObject post(List<Field> fields) {
    var provider = discovery.metadata();
    return endpoint.post(provider, provider.tokenEndpoint(), fields);
  }

  /// A refresh whose connection broke is sent once more. A provider that did not see the first one,
  /// or answers a repeated one alike, then keeps the person logged in; with any other the session
  /// was lost with the answer. After a timeout the first may still be at work: it is not sent
  /// again; nor after an interrupt, which broke it off on this side.
  private JsonObject postAgainIfBroken(List<Field> fields) {
    try {
      return post(fields);
    } catch (IdpException.Unavailable broken) {
      if (broken.getCause() == null
          || broken.getCause() instanceof HttpTimeoutException
          || Thread.currentThread().isInterrupted()) {
        throw broken;
      }
      return post(fields);
    }
  }

  /// @param asked when the request was sent: the token began to live after that, so it does not
  ///   live longer than is said here
  private TokenSet toTokenSet(JsonObject answer, String requestedScope, Instant asked) {
    if (!answer.has("access_token")) {
      Endpoint.requireNoError(answer);
    }
    var accessToken =
        answer
            .text("access_token")
            .filter(token -> !token.isEmpty())
            .orElseThrow(() -> Endpoint.invalidAnswer("there is no access_token"));
    var tokens = TokenSet.of(accessToken);
    answer.text("token_type").ifPresent(tokens::tokenType);
    answer.text("refresh_token").filter(t -> !t.isEmpty()).ifPresent(tokens::refreshToken);
    answer.text("id_token").filter(t -> !t.isEmpty()).ifPresent(tokens::idToken);
    lifetime(answer).ifPresent(lifetime -> tokens.expiresAt(asked.plus(lifetime)));
    if (answer.has("scope")) {
      // Some providers write an array. Whatever it holds, nothing else was granted.
      tokens.scope(String.join(" ", answer.texts("scope")));
    } else if (!requestedScope.isEmpty()) {
      // No scope in the answer means the one that was asked for (RFC 6749 §5.1).
      tokens.scope(requestedScope);
    }
    return tokens.build();
  }

  /// Some providers send `expires_in` as a string.
  private static Optional<Duration> lifetime(JsonObject answer) {
    var seconds =
        answer.asMap().get("expires_in") instanceof String text && text.matches("[0-9]{1,10}")
            ? Optional.of(Long.parseLong(text))
            : answer.integer("expires_in");
    if (seconds.filter(value -> value < 0).isPresent()) {
      throw Endpoint.invalidAnswer("the member expires_in is negative");
    }
    return seconds.map(value -> Duration.ofSeconds(Math.min(value, MAX_LIFETIME.toSeconds())));
  }
}
