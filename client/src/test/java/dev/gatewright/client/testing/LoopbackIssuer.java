package dev.gatewright.client.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A provider on a loopback port, over HTTP, with keys that a test changes and JWTs that Nimbus
/// signs.
public final class LoopbackIssuer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final AtomicReference<String> keySet = new AtomicReference<>("{\"keys\":[]}");
  private final AtomicReference<String> introspection = new AtomicReference<>("{}");
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));

  public LoopbackIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Publishes the public halves of these keys.
  public void publish(JWK... keys) {
    publishText(new JWKSet(List.of(keys)).toString(true));
  }

  public void publishText(String body) {
    keySet.set(body);
  }

  /// Answers every request with this status from now on.
  public void answerWith(int code) {
    status.set(code);
  }

  /// Holds every answer back until the latch is open.
  public void holdUntil(CountDownLatch open) {
    gate.set(open);
  }

  /// What introspection says.
  public void introspection(Map<String, ?> answer) {
    introspection.set(JsonObject.of(answer).toJson());
  }

  /// How many requests came for this path.
  public int count(String path) {
    return counts.computeIfAbsent(path, _ -> new AtomicInteger()).get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    counts.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    try {
      gate.get().await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    var body =
        switch (path) {
          case "/.well-known/openid-configuration" -> metadata();
          case "/jwks" -> keySet.get();
          case "/introspect" -> introspection.get();
          default -> "{}";
        };
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status.get(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String metadata() {
    return JsonObject.of(
            Map.of(
                "issuer",
                url(),
                "jwks_uri",
                url() + "/jwks",
                "token_endpoint",
                url() + "/token",
                "introspection_endpoint",
                url() + "/introspect"))
        .toJson();
  }

  /// A JWT of this header and these claims, as they are, signed with this key.
  public static String sign(JWK key, Map<String, ?> header, Map<String, ?> claims) {
    try {
      var jws =
          new JWSObject(
              JWSHeader.parse(new LinkedHashMap<>(header)),
              new Payload(new LinkedHashMap<>(claims)));
      jws.sign(new DefaultJWSSignerFactory().createJWSSigner(key, jws.getHeader().getAlgorithm()));
      return jws.serialize();
    } catch (JOSEException | ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    gate.get().countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
