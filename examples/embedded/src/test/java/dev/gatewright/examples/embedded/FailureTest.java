package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.SupportedGrant;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What is answered when something fails")
final class FailureTest {
  private static final String WHY = "the database of Ada's passwords is away";

  private final Logger logger = Logger.getLogger("gatewright.embedded");
  private final List<LogRecord> logged = new ArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(listener);
    logger.setUseParentHandlers(true);
  }

  private void assertLogged(Reply reply) {
    assertThat(reply.body()).doesNotContain(WHY, "Ada", "IllegalState");
    var failures = logged.stream().filter(it -> it.getLevel().equals(Level.SEVERE)).toList();
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst().getThrown()).hasMessage(WHY);
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §4.1.2.1: what fails in the host is server_error, and why stands in the log alone")
  void atTheTokenEndpoint(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app =
        setup
            .engine(engine ->
                engine.enable(
                    SupportedGrant.password((issuer, client, username, password) -> {
                      throw new IllegalStateException(WHY);
                    }),
                    Duration.ofHours(1)))
            .start()) {
      app.register(
          Client.confidential("desk", new Secret("desk-secret")).grants(GrantType.PASSWORD));
      var reply =
          app.token(
              Caller.of("desk", "").withSecret("desk-secret"),
              "grant_type",
              "password",
              "username",
              "ada",
              "password",
              "x");

      assertRefused(reply, style, told(500, "server_error"));
      assertLogged(reply);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.2.1: the same while a user is asked: on a page, or as JSON")
  void atTheAuthorizationEndpoint(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app =
        setup
            .approval((asked, client, request) -> {
              throw new IllegalStateException(WHY);
            })
            .start()) {
      var reply = app.authorize(WEB);

      assertThat(reply.status()).isEqualTo(500);
      if (style == ErrorStyle.TS_OAUTH2_SERVER) {
        assertRefused(reply, style, told(500, "server_error"));
      } else {
        assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
      }
      assertLogged(reply);
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §5.2: a body that nobody can read, and a parameter sent twice, are invalid")
  void unreadable(ErrorStyle style) {
    try (var app = Application.started(style)) {
      for (var body :
          List.of("grant_type=%zz", "grant_type=client_credentials&grant_type=password")) {
        var request =
            app.request("/token")
                .header("Content-Type", Application.FORM)
                .header("Authorization", WEB.basic().orElseThrow())
                .POST(BodyPublishers.ofString(body));
        assertRefused(app.send(request), style, told(400, "invalid_request"));
      }
    }
  }

  @InBothStyles
  @DisplayName("RFC 9110 §15.5.16: a body that is neither form nor JSON is not taken")
  void contentType(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var request =
          app.request("/token")
              .header("Content-Type", "text/xml")
              .POST(BodyPublishers.ofString("<grant_type/>"));
      assertRefused(app.send(request), style, told(415, "invalid_request"));
    }
  }
}
