package dev.gatewright.server.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo application's side of OpenID Connect, written as any application would: discovery, code
/// for tokens, refresh, UserInfo. Safe for any number of threads.
final class DemoClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI issuer;
  private final String clientId;
  private final String secret;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = new JsonMapper();

  DemoClient(URI issuer, String clientId, String secret) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.secret = secret;
  }

  /// What came of asking the issuer for tokens.
  sealed interface Outcome {
    record Tokens(DemoTokens tokens) implements Outcome {}

    /// Why there are none, in a few words.
    record Problem(String why) implements Outcome {}
  }

  /// An address from the issuer's metadata (OpenID Connect Discovery §4).
  String endpoint(String name) throws IOException {
    var metadata = get(issuer + "/.well-known/openid-configuration", Map.of());
    var found = metadata.path(name).asString("");
    if (!metadata.path("issuer").asString("").equals(issuer.toString()) || found.isEmpty()) {
      throw new IOException("the metadata of " + issuer + " has no " + name);
    }
    return found;
  }

  /// Trades a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
  Outcome redeem(String code, String redirectUri, String verifier, String nonce)
      throws IOException {
    return tokens(
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", redirectUri,
            "code_verifier", verifier),
        Optional.of(nonce),
        Optional.empty());
  }

  /// Renews tokens (RFC 6749 §6, OpenID Connect Core §12).
  Outcome refresh(DemoTokens before) throws IOException {
    return before.refreshToken().isEmpty()
        ? new Outcome.Problem("no refresh token was given")
        : tokens(
            Map.of("grant_type", "refresh_token", "refresh_token", before.refreshToken().get()),
            Optional.empty(),
            Optional.of(before));
  }

  private Outcome tokens(
      Map<String, String> form, Optional<String> nonce, Optional<DemoTokens> before)
      throws IOException {
    var answer = post(endpoint("token_endpoint"), form);
    var access = answer.path("access_token").asString("");
    if (access.isEmpty()) {
      return new Outcome.Problem(answer.path("error").asString("no access token was given"));
    }
    var idToken = Optional.of(answer.path("id_token").asString("")).filter(text -> !text.isEmpty());
    if (idToken.isPresent()) {
      var fault = fault(idToken.get(), nonce);
      if (fault.isPresent()) {
        return new Outcome.Problem("the ID token is not valid: " + fault.get());
      }
    }
    var kept = idToken.or(() -> before.map(DemoTokens::idToken));
    if (kept.isEmpty()) {
      return new Outcome.Problem("no ID token was given");
    }
    var refresh = Optional.of(answer.path("refresh_token").asString("")).filter(t -> !t.isEmpty());
    var userInfo = get(endpoint("userinfo_endpoint"), Map.of("Authorization", "Bearer " + access));
    return new Outcome.Tokens(
        new DemoTokens(
            access,
            refresh.or(() -> before.flatMap(DemoTokens::refreshToken)),
            kept.get(),
            userInfo.toString()));
  }

  /// What is wrong with an ID token (OpenID Connect Core §3.1.3.7), if anything. Its algorithm must
  /// be one that the issuer's published keys sign with, never `none` and never a shared secret.
  private Optional<String> fault(String idToken, Optional<String> nonce) throws IOException {
    try {
      var keys = JWKSet.parse(get(endpoint("jwks_uri"), Map.of()).toString());
      var processor = new DefaultJWTProcessor<SecurityContext>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA),
              new ImmutableJWKSet<>(keys)));
      var exact = new JWTClaimsSet.Builder().issuer(issuer.toString());
      nonce.ifPresent(value -> exact.claim("nonce", value));
      processor.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(clientId, exact.build(), Set.of("sub", "iat", "exp")));
      processor.process(idToken, null);
      return Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private JsonNode get(String url, Map<String, String> headers) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    headers.forEach(request::header);
    return send(request.build());
  }

  private JsonNode post(String url, Map<String, String> form) throws IOException {
    var body =
        form.entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    // RFC 6749 §2.3.1: id and secret are form-encoded before they become user and password.
    var credentials = (encode(clientId) + ":" + encode(secret)).getBytes(UTF_8);
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return json.readTree(answer.body());
    } catch (JacksonException e) {
      throw new IOException(request.uri().getPath() + " did not answer with JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
