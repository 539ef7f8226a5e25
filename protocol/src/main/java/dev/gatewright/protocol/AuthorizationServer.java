package dev.gatewright.protocol;

import dev.gatewright.protocol.authorize.AuthorizationAnswers;
import dev.gatewright.protocol.authorize.AuthorizationCodes;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.authorize.AuthorizationValidation;
import dev.gatewright.protocol.authorize.HostedAuthorization;
import dev.gatewright.protocol.authorize.SealedCodes;
import dev.gatewright.protocol.clients.ClientAssertions;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.discover.ProviderMetadata;
import dev.gatewright.protocol.internal.errand.Contexts;
import dev.gatewright.protocol.internal.errand.Errands;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.Authorizations;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.internal.issue.SignedForm;
import dev.gatewright.protocol.internal.jose.ClientAssertion;
import dev.gatewright.protocol.internal.jose.JwtSigner;
import dev.gatewright.protocol.internal.jose.JwtVerifier;
import dev.gatewright.protocol.internal.jose.VerifiedTokenCache;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.logout.LogoutEndpoint;
import dev.gatewright.protocol.revoke.RevocationEndpoint;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.seal.RefreshTokenCodec;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.protocol.seal.SignedFormKeys;
import dev.gatewright.protocol.token.TokenEndpoint;
import dev.gatewright.protocol.token.TokenGrants;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.protocol.token.TokenSet;
import dev.gatewright.protocol.userinfo.OrganizationsEndpoint;
import dev.gatewright.protocol.userinfo.OrganizationsEndpoint.OrganizationsResult;
import dev.gatewright.protocol.userinfo.ResourceAccess;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;

/// The engine: one object for all issuers. Whoever holds it resolves the [Issuer] of a request
/// first and hands it to every call. Thread-safe; all state is in the ports.
///
/// A refusal is a value that says how to answer; an exception means a bug or a store that cannot be
/// reached.
public final class AuthorizationServer {
  private final AuthorizationEndpoint interactive;
  private final HostedAuthorization hosted;
  private final TokenEndpoint token;
  private final IntrospectionEndpoint introspection;
  private final RevocationEndpoint revocation;
  private final UserInfoEndpoint userInfo;
  private final OrganizationsEndpoint organizations;
  private final ResourceAccess resourceAccess;
  private final LogoutEndpoint logout;
  private final ProviderMetadata metadata;
  private final SigningKeys signingKeys;
  private final Seals seals;

  AuthorizationServer(AuthorizationServerBuilder.Parts parts) {
    var ports = parts.ports();
    var random = parts.random();
    var clock = parts.clock();
    var host = parts.host();
    var secrets = new IssuerSecrets(ports.keys(), random, clock);
    this.seals = new Seals(secrets, ports.grants()::epoch, random, clock);
    this.signingKeys = new SigningKeys(ports.keys(), parts.crypto(), random, clock);
    var signer = new JwtSigner(parts.crypto());
    var verifier = new JwtVerifier(parts.crypto(), new VerifiedTokenCache(), clock);
    var signed = new SignedForm(new SignedFormKeys(secrets), signer, verifier);
    var refreshTokens = new RefreshTokens(new RefreshTokenCodec(secrets), signed, host.options());
    var accessTokens =
        new AccessTokens(
            signingKeys, signer, verifier, seals, ports.clients(), host, random, clock);
    var idTokens = new IdTokens(signingKeys, signer, verifier, host.extraClaims());
    var liveTokens = new LiveTokens(ports.grants(), clock);
    var authenticator =
        new ClientAuthenticator(
            ports.clients(),
            new ClientAssertions(
                new ClientAssertion(parts.crypto()), ports.remoteJwks(), ports.replay(), clock),
            parts.throttle(),
            clock);
    var sealed = new SealedCodes(seals, ports.parkedRequests(), random, clock);
    var codes = new AuthorizationCodes(sealed, signed, host.options());
    var authorizations = new Authorizations(ports.grants(), refreshTokens, host, random);
    var answers =
        new AuthorizationAnswers(
            codes, ports.grants(), ports.subjects(), authorizations, accessTokens, host, clock);
    var contexts = new Contexts(parts.acrValues());
    this.interactive =
        new AuthorizationEndpoint(
            ports.clients(),
            ports.subjects(),
            ports.consents(),
            new Errands(seals, contexts, clock),
            idTokens,
            answers,
            host,
            clock);
    this.hosted =
        new HostedAuthorization(
            ports.clients(), ports.subjects(), idTokens, answers, host, contexts, clock);
    this.token =
        TokenGrants.endpoint(
            authenticator,
            parts.supported(),
            new TokenGrants.Parts(
                codes,
                ports.subjects(),
                ports.grants(),
                authorizations,
                refreshTokens,
                accessTokens,
                liveTokens,
                new TokenSet(accessTokens, refreshTokens, idTokens, host),
                host,
                ports.tally(),
                clock));
    this.introspection =
        new IntrospectionEndpoint(
            authenticator,
            accessTokens,
            liveTokens,
            refreshTokens,
            ports.grants(),
            ports.subjects(),
            host.options(),
            clock);
    this.revocation =
        new RevocationEndpoint(
            authenticator,
            ports.clients(),
            accessTokens,
            refreshTokens,
            ports.grants(),
            host.options(),
            clock);
    this.userInfo =
        new UserInfoEndpoint(accessTokens, liveTokens, ports.grants(), ports.subjects());
    this.organizations =
        new OrganizationsEndpoint(
            accessTokens, liveTokens, ports.grants(), ports.subjects(), signingKeys, signer, clock);
    this.resourceAccess =
        new ResourceAccess(accessTokens, liveTokens, ports.grants(), ports.subjects());
    this.logout =
        new LogoutEndpoint(
            ports.clients(), ports.sessions(), ports.grants(), idTokens, seals, clock);
    this.metadata = new ProviderMetadata(signingKeys, parts.acrValues(), parts.uiLocales(), host);
  }

  /// Begins a server on these ports.
  public static AuthorizationServerBuilder builder(Ports ports) {
    return new AuthorizationServerBuilder(ports);
  }

  /// Answers a token request (RFC 6749 §3.2).
  public TokenResult token(Issuer issuer, ProtocolRequest request) {
    return token.answer(issuer, request);
  }

  /// Reads an authorization request (RFC 6749 §3.1). When it is valid, the host logs the user in
  /// and asks for consent, in its own way and time, and then completes it.
  public AuthorizationValidation validateAuthorizationRequest(
      Issuer issuer, ProtocolRequest request) {
    return hosted.validate(issuer, request);
  }

  /// Answers a validated authorization request once the user has decided (RFC 6749 §4.1.2); only
  /// now is anything sent to the client.
  public AuthorizationOutcome completeAuthorizationRequest(
      Issuer issuer, AuthorizationRequest request, AuthorizationDecision decision) {
    return hosted.complete(issuer, request, decision);
  }

  /// Tells about a token (RFC 7662).
  public IntrospectionResult introspect(Issuer issuer, ProtocolRequest request) {
    return introspection.answer(issuer, request);
  }

  /// Ends a token (RFC 7009).
  public RevocationResult revoke(Issuer issuer, ProtocolRequest request) {
    return revocation.answer(issuer, request);
  }

  /// Tells about the user of an access token (OpenID Connect Core §5.3).
  public UserInfoResult userInfo(Issuer issuer, ProtocolRequest request) {
    return userInfo.answer(issuer, request);
  }

  /// Tells the organizations of the user of an access token, however many they are (OpenID Connect
  /// Core §5.6.2).
  public OrganizationsResult organizations(Issuer issuer, ProtocolRequest request) {
    return organizations.answer(issuer, request);
  }

  /// Who comes in at a protected resource of the host's own with an access token (RFC 6750).
  public ResourceAccess resourceAccess() {
    return resourceAccess;
  }

  /// The metadata document as UTF-8 JSON (OpenID Connect Discovery §4, RFC 8414 §3).
  public byte[] discovery(Issuer issuer) {
    return metadata.document(issuer);
  }

  /// The key set as UTF-8 JSON (RFC 7517 §5).
  public byte[] jwks(Issuer issuer) {
    return metadata.keySet(issuer);
  }

  /// The authorization endpoint for a host whose pages the engine leads through login, choice of
  /// account and consent, with sessions and consents kept in the ports.
  public AuthorizationEndpoint interactiveAuthorization() {
    return interactive;
  }

  /// OpenID Connect RP-Initiated Logout.
  public LogoutEndpoint logout() {
    return logout;
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
