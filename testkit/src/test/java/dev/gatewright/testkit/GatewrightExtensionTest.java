package dev.gatewright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The JUnit extension")
final class GatewrightExtensionTest {
  @Test
  @DisplayName("says what is missing when the server is used before it runs")
  void tooEarly() {
    var unregistered = GatewrightExtension.with();

    assertThatThrownBy(unregistered::issuer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  @Nested
  @DisplayName("in a static field")
  final class Shared {
    private static final Set<URI> SEEN = new HashSet<>();

    @RegisterExtension
    static final GatewrightExtension GATEWRIGHT = GatewrightExtension.with(RelyingParty.app());

    @RepeatedTest(2)
    @DisplayName("has one server, and counts from zero in each test")
    void oneServer() {
      SEEN.add(GATEWRIGHT.issuer());
      assertThat(GATEWRIGHT.requests("/healthz")).isZero();
      var page = GATEWRIGHT.browser().open(GATEWRIGHT.issuer().resolve("/healthz"));

      assertThat(page.status()).isEqualTo(200);
      assertThat(GATEWRIGHT.requests("/healthz")).isEqualTo(1);
      assertThat(SEEN).hasSize(1);
    }

    @Nested
    @DisplayName("around nested tests")
    final class Inner {
      @Test
      @DisplayName("has the same server for them")
      void sameServer() {
        SEEN.add(GATEWRIGHT.issuer());

        assertThat(SEEN).hasSize(1);
      }
    }
  }

  @Nested
  @DisplayName("in an instance field")
  final class OwnEach {
    private static final Set<URI> SEEN = new HashSet<>();

    @RegisterExtension
    final GatewrightExtension gatewright = GatewrightExtension.with(RelyingParty.app());

    @RepeatedTest(2)
    @DisplayName("has a server for each test")
    void serverEach() {
      gatewright.apply(TestUser.of("ada@acme.test"));
      SEEN.add(gatewright.issuer());

      assertThat(gatewright.requests("/login")).isZero();
    }
  }

  @Nested
  @ExtendWith(GatewrightExtension.class)
  @DisplayName("with an annotation")
  final class Annotated {
    @Test
    @DisplayName("hands the server and a browser to a test")
    void parameters(TestGatewright gatewright, Browser browser) {
      gatewright.apply(RelyingParty.app(), TestUser.of("ada@acme.test"));
      var app = new RelyingParty(gatewright.issuer(), RelyingParty.app());

      assertThat(browser.logIn(app.authorizationUrl(), TestUser.of("ada@acme.test")))
          .hasParameter("code");
    }
  }
}
