package dev.gatewright.client.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider on a real socket that takes each refresh token once. One that comes again ends the
/// session it belonged to (RFC 9700 §4.14.2), at once and without grace. A test can make it slow,
/// break its connections, and leave things out of its answers.
public final class RotatingProvider implements AutoCloseable {
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final ECKey key = ScriptedProvider.newKey("k1");
  private final Map<String, String> sessionOfRefreshToken = new HashMap<>();
  private final Map<String, String> successors = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final List<String> revoked = new ArrayList<>();
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final Set<String> leftOut = new HashSet<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private Optional<Hold> hold = Optional.empty();
  private boolean rotates = true;
  private boolean hasGrace;
  private boolean keysAreAway;
  private Duration lifetime = LIFETIME;
  private int tokenRequests;
  private int serial;

  /// What goes wrong with one token request.
  public sealed interface Fault {
    /// The connection breaks before the request is looked at.
    record BreakBefore() implements Fault {}

    /// The request is carried out and its answer lost.
    record BreakAfter() implements Fault {}

    /// The request is refused with `invalid_grant`.
    record InvalidGrant() implements Fault {}

    /// The request is answered with this status, and this `Retry-After` if it is not empty.
    record Status(int code, String retryAfter) implements Fault {}
  }

  /// Token requests that were carried out and whose answers wait.
  public static final class Hold {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /// Waits until a request is there.
    public void awaitArrival() throws InterruptedException {
      arrived.await();
    }

    public void release() {
      released.countDown();
    }
  }

  public RotatingProvider(InstantSource clock) throws IOException {
    this.clock = clock;
    claims.put("sub", "ada");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext("/jwks", this::keys);
    server.createContext("/token", this::token);
    server.createContext("/revoke", this::revoke);
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// A login's tokens, whose access token is expired.
  public synchronized TokenSet expiredLogin() {
    return login(clock.instant().minusSeconds(1));
  }

  /// A login's tokens, whose access token expires then.
  public synchronized TokenSet login(Instant expiresAt) {
    serial++;
    var refreshToken = "rt-" + serial;
    sessionOfRefreshToken.put(refreshToken, "session-" + serial);
    return TokenSet.of("at-" + serial)
        .refreshToken(refreshToken)
        .idToken(idToken())
        .expiresAt(expiresAt)
        .scope("openid")
        .build();
  }

  /// How many requests the token endpoint got.
  public synchronized int tokenRequests() {
    return tokenRequests;
  }

  /// The tokens that were revoked.
  public synchronized List<String> revoked() {
    return List.copyOf(revoked);
  }

  /// Whether a session was ended because a refresh token came twice.
  public synchronized boolean endedSessions() {
    return !ended.isEmpty();
  }

  /// From now on token requests are carried out and their answers held back.
  public synchronized Hold hold() {
    var held = new Hold();
    hold = Optional.of(held);
    return held;
  }

  public synchronized void holdNoMore() {
    hold = Optional.empty();
  }

  /// What goes wrong with the next token requests, one each.
  public synchronized void fail(Fault... next) {
    faults.addAll(List.of(next));
  }

  /// Answers are without these members.
  public synchronized void leaveOut(String... names) {
    leftOut.addAll(List.of(names));
  }

  /// A claim of the next ID tokens.
  public synchronized void claim(String name, Object value) {
    claims.put(name, value);
  }

  public synchronized void rotates(boolean value) {
    rotates = value;
  }

  /// A refresh token that comes again is answered with the same successor.
  public synchronized void hasGrace(boolean value) {
    hasGrace = value;
  }

  public synchronized void keysAreAway(boolean value) {
    keysAreAway = value;
  }

  public synchronized void lifetime(Duration value) {
    lifetime = value;
  }

  /// The refresh tokens of every session are refused from now on.
  public synchronized void endAllSessions() {
    ended.addAll(sessionOfRefreshToken.values());
  }

  private void metadata(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Map.of(
            "issuer",
            issuer(),
            "authorization_endpoint",
            issuer() + "/authorize",
            "token_endpoint",
            issuer() + "/token",
            "revocation_endpoint",
            issuer() + "/revoke",
            "jwks_uri",
            issuer() + "/jwks"));
  }

  private void keys(HttpExchange exchange) throws IOException {
    boolean away;
    synchronized (this) {
      away = keysAreAway;
    }
    if (away) {
      exchange.close();
      return;
    }
    answer(exchange, 200, Map.of("keys", List.of(key.toPublicJWK().toJSONObject())));
  }

  private void revoke(HttpExchange exchange) throws IOException {
    var form = form(exchange);
    synchronized (this) {
      revoked.add(form.one("token").orElseThrow());
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var form = form(exchange);
    Optional<Fault> fault;
    Optional<Hold> held;
    Optional<Map<String, Object>> body = Optional.empty();
    synchronized (this) {
      tokenRequests++;
      fault = Optional.ofNullable(faults.poll());
      held = hold;
      if (fault.isEmpty() || fault.get() instanceof Fault.BreakAfter) {
        body = form.one("refresh_token").map(this::refreshed).orElseGet(this::clientCredentials);
      }
    }
    held.ifPresent(RotatingProvider::waitFor);
    if (fault.isPresent() && fault.get() instanceof Fault.Status(var code, var retryAfter)) {
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      answer(exchange, code, Map.of("error", "temporarily_unavailable"));
    } else if (fault.isPresent() && !(fault.get() instanceof Fault.InvalidGrant)) {
      exchange.close();
    } else if (body.isEmpty()) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
    } else {
      answer(exchange, 200, body.get());
    }
  }

  private static void waitFor(Hold hold) {
    hold.arrived.countDown();
    try {
      hold.released.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Map<String, Object>> refreshed(String refreshToken) {
    var session = sessionOfRefreshToken.get(refreshToken);
    if (session == null || ended.contains(session)) {
      return Optional.empty();
    }
    var successor = successors.get(refreshToken);
    if (successor != null && !hasGrace) {
      ended.add(session);
      return Optional.empty();
    }
    serial++;
    var next = successor != null ? successor : rotates ? "rt-" + serial : refreshToken;
    if (!next.equals(refreshToken)) {
      successors.put(refreshToken, next);
      sessionOfRefreshToken.put(next, session);
    }
    var body = accessToken();
    body.put("refresh_token", next);
    body.put("id_token", idToken());
    leftOut.forEach(body::remove);
    return Optional.of(body);
  }

  private Optional<Map<String, Object>> clientCredentials() {
    serial++;
    var body = accessToken();
    leftOut.forEach(body::remove);
    return Optional.of(body);
  }

  private Map<String, Object> accessToken() {
    return new LinkedHashMap<>(
        Map.of(
            "access_token",
            "at-" + serial,
            "token_type",
            "Bearer",
            "expires_in",
            lifetime.toSeconds()));
  }

  private String idToken() {
    try {
      var now = clock.instant();
      var set =
          new JWTClaimsSet.Builder()
              .issuer(issuer())
              .audience("web")
              .issueTime(Date.from(now))
              .expirationTime(Date.from(now.plusSeconds(300)))
              .jwtID("id-" + serial);
      claims.forEach(set::claim);
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), set.build());
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static CallbackParameters form(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return CallbackParameters.parse(body);
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    var bytes = JsonObject.of(body).toJson().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
