package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A confidential client with a secret at one issuer: the addresses it sends people to and its own
/// requests. Any thread may use it.
///
/// @param issuer the issuer's URL, without a slash at the end
public record RelyingParty(URI issuer, String clientId, String secret, String redirectUri) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// One verifier for every login; nothing here depends on its secrecy.
  private static final String VERIFIER = "a-verifier-that-serves-every-login-of-the-tests-0123456";

  /// How a request was answered.
  public record Answer(int status, HttpHeaders headers, String body) {
    public boolean isOk() {
      return status == 200;
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /// A member of the body that is a string; empty text when there is none.
    public String text(String name) {
      return json().path(name).asString("");
    }
  }

  /// Where a browser begins a login.
  public URI authorize(Map<String, String> further) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", clientId);
    parameters.put("redirect_uri", redirectUri);
    parameters.put("scope", "openid email");
    parameters.put("state", "a-state");
    parameters.put("code_challenge", challenge());
    parameters.put("code_challenge_method", "S256");
    parameters.putAll(further);
    return at("/oauth2/authorize?" + Form.encoded(parameters));
  }

  public URI authorize() {
    return authorize(Map.of());
  }

  public Answer redeem(String code) throws IOException, InterruptedException {
    return token(
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", redirectUri,
            "code_verifier", VERIFIER));
  }

  public Answer refresh(String refreshToken) throws IOException, InterruptedException {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  public Answer token(Map<String, String> parameters) throws IOException, InterruptedException {
    return post("/oauth2/token", parameters);
  }

  /// A token request that brings its own proof of who it is from, or none.
  public Answer tokenWithoutSecret(Map<String, String> parameters)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at("/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Form.encoded(parameters))));
  }

  public Answer introspect(String token) throws IOException, InterruptedException {
    return post("/oauth2/introspect", Map.of("token", token));
  }

  public boolean isActive(String token) throws IOException, InterruptedException {
    return introspect(token).json().path("active").asBoolean();
  }

  public Answer revoke(String token) throws IOException, InterruptedException {
    return post("/oauth2/revoke", Map.of("token", token));
  }

  public Answer userInfo(String accessToken) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at("/oauth2/userinfo"))
            .header("Authorization", "Bearer " + accessToken));
  }

  /// Posts a form as this client (RFC 6749 §2.3.1).
  public Answer post(String path, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Authorization", basic())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Form.encoded(parameters))));
  }

  public String basic() {
    return "Basic "
        + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(US_ASCII));
  }

  public URI at(String path) {
    return URI.create(issuer + path);
  }

  private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private static String challenge() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// Names the client alone.
  @Override
  public String toString() {
    return clientId + " at " + issuer;
  }
}
