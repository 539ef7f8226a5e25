package dev.gatewright.server.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A provider on a real socket whose every answer a test can word. It keeps codes once, binds them
/// to PKCE, client and redirect URI, and remembers what it was asked.
final class FakeProvider implements AutoCloseable {
  static final String CLIENT = "gatewright";

  private final HttpServer server;
  private final ECKey key = newKey("k1");
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private final Map<String, Function<Asked, Answer>> answers = new HashMap<>();
  private final List<Asked> requests = new ArrayList<>();

  /// To change.
  final Map<String, Object> metadata = new LinkedHashMap<>();

  /// The claims of the next ID token, to change; none at all where this is an OAuth 2.0 provider.
  final Map<String, Object> idToken = new LinkedHashMap<>();

  private Function<JWTClaimsSet, String> signing = this::signed;

  /// A request that came.
  record Asked(String path, Map<String, String> form, Map<String, List<String>> headers) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }
  }

  /// An answer to send.
  record Answer(int status, Map<String, String> headers, String body) {
    static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  FakeProvider(InstantSource clock) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", issuer() + "/authorize");
    metadata.put("token_endpoint", issuer() + "/token");
    metadata.put("jwks_uri", issuer() + "/jwks");
    metadata.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "client_secret_basic", "private_key_jwt"));
    var now = clock.instant().getEpochSecond();
    idToken.putAll(Map.of("iss", issuer(), "sub", "ada", "aud", CLIENT));
    idToken.putAll(Map.of("iat", now, "exp", now + 300, "email", "ada@acme.test"));
    idToken.put("email_verified", true);
    idToken.put("name", "Ada Lovelace");
  }

  static ECKey newKey(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Answers requests to a path in another way.
  void answer(String path, Function<Asked, Answer> answer) {
    answers.put(path, answer);
  }

  void answer(String path, String json) {
    answer(path, _ -> Answer.json(200, json));
  }

  /// Signs ID tokens in another way.
  void sign(Function<JWTClaimsSet, String> other) {
    signing = other;
  }

  ECKey key() {
    return key;
  }

  synchronized List<Asked> asked(String path) {
    return requests.stream().filter(it -> it.path().equals(path)).toList();
  }

  /// What a browser does that was sent here and whose person says yes: a code for what it brought.
  synchronized String code(Map<String, String> authorization) {
    var code = "code-" + codes.size();
    codes.put(code, authorization);
    return code;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var asked =
          new Asked(exchange.getRequestURI().getPath(), form(body), exchange.getRequestHeaders());
      synchronized (this) {
        requests.add(asked);
      }
      var answer = answer(asked);
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      var bytes = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(Asked asked) {
    if (answers.containsKey(asked.path())) {
      return Objects.requireNonNull(answers.get(asked.path())).apply(asked);
    }
    return switch (asked.path()) {
      case "/.well-known/openid-configuration" ->
          Answer.json(200, JsonObject.of(metadata).toJson());
      case "/jwks" -> Answer.json(200, new JWKSet(key.toPublicJWK()).toString());
      case "/token" -> tokens(asked.form());
      default -> Answer.json(404, "{}");
    };
  }

  private synchronized Answer tokens(Map<String, String> form) {
    var begun = codes.remove(form.getOrDefault("code", ""));
    if (begun == null
        || !form.getOrDefault("redirect_uri", "").equals(begun.get("redirect_uri"))
        || !challenge(form.getOrDefault("code_verifier", "")).equals(begun.get("code_challenge"))) {
      return Answer.json(400, "{\"error\":\"invalid_grant\"}");
    }
    var tokens = new LinkedHashMap<String, Object>();
    tokens.putAll(Map.of("access_token", "at-1", "token_type", "Bearer", "expires_in", 300));
    if (!idToken.isEmpty()) {
      var claims = new JWTClaimsSet.Builder();
      claims.claim("nonce", begun.get("nonce"));
      idToken.forEach(claims::claim);
      tokens.put("id_token", signing.apply(claims.build()));
    }
    return Answer.json(200, JsonObject.of(tokens).toJson());
  }

  private String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet claims, ECKey key) {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    try {
      jwt.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private static String challenge(String verifier) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> form(String encoded) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : encoded.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    try {
      server.stop(0);
    } catch (UncheckedIOException _) {
      // It is gone.
    }
  }
}
