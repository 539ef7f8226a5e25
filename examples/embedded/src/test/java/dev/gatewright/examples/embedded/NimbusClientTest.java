package dev.gatewright.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.DefaultResourceRetriever;
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
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.oauth.ErrorStyle;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Nimbus SDK as a client of the example")
final class NimbusClientTest {
  private static final int PATIENCE_MS = 180_000;

  private static final ClientID WEB = new ClientID("web");
  private static final URI CALLBACK = URI.create(Caller.WEB.callback());
  private static final ClientSecretBasic SECRET =
      new ClientSecretBasic(WEB, new Secret(Registrations.WEB_SECRET));

  private static OIDCProviderMetadata provider(Application app) throws Exception {
    return OIDCProviderMetadata.resolve(new Issuer(app.issuer()));
  }

  /// A login as the SDK makes one, as far as where the browser comes back to.
  private static AuthenticationResponse authorized(
      Application app, CodeVerifier verifier, State state, Nonce nonce) throws Exception {
    var scope = new Scope("openid", "email", "contacts.read");
    var request =
        new AuthenticationRequest.Builder(ResponseType.CODE, scope, WEB, CALLBACK)
            .endpointURI(provider(app).getAuthorizationEndpointURI())
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .state(state)
            .nonce(nonce)
            .build()
            .toURI();
    var back = app.get(request.getRawPath() + "?" + request.getRawQuery());
    return AuthenticationResponseParser.parse(back.location());
  }

  private static TokenResponse token(Application app, AuthorizationGrant grant) throws Exception {
    var request =
        new TokenRequest.Builder(provider(app).getTokenEndpointURI(), SECRET, grant).build();
    return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
  }

  private static TokenIntrospectionSuccessResponse introspect(Application app, Token token)
      throws Exception {
    var request =
        new TokenIntrospectionRequest(provider(app).getIntrospectionEndpointURI(), SECRET, token);
    return TokenIntrospectionResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }

  @Test
  @DisplayName("logs in, checks the ID token, refreshes, introspects and revokes")
  void wholeLife() throws Exception {
    var setup = Application.setup();
    // The SDK has no clock of its own to move.
    setup.clock().goToToday();
    try (var app = setup.start()) {
      var verifier = new CodeVerifier();
      var state = new State();
      var nonce = new Nonce();
      var answer = authorized(app, verifier, state, nonce).toSuccessResponse();
      assertThat(answer.getState()).isEqualTo(state);
      assertThat(answer.getIssuer()).isEqualTo(new Issuer(app.issuer()));

      var grant = new AuthorizationCodeGrant(answer.getAuthorizationCode(), CALLBACK, verifier);
      var tokens = ((OIDCTokenResponse) token(app, grant).toSuccessResponse()).getOIDCTokens();
      var provider = provider(app);
      var claims =
          new IDTokenValidator(
                  provider.getIssuer(),
                  WEB,
                  JWSAlgorithm.RS256,
                  provider.getJWKSetURI().toURL(),
                  // Its own patience is half a second.
                  new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS))
              .validate(tokens.getIDToken(), nonce);
      assertThat(claims.getSubject().getValue()).isEqualTo(People.ADA.value());

      var info =
          UserInfoResponse.parse(
              new UserInfoRequest(provider.getUserInfoEndpointURI(), tokens.getBearerAccessToken())
                  .toHTTPRequest()
                  .send());
      assertThat(info.toSuccessResponse().getUserInfo().getEmailAddress())
          .isEqualTo("ada@example.com");

      var told = introspect(app, tokens.getAccessToken());
      assertThat(told.isActive()).isTrue();
      assertThat(told.getUsername()).isEqualTo("ada");
      assertThat(told.getScope().toStringList()).contains("contacts.read");

      var renewed =
          token(app, new RefreshTokenGrant(tokens.getRefreshToken()))
              .toSuccessResponse()
              .getTokens();
      assertThat(renewed.getRefreshToken()).isNotEqualTo(tokens.getRefreshToken());

      var revoked =
          new TokenRevocationRequest(
                  provider.getRevocationEndpointURI(), SECRET, renewed.getRefreshToken())
              .toHTTPRequest()
              .send();
      assertThat(revoked.getStatusCode()).isEqualTo(200);
      assertThat(introspect(app, renewed.getAccessToken()).isActive()).isFalse();
      assertThat(token(app, new RefreshTokenGrant(renewed.getRefreshToken())).indicatesSuccess())
          .isFalse();
    }
  }

  @Test
  @DisplayName("gets a token for itself")
  void clientCredentials() throws Exception {
    try (var app = Application.started()) {
      var request =
          new TokenRequest.Builder(
                  provider(app).getTokenEndpointURI(), SECRET, new ClientCredentialsGrant())
              .scope(new Scope("contacts.read"))
              .build();
      var answer = TokenResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
      assertThat(answer.getTokens().getAccessToken().getLifetime()).isEqualTo(3600);
      assertThat(answer.getTokens().getRefreshToken()).isNull();
    }
  }

  @InBothStyles
  @DisplayName("reads our errors, also those in the library's style")
  void errors(ErrorStyle style) throws Exception {
    try (var app = Application.started(style)) {
      var refused = token(app, new RefreshTokenGrant(new RefreshToken("x")));
      var error = refused.toErrorResponse().getErrorObject();
      assertThat(error.getCode())
          .isEqualTo(style == ErrorStyle.RFC ? "invalid_grant" : "invalid_request");
      assertThat(error.getHTTPStatusCode()).isEqualTo(400);
      assertThat(error.getDescription()).isNotBlank();
    }
  }

  @Test
  @DisplayName("learns that the user said no")
  void denied() throws Exception {
    var setup = Application.setup();
    try (var app =
        setup
            .approval((asked, client, request) -> new Step.Decided(AuthorizationDecision.deny()))
            .start()) {
      var answer = authorized(app, new CodeVerifier(), new State(), new Nonce());
      assertThat(answer.toErrorResponse().getErrorObject().getCode()).isEqualTo("access_denied");
    }
  }
}
