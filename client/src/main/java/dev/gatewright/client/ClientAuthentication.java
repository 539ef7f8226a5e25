package dev.gatewright.client;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import dev.gatewright.client.internal.Given;
import java.security.interfaces.ECPrivateKey;
import org.jspecify.annotations.Nullable;

/// How this client proves at the token endpoint who it is (RFC 6749 §2.3, OpenID Connect Core §9).
/// Immutable.
public final class ClientAuthentication {
  private final Way way;

  /// The ways there are.
  sealed interface Way {}

  record None() implements Way {}

  /// Where a secret is sent.
  enum Place {
    WHERE_THE_PROVIDER_TAKES_IT,
    HEADER,
    BODY
  }

  record Secret(String value, Place place) implements Way {}

  record PrivateKey(AssertionKey key) implements Way {}

  /// A secret that is signed anew for each request.
  record Apple(AssertionKey key, String team) implements Way {}

  private ClientAuthentication(Way way) {
    this.way = way;
  }

  /// A public client: it has no secret, and PKCE alone protects its codes.
  public static ClientAuthentication none() {
    return new ClientAuthentication(new None());
  }

  /// A secret shared with the provider, sent as HTTP Basic where the provider's metadata says that
  /// it takes that, and in the body otherwise.
  ///
  /// @throws IllegalArgumentException if it is empty or `null`
  public static ClientAuthentication secret(@Nullable String value) {
    return secret(value, Place.WHERE_THE_PROVIDER_TAKES_IT);
  }

  /// A secret sent as HTTP Basic, whatever the metadata says (`client_secret_basic`).
  ///
  /// @throws IllegalArgumentException if it is empty or `null`
  public static ClientAuthentication secretBasic(@Nullable String value) {
    return secret(value, Place.HEADER);
  }

  /// A secret sent in the body, whatever the metadata says (`client_secret_post`): for a client
  /// that is registered so, or a provider that reads HTTP Basic wrongly.
  ///
  /// @throws IllegalArgumentException if it is empty or `null`
  public static ClientAuthentication secretPost(@Nullable String value) {
    return secret(value, Place.BODY);
  }

  private static ClientAuthentication secret(@Nullable String value, Place place) {
    return new ClientAuthentication(new Secret(Given.text(value, "clientSecret"), place));
  }

  /// A private key whose public half the provider knows (`private_key_jwt`, RFC 7523 §2.2): an RSA
  /// or EC key as a JWK. Its `alg` says how to sign; without one RS256, or what fits the curve.
  ///
  /// @throws IllegalArgumentException if it is no such key
  public static ClientAuthentication privateKeyJwt(JWK key) {
    if (!key.isPrivate() || !(key instanceof AsymmetricJWK)) {
      throw new IllegalArgumentException("private_key_jwt needs a private RSA or EC key");
    }
    return new ClientAuthentication(new PrivateKey(AssertionKey.of(key)));
  }

  /// The same with a key that the JDK read.
  ///
  /// @param keyId by which the provider finds the public half (`kid`)
  /// @throws IllegalArgumentException if it is no RSA or EC key
  public static ClientAuthentication privateKeyJwt(java.security.PrivateKey key, String keyId) {
    return new ClientAuthentication(new PrivateKey(AssertionKey.of(key, keyId)));
  }

  /// For Apple, whose client secret is a JWT that the developer signs: it is made anew for each
  /// request and good for minutes.
  ///
  /// @param teamId the developer team's identifier
  /// @param keyId the identifier of the key
  /// @param key the private key that Apple handed out
  /// @throws IllegalArgumentException if it is no EC key
  public static ClientAuthentication apple(
      @Nullable String teamId, @Nullable String keyId, ECPrivateKey key) {
    return new ClientAuthentication(
        new Apple(AssertionKey.of(key, Given.text(keyId, "keyId")), Given.text(teamId, "teamId")));
  }

  Way way() {
    return way;
  }

  /// Names the way, never a secret.
  @Override
  public String toString() {
    return "ClientAuthentication[" + way.getClass().getSimpleName() + "]";
  }
}
