package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.LruMap;
import dev.gatewright.client.internal.discovery.Discovery;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.token.TokenSet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the provider is asked about a person (OpenID Connect Core §5.3), and the profiles that
/// came from there because the ID token holds none.
final class UserInfoEndpoint {
  /// How many profiles are remembered, each for as long as its access token is used.
  private static final int MAX_REMEMBERED = 1_000;

  private final Endpoint endpoint;
  private final Discovery discovery;
  private final JwtSignatures signatures;
  private final IssuerRule issuer;
  private final String clientId;
  private final LruMap<String, Profile> profiles = LruMap.ofAtMost(MAX_REMEMBERED);

  UserInfoEndpoint(
      Endpoint endpoint,
      Discovery discovery,
      JwtSignatures signatures,
      IssuerRule issuer,
      String clientId) {
    this.endpoint = endpoint;
    this.discovery = discovery;
    this.signatures = signatures;
    this.issuer = issuer;
    this.clientId = clientId;
  }

  /// The claims of the person whose access token this is.
  ///
  /// @throws IdpException.LoginRequired if the provider does not take the access token any more
  JsonObject claims(String accessToken) {
    var provider = discovery.metadata();
    try {
      var answer = endpoint.getWithToken(provider, provider.userinfoEndpoint(), accessToken);
      var signed = answer.header("content-type").orElse("").startsWith("application/jwt");
      var claims =
          signed
              ? signed(new String(answer.body(), StandardCharsets.UTF_8))
              : Endpoint.read(answer.body());
      if (claims.text("sub").filter(sub -> !sub.isEmpty()).isEmpty()) {
        throw Endpoint.invalidAnswer("it does not say whom it is about");
      }
      return claims;
    } catch (IdpException.Refused refused) {
      if (refused.status() == 401) {
        throw new IdpException.LoginRequired(
            "access_token.refused",
            "the provider does not take the access token any more",
            refused);
      }
      throw refused;
    }
  }

  /// A signed answer is the provider's and this client's, where it says whose it is (§5.3.2).
  private JsonObject signed(String jwt) {
    var claims = Endpoint.foreign(signatures.verify(jwt).claims());
    if (claims.has("iss") && !issuer.hasWritten(claims)) {
      throw Endpoint.invalidAnswer("it is signed for another issuer");
    }
    if (claims.has("aud") && !claims.texts("aud").contains(clientId)) {
      throw Endpoint.invalidAnswer("it is signed for another client");
    }
    return claims;
  }

  /// The profile of a person: the ID token's, or where that names the person alone, UserInfo's, for
  /// which the provider is asked once an access token.
  ///
  /// @param asked the claims that UserInfo has for these tokens
  Profile profile(TokenSet tokens, JsonObject idToken, Supplier<JsonObject> asked) {
    if (!Profile.isElsewhere(idToken, tokens.scopes()) || !discovery.metadata().offersUserinfo()) {
      return Profile.of(idToken);
    }
    var key = Digest.base64Url(tokens.accessToken());
    return profiles
        .find(key)
        .orElseGet(() -> {
          var claims = new LinkedHashMap<>(idToken.asMap());
          claims.putAll(asked.get().asMap());
          Optional.ofNullable(idToken.asMap().get("iss")).ifPresent(iss -> claims.put("iss", iss));
          var profile = Profile.of(JsonObject.of(claims));
          profiles.keep(key, profile);
          return profile;
        });
  }
}
