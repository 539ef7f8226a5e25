package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.discovery.ProviderMetadata;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.discovery.Discovery;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "What the provider says about itself is fetched when due and believed for its issuer only")
class DiscoveryTest {
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final AtomicBoolean away = new AtomicBoolean();
  private final Discovery discovery =
      new Discovery(
          new IssuerRule.Exactly(ScriptedProvider.ISSUER),
          request -> {
            if (away.get()) {
              throw new IOException("away");
            }
            return provider.send(request);
          },
          clock);

  @Test
  @DisplayName("It is fetched once in an hour, and then again")
  void cached() {
    discovery.metadata();
    clock.advance(Discovery.FRESH.minusSeconds(1));
    discovery.metadata();
    assertThat(provider.count(DOCUMENT)).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    provider.metadata().put("token_endpoint", "https://idp.test/t1/moved");
    assertThat(discovery.metadata().tokenEndpoint()).hasPath("/t1/moved");
    assertThat(provider.count(DOCUMENT)).isEqualTo(2);
  }

  @Test
  @DisplayName("64 threads that need it first send one request")
  void single() throws Exception {
    var together = new CyclicBarrier(64);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<ProviderMetadata> ask =
          () -> {
            together.await();
            return discovery.metadata();
          };
      for (var answer : threads.invokeAll(IntStream.range(0, 64).mapToObj(_ -> ask).toList())) {
        assertThat(answer.get().issuer()).isEqualTo(ScriptedProvider.ISSUER);
      }
    }
    assertThat(provider.count(DOCUMENT)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "A provider that is away stops nobody who has a document, and is not asked at every turn")
  void away() {
    discovery.metadata();
    clock.advance(Discovery.FRESH);
    away.set(true);

    assertThat(discovery.metadata().issuer()).isEqualTo(ScriptedProvider.ISSUER);
    away.set(false);
    discovery.metadata();
    assertThat(provider.count(DOCUMENT)).as("asked during the pause").isEqualTo(1);
    clock.advance(Discovery.PAUSE_WITH_DOCUMENT);
    discovery.metadata();
    assertThat(provider.count(DOCUMENT)).isEqualTo(2);
  }

  @Test
  @DisplayName("A provider that was never reached is unavailable until it answers")
  void neverReached() {
    away.set(true);
    assertThatThrownBy(discovery::metadata).isInstanceOf(IdpException.Unavailable.class);
    away.set(false);
    clock.advance(Discovery.PAUSE_WITHOUT_DOCUMENT);
    assertThat(discovery.metadata().issuer()).isEqualTo(ScriptedProvider.ISSUER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://idp.test/t1/",
        "https://idp.test",
        "https://IDP.test/t1",
        "https://idp.test/t2",
        ""
      })
  @DisplayName(
      "OpenID Connect Discovery §4.3: a document of another issuer is refused, however alike")
  void otherIssuer(String issuer) {
    provider.metadata().put("issuer", issuer);
    assertThatThrownBy(discovery::metadata)
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining(ScriptedProvider.ISSUER)
        .hasMessageContaining("letter for letter");
  }

  @Test
  @DisplayName("RFC 8414 §3.1: a plain OAuth server is found by its own document")
  void plainOAuth() {
    provider.answer(DOCUMENT, _ -> HttpTransport.Response.of(404, Map.of(), new byte[0]));
    var plain =
        new Discovery(
            new IssuerRule.Exactly(ScriptedProvider.ISSUER),
            request ->
                request
                        .target()
                        .toString()
                        .equals("https://idp.test/.well-known/oauth-authorization-server/t1")
                    ? ScriptedProvider.json(200, provider.metadata())
                    : provider.send(request),
            clock);
    assertThat(plain.metadata().issuer()).isEqualTo(ScriptedProvider.ISSUER);
  }

  @Test
  @DisplayName("A document that is no JSON object says so")
  void notJson() {
    provider.answer(
        DOCUMENT,
        _ -> HttpTransport.Response.of(200, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(discovery::metadata)
        .isInstanceOfSatisfying(
            IdpException.Misconfigured.class,
            wrong -> assertThat(wrong.reason()).isEqualTo("discovery.invalid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://idp.test/token",
        "javascript:alert(1)",
        "/token",
        "https:///x",
        "not an address"
      })
  @DisplayName("An endpoint that is no https address is refused, and the message names it")
  void insecureEndpoint(String address) {
    provider.metadata().put("token_endpoint", address);
    assertThatThrownBy(() -> discovery.metadata().tokenEndpoint())
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining("token_endpoint");
  }

  @Test
  @DisplayName("RFC 8414 §2: a provider that names no way to authenticate takes HTTP Basic")
  void authMethods() {
    assertThat(discovery.metadata().tokenEndpointAuthMethods())
        .containsExactly("client_secret_basic");
    provider
        .metadata()
        .put("token_endpoint_auth_methods_supported", List.of("none", "private_key_jwt"));
    clock.advance(Discovery.FRESH);
    assertThat(discovery.metadata().tokenEndpointAuthMethods())
        .containsExactlyInAnyOrder("none", "private_key_jwt");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 410})
  @DisplayName("A document that is not there, or not for us, is a wrong configuration")
  void notThere(int status) {
    provider.answer(DOCUMENT, _ -> HttpTransport.Response.of(status, Map.of(), new byte[0]));
    assertThatThrownBy(discovery::metadata)
        .isInstanceOfSatisfying(
            IdpException.Misconfigured.class,
            wrong -> assertThat(wrong.reason()).isEqualTo("discovery.missing"))
        .hasMessageContaining(ScriptedProvider.ISSUER);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503})
  @DisplayName("A provider that cannot answer just now is asked again later")
  void passing(int status) {
    provider.answer(DOCUMENT, _ -> HttpTransport.Response.of(status, Map.of(), new byte[0]));
    assertThatThrownBy(discovery::metadata)
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            away -> assertThat(away.reason()).isEqualTo("discovery.failed"));
  }
}
