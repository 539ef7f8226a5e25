package dev.gatewright.testkit;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// An application on the Nimbus SDK, at the redirect URI of its client.
record RelyingParty(URI issuer, TestClient client) {
  static final URI CALLBACK = URI.create("http://127.0.0.1:1/callback");

  private static final int FOREIGN_CLOCK_SECONDS = 90 * 24 * 60 * 60;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final CodeVerifier VERIFIER =
      new CodeVerifier("one-verifier-for-every-login-of-these-tests-0123");

  /// The usual client of these tests.
  static TestClient app() {
    return TestClient.web("app").redirectUri(CALLBACK.toString());
  }

  URI authorizationUrl() {
    return authorizationUrl(CALLBACK);
  }

  URI authorizationUrl(URI redirectUri) {
    return new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(client.id()))
        .endpointURI(at("/oauth2/authorize"))
        .redirectionURI(redirectUri)
        .scope(new Scope("openid", "email", "profile", "organizations", "offline_access"))
        .state(new State("a-state"))
        .codeChallenge(VERIFIER, CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /// Logs in at a new browser.
  OIDCTokenResponse logIn(TestGatewright gatewright, TestUser user) throws Exception {
    return success(redeem(gatewright.browser().logIn(authorizationUrl(), user)));
  }

  HTTPResponse redeem(URI callback) throws IOException {
    var code = new AuthorizationCode(query(callback).getOrDefault("code", ""));
    return token(new AuthorizationCodeGrant(code, CALLBACK, VERIFIER));
  }

  HTTPResponse refresh(OIDCTokenResponse tokens) throws IOException {
    return refresh(tokens.getOIDCTokens().getRefreshToken());
  }

  HTTPResponse refresh(RefreshToken token) throws IOException {
    return token(new RefreshTokenGrant(token));
  }

  HTTPResponse clientCredentials() throws IOException {
    return token(new ClientCredentialsGrant());
  }

  private HTTPResponse token(AuthorizationGrant grant) throws IOException {
    var authentication =
        new ClientSecretBasic(new ClientID(client.id()), new Secret(client.secret()));
    return send(
        new TokenRequest.Builder(at("/oauth2/token"), authentication, grant)
            .build()
            .toHTTPRequest());
  }

  /// The SDK's own way, HttpURLConnection, posts again by itself when an answer is lost.
  private static HTTPResponse send(HTTPRequest message) throws IOException {
    var request =
        HttpRequest.newBuilder(message.getURI())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", message.getAuthorization())
            .POST(BodyPublishers.ofString(message.getBody()));
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      var response = new HTTPResponse(answer.statusCode());
      answer.headers().map().forEach((name, values) -> response.setHeader(name, values.getFirst()));
      response.setBody(answer.body());
      return response;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  int userInfoStatus(OIDCTokenResponse tokens) throws IOException {
    return new UserInfoRequest(
            at("/oauth2/userinfo"), tokens.getOIDCTokens().getBearerAccessToken())
        .toHTTPRequest()
        .send()
        .getStatusCode();
  }

  /// Checks the ID token's signature with the keys now published, and returns its claims.
  Map<String, Object> verified(OIDCTokenResponse tokens) throws Exception {
    var validator =
        new IDTokenValidator(
            new Issuer(issuer), new ClientID(client.id()), JWSAlgorithm.RS256, keys());
    // It reads the machine's clock, and the server's is wherever the tests before have moved it.
    validator.setMaxClockSkew(FOREIGN_CLOCK_SECONDS);
    return validator.validate(tokens.getOIDCTokens().getIDToken(), null).toJSONObject();
  }

  JWKSet keys() throws Exception {
    return JWKSet.load(at("/oauth2/jwks").toURL());
  }

  URI at(String path) {
    return URI.create(issuer + path);
  }

  static OIDCTokenResponse success(HTTPResponse answer) throws Exception {
    return OIDCTokenResponse.parse(answer);
  }

  static String error(HTTPResponse answer) throws Exception {
    return String.valueOf(answer.getBodyAsJSONObject().get("error"));
  }

  static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
