package dev.gatewright.protocol.token;

import dev.gatewright.protocol.oauth.GrantType;

/// A grant that a server can be told to support. Nothing is supported unless it was said.
public sealed interface SupportedGrant {

  /// Its `grant_type`.
  GrantType type();

  /// RFC 6749 §4.1 with PKCE (RFC 7636): the user logs in, the client redeems a code.
  static SupportedGrant authorizationCode() {
    return new AuthorizationCode();
  }

  /// RFC 6749 §4.4: a client acts for itself.
  static SupportedGrant clientCredentials() {
    return new ClientCredentials();
  }

  /// RFC 6749 §6: new tokens without the user. The grants that end in a user's consent give refresh
  /// tokens only where this one is supported.
  static SupportedGrant refreshToken() {
    return new RefreshToken();
  }

  /// RFC 6749 §4.2, for clients that cannot be changed any more: the access token travels through
  /// the browser. RFC 9700 §2.1.2 advises against it.
  static SupportedGrant implicit() {
    return new Implicit();
  }

  /// RFC 6749 §4.3, for clients that cannot be changed any more: the client sees the user's
  /// password. RFC 9700 §2.4 forbids it.
  static SupportedGrant password(ResourceOwnerPasswords passwords) {
    return new Password(passwords);
  }

  /// RFC 8693: a token for another token, as the host decides.
  static SupportedGrant tokenExchange(TokenExchangeProcessor processor) {
    return new TokenExchange(processor);
  }

  /// RFC 6749 §4.5: whatever the host invents.
  ///
  /// @throws IllegalArgumentException when its `grant_type` is not an absolute URI
  static SupportedGrant custom(CustomGrant grant) {
    return new Custom(grant);
  }

  record AuthorizationCode() implements SupportedGrant {
    @Override
    public GrantType type() {
      return GrantType.AUTHORIZATION_CODE;
    }
  }

  record ClientCredentials() implements SupportedGrant {
    @Override
    public GrantType type() {
      return GrantType.CLIENT_CREDENTIALS;
    }
  }

  record RefreshToken() implements SupportedGrant {
    @Override
    public GrantType type() {
      return GrantType.REFRESH_TOKEN;
    }
  }

  record Implicit() implements SupportedGrant {
    @Override
    public GrantType type() {
      return GrantType.IMPLICIT;
    }
  }

  record Password(ResourceOwnerPasswords passwords) implements SupportedGrant {
    @Override
    public GrantType type() {
      return GrantType.PASSWORD;
    }
  }

  record TokenExchange(TokenExchangeProcessor processor) implements SupportedGrant {
    @Override
    public GrantType type() {
      return GrantType.TOKEN_EXCHANGE;
    }
  }

  /// A grant of the host's own (RFC 6749 §4.5).
  record Custom(CustomGrant grant) implements SupportedGrant {
    public Custom {
      if (!grant.type().isExtension()) {
        throw new IllegalArgumentException(
            "the grant_type of a custom grant is an absolute URI, such as custom:badge or a URN");
      }
    }

    @Override
    public GrantType type() {
      return grant.type();
    }
  }
}
