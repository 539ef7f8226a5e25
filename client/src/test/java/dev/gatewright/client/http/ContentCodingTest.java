package dev.gatewright.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An answer that is compressed though nobody asked for it is read, within its limit")
class ContentCodingTest {
  private static final byte[] JSON = "{\"active\":true}".getBytes(StandardCharsets.UTF_8);

  private final JdkHttpTransport transport =
      JdkHttpTransport.of(Duration.ofMinutes(1), Duration.ofMinutes(1));
  private final Map<String, String> received = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpTransport.Response answered(String coding, byte[] body) throws IOException {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestHeaders().forEach((name, values) -> received.put(name, values.get(0)));
          received.put(
              "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Content-Encoding", coding);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    var target = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return transport.send(HttpTransport.Request.post(target, Map.of(), "a=b"));
  }

  private static byte[] coded(String coding, byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out =
        switch (coding) {
          case "gzip", "x-gzip", "GZIP" -> new GZIPOutputStream(bytes);
          case "deflate" -> new DeflaterOutputStream(bytes);
          default -> new DeflaterOutputStream(bytes, new Deflater(9, true));
        }) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate"})
  @DisplayName("RFC 9110 §8.4.1: gzip and deflate are decoded, and the coding is gone then")
  void decoded(String coding) throws IOException {
    var answer = answered(coding, coded(coding, JSON));
    assertThat(answer.body()).isEqualTo(JSON);
    assertThat(answer.header("content-encoding")).isEmpty();
  }

  @Test
  @DisplayName("RFC 9110 §8.4.1.2: deflate without the zlib format, as many send it, is decoded")
  void rawDeflate() throws IOException {
    assertThat(answered("deflate", coded("raw", JSON)).body()).isEqualTo(JSON);
  }

  @Test
  @DisplayName("A short answer that holds a very long one is refused")
  void bomb() throws IOException {
    var bomb = coded("gzip", new byte[JdkHttpTransport.MAX_BODY + 1]);
    assertThat(bomb.length).isLessThan(10_000);
    assertThatThrownBy(() -> answered("gzip", bomb))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "gzip, gzip"})
  @DisplayName("A coding that is not known is named, and text that is not in its coding is refused")
  void unreadable(String coding) {
    assertThatThrownBy(() -> answered(coding, JSON))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(coding);
    server.removeContext("/");
    assertThatThrownBy(() -> answered("gzip", JSON)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("Nothing compressed is asked for, and no upgrade to HTTP/2, which loses some bodies")
  void asked() throws IOException {
    answered("identity", JSON);
    assertThat(received)
        .containsEntry("Accept-encoding", "identity")
        .containsEntry("body", "a=b")
        .doesNotContainKeys("Upgrade", "Http2-settings");
  }
}
