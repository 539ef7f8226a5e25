package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NimbusSdkTest {
  private static final int PATIENCE_MS = 180_000;

  private static final URI CALLBACK = URI.create("http://localhost:3000/callback");
  private static final ClientID BY_SECRET = new ClientID("nimbus");
  private static final ClientID BY_KEY = new ClientID("nimbus-keys");
  private static final Scope SCOPE = new Scope("openid", "profile", "email", "offline_access");

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();
  private static Optional<ECKey> key = Optional.empty();

  /// A login as far as the tokens, and the ID token's claims once checked.
  private record Login(OIDCProviderMetadata provider, OIDCTokens tokens, IDTokenClaimsSet claims) {}

  @BeforeAll
  static void start() throws Exception {
    var made = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    key = Optional.of(made);
    running =
        Optional.of(
            TestTenants.serve(
                data, Map.of("KEY_X", made.getX().toString(), "KEY_Y", made.getY().toString())));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
  }

  @Test
  @DisplayName(
      "the Nimbus SDK logs in with client_secret_basic after consent, and introspects, revokes and"
          + " logs out")
  void bySecret() throws Exception {
    var visitor = new Visitor().stoppingAt("localhost:3000");
    var login = logIn(visitor, BY_SECRET, secret(), JWSAlgorithm.RS256);
    var provider = login.provider();
    var access = login.tokens().getBearerAccessToken();

    assertThat(login.claims().getStringListClaim("amr")).contains("pwd");
    assertThat(userInfo(provider, access).indicatesSuccess()).isTrue();
    assertThat(introspect(provider, access).getScope()).isEqualTo(SCOPE);
    assertThat(introspect(provider, access).getClientID()).isEqualTo(BY_SECRET);

    var refreshed =
        token(provider, secret(), new RefreshTokenGrant(login.tokens().getRefreshToken()));
    var renewed = ((OIDCTokenResponse) refreshed.toSuccessResponse()).getOIDCTokens();
    assertThat(renewed.getRefreshToken()).isNotEqualTo(login.tokens().getRefreshToken());

    var revoked =
        new TokenRevocationRequest(
                provider.getRevocationEndpointURI(), secret(), renewed.getRefreshToken())
            .toHTTPRequest()
            .send();
    assertThat(revoked.getStatusCode()).isEqualTo(200);
    assertThat(introspect(provider, renewed.getRefreshToken()).isActive()).isFalse();
    assertThat(introspect(provider, access).isActive()).isFalse();
    assertThat(userInfo(provider, access).toErrorResponse().getErrorObject().getCode())
        .isEqualTo("invalid_token");

    var state = new State();
    var out =
        visitor.open(
            new LogoutRequest(
                    provider.getEndSessionEndpointURI(),
                    login.tokens().getIDToken(),
                    URI.create("http://localhost:3000"),
                    state)
                .toURI());
    assertThat(out.uri()).hasToString("http://localhost:3000?state=" + state);
  }

  @Test
  @DisplayName(
      "the Nimbus SDK logs in with private_key_jwt and an ES256 ID token; a used assertion is"
          + " refused")
  void byKey() throws Exception {
    var visitor = new Visitor().stoppingAt("localhost:3000");
    var login = logIn(visitor, BY_KEY, assertion(), JWSAlgorithm.ES256);
    assertThat(userInfo(login.provider(), login.tokens().getBearerAccessToken()).indicatesSuccess())
        .isTrue();

    var once = assertion();
    var grant = new ClientCredentialsGrant();
    var first = token(login.provider(), once, grant, new Scope("projects:read"));
    assertThat(first.indicatesSuccess()).isTrue();
    assertThat(first.toSuccessResponse().getTokens().getRefreshToken()).isNull();
    var second = token(login.provider(), once, grant, new Scope("projects:read"));
    assertThat(second.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_client");
  }

  @Test
  @DisplayName("the Nimbus SDK learns of wrong secrets and wrong verifiers by the error's code")
  void errors() throws Exception {
    var provider = provider();
    var wrong = new ClientSecretBasic(BY_SECRET, new Secret("nimbus-secret-that-is-not-the-one"));
    var code = codeOf(provider, new Visitor().stoppingAt("localhost:3000"), BY_SECRET);

    assertThat(errorOf(token(provider, wrong, grant(code, new CodeVerifier()))))
        .isEqualTo("invalid_client");
    assertThat(errorOf(token(provider, secret(), grant(code, new CodeVerifier()))))
        .isEqualTo("invalid_grant");
  }

  private static Login logIn(
      Visitor visitor, ClientID client, ClientAuthentication authentication, JWSAlgorithm algorithm)
      throws Exception {
    var provider = provider();
    var verifier = new CodeVerifier();
    var nonce = new Nonce();
    var state = new State();
    var page = visitor.open(request(provider, client, verifier, nonce, state));
    var back = afterConsent(visitor, visitor.signIn(page, TestTenants.ADA, TestTenants.PASSWORD));
    var answer = AuthenticationResponseParser.parse(back.uri()).toSuccessResponse();
    assertThat(answer.getState()).isEqualTo(state);
    assertThat(answer.getIssuer()).isEqualTo(provider.getIssuer());

    var grant = new AuthorizationCodeGrant(answer.getAuthorizationCode(), CALLBACK, verifier);
    var response = token(provider, authentication, grant);
    assertThat(response.indicatesSuccess()).isTrue();
    var tokens = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    var validator =
        new IDTokenValidator(
            provider.getIssuer(),
            client,
            algorithm,
            provider.getJWKSetURI().toURL(),
            // Its own patience is half a second.
            new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS));
    return new Login(provider, tokens, validator.validate(tokens.getIDToken(), nonce));
  }

  private static OIDCProviderMetadata provider() throws Exception {
    var issuer = new Issuer(server().at("/acme"));
    var provider = OIDCProviderMetadata.resolve(issuer);
    assertThat(provider.getIssuer()).isEqualTo(issuer);
    return provider;
  }

  private static URI request(
      OIDCProviderMetadata provider,
      ClientID client,
      CodeVerifier verifier,
      Nonce nonce,
      State state) {
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE), SCOPE, client, CALLBACK)
        .endpointURI(provider.getAuthorizationEndpointURI())
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .nonce(nonce)
        .state(state)
        .build()
        .toURI();
  }

  private static AuthorizationCodeGrant grant(String code, CodeVerifier verifier) {
    return new AuthorizationCodeGrant(new AuthorizationCode(code), CALLBACK, verifier);
  }

  private static String codeOf(OIDCProviderMetadata provider, Visitor visitor, ClientID client)
      throws Exception {
    var page =
        visitor.open(request(provider, client, new CodeVerifier(), new Nonce(), new State()));
    var back = afterConsent(visitor, visitor.signIn(page, TestTenants.ADA, TestTenants.PASSWORD));
    return back.query().getOrDefault("code", "");
  }

  private static Page afterConsent(Visitor visitor, Page page) throws Exception {
    return page.status() == 0 ? page : visitor.submit(page, Map.of("decision", "allow"));
  }

  private static TokenResponse token(
      OIDCProviderMetadata provider, ClientAuthentication authentication, AuthorizationGrant grant)
      throws Exception {
    return token(provider, authentication, grant, new Scope());
  }

  private static TokenResponse token(
      OIDCProviderMetadata provider,
      ClientAuthentication authentication,
      AuthorizationGrant grant,
      Scope scope)
      throws Exception {
    var request = new TokenRequest.Builder(provider.getTokenEndpointURI(), authentication, grant);
    if (!scope.isEmpty()) {
      request.scope(scope);
    }
    return OIDCTokenResponseParser.parse(request.build().toHTTPRequest().send());
  }

  private static String errorOf(TokenResponse response) {
    return response.toErrorResponse().getErrorObject().getCode();
  }

  private static UserInfoResponse userInfo(OIDCProviderMetadata provider, BearerAccessToken token)
      throws Exception {
    return UserInfoResponse.parse(
        new UserInfoRequest(provider.getUserInfoEndpointURI(), token).toHTTPRequest().send());
  }

  private static TokenIntrospectionSuccessResponse introspect(
      OIDCProviderMetadata provider, Token token) throws Exception {
    var request =
        new TokenIntrospectionRequest(provider.getIntrospectionEndpointURI(), secret(), token);
    return TokenIntrospectionResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }

  private static ClientAuthentication secret() {
    return new ClientSecretBasic(BY_SECRET, new Secret("nimbus-secret-0123456789abcdef01234"));
  }

  private static ClientAuthentication assertion() throws Exception {
    var issuer = new Audience(server().at("/acme"));
    return new PrivateKeyJWT(
        new JWTAuthenticationClaimsSet(BY_KEY, issuer),
        JWSAlgorithm.ES256,
        key.orElseThrow().toPrivateKey(),
        "first",
        null);
  }

  private static ServedGatewright server() {
    return running.orElseThrow();
  }
}
