package dev.gatewright.protocol;

import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.SealedState;
import dev.gatewright.protocol.clients.ClientAssertions;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.discover.ProviderMetadata;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint;
import dev.gatewright.protocol.issue.AccessTokens;
import dev.gatewright.protocol.issue.IdTokens;
import dev.gatewright.protocol.issue.LiveTokens;
import dev.gatewright.protocol.jose.ClientAssertion;
import dev.gatewright.protocol.jose.JwtSigner;
import dev.gatewright.protocol.jose.JwtVerifier;
import dev.gatewright.protocol.jose.VerifiedTokenCache;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.logout.LogoutEndpoint;
import dev.gatewright.protocol.revoke.RevocationEndpoint;
import dev.gatewright.protocol.seal.RefreshTokenCodec;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.protocol.token.AuthorizationCodeGrant;
import dev.gatewright.protocol.token.ClientCredentialsGrant;
import dev.gatewright.protocol.token.RefreshTokenGrant;
import dev.gatewright.protocol.token.TokenEndpoint;
import dev.gatewright.protocol.token.TokenSet;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/// The engine: one object for all issuers, one accessor per endpoint. Whoever holds it resolves the
/// [Issuer] of a request first and hands it to every call. Thread-safe; all state is in the ports.
public final class AuthorizationServer {
  private final AuthorizationEndpoint authorization;
  private final TokenEndpoint token;
  private final IntrospectionEndpoint introspection;
  private final RevocationEndpoint revocation;
  private final UserInfoEndpoint userInfo;
  private final LogoutEndpoint logout;
  private final ProviderMetadata metadata;
  private final SigningKeys signingKeys;
  private final Seals seals;

  /// `acrValues` are the authentication contexts that the host's logins can reach and `uiLocales`
  /// the languages of its pages, both for discovery.
  public AuthorizationServer(
      Ports ports,
      List<String> acrValues,
      List<String> uiLocales,
      CryptoProvider crypto,
      SecureRandom random,
      InstantSource clock) {
    var secrets = new IssuerSecrets(ports.keys(), random, clock);
    this.seals = new Seals(secrets, random, clock);
    this.signingKeys = new SigningKeys(ports.keys(), crypto, random, clock);
    var refreshTokens = new RefreshTokenCodec(secrets);
    var signer = new JwtSigner(crypto);
    var verifier = new JwtVerifier(crypto, new VerifiedTokenCache(), clock);
    var sealed = new SealedState(seals, ports.parkedRequests(), random, clock);
    var accessTokens =
        new AccessTokens(signingKeys, signer, verifier, seals, ports.clients(), random, clock);
    var idTokens = new IdTokens(signingKeys, signer, verifier);
    var liveTokens = new LiveTokens(ports.grants(), clock);
    var tokens = new TokenSet(accessTokens, idTokens);
    var authenticator =
        new ClientAuthenticator(
            ports.clients(),
            new ClientAssertions(
                new ClientAssertion(crypto), ports.remoteJwks(), ports.replay(), clock));
    this.authorization =
        new AuthorizationEndpoint(
            ports.clients(),
            ports.subjects(),
            ports.consents(),
            ports.grants(),
            sealed,
            idTokens,
            clock);
    this.token =
        new TokenEndpoint(
            authenticator,
            new AuthorizationCodeGrant(
                sealed, ports.subjects(), ports.grants(), refreshTokens, tokens, random, clock),
            new RefreshTokenGrant(refreshTokens, ports.grants(), ports.subjects(), tokens, clock),
            new ClientCredentialsGrant(tokens, clock));
    this.introspection =
        new IntrospectionEndpoint(
            authenticator,
            accessTokens,
            liveTokens,
            refreshTokens,
            ports.grants(),
            ports.subjects(),
            clock);
    this.revocation =
        new RevocationEndpoint(
            authenticator, ports.clients(), accessTokens, refreshTokens, ports.grants(), clock);
    this.userInfo =
        new UserInfoEndpoint(accessTokens, liveTokens, ports.grants(), ports.subjects());
    this.logout =
        new LogoutEndpoint(
            ports.clients(), ports.sessions(), ports.grants(), idTokens, seals, clock);
    this.metadata = new ProviderMetadata(signingKeys, acrValues, uiLocales);
  }

  /// RFC 6749 §3.1.
  public AuthorizationEndpoint authorization() {
    return authorization;
  }

  /// RFC 6749 §3.2.
  public TokenEndpoint token() {
    return token;
  }

  /// RFC 7662.
  public IntrospectionEndpoint introspection() {
    return introspection;
  }

  /// RFC 7009.
  public RevocationEndpoint revocation() {
    return revocation;
  }

  /// OpenID Connect Core §5.3.
  public UserInfoEndpoint userInfo() {
    return userInfo;
  }

  /// OpenID Connect RP-Initiated Logout.
  public LogoutEndpoint logout() {
    return logout;
  }

  /// OpenID Connect Discovery §4, RFC 8414 §3, and the key set.
  public ProviderMetadata metadata() {
    return metadata;
  }

  /// The signing keys, for rotation and sweeping.
  public SigningKeys signingKeys() {
    return signingKeys;
  }

  /// Seals for values of the host's own, such as its cookies.
  public Seals seals() {
    return seals;
  }
}
