package dev.gatewright.client;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;

/// How this client proves at the token endpoint who it is (RFC 6749 §2.3, OpenID Connect Core §9).
public sealed interface ClientAuthentication {
  /// A public client: it has no secret, and PKCE alone protects its codes.
  record None() implements ClientAuthentication {}

  /// A secret shared with the provider, sent as HTTP Basic where the provider takes that
  /// (`client_secret_basic`) and in the body otherwise (`client_secret_post`).
  record Secret(String value) implements ClientAuthentication {
    public Secret {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("the client secret is empty");
      }
    }

    @Override
    public String toString() {
      return "Secret[***]";
    }
  }

  /// A private key whose public half the provider knows (`private_key_jwt`, RFC 7523 §2.2): an RSA
  /// or EC key as a JWK. Its `alg` says how to sign; without one RS256, or what fits the curve.
  record PrivateKey(JWK key) implements ClientAuthentication {
    public PrivateKey {
      if (!key.isPrivate() || !(key instanceof AsymmetricJWK)) {
        throw new IllegalArgumentException("private_key_jwt needs a private RSA or EC key");
      }
    }

    @Override
    public String toString() {
      return "PrivateKey[***]";
    }
  }
}
