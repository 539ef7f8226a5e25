package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.server.json.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Times that nobody plans")
final class AdminTimesTest {
  private static final List<String> FAR =
      List.of(
          "9999-12-31T23:59:59Z",
          "9999-12-31T23:59:59.999999999+14:00",
          "+1000000-01-01T00:00:00Z",
          "+292278994-08-17T07:12:55.808Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "1969-12-31T23:59:59.999Z",
          "2026-02-30T00:00:00Z",
          "2026-11-22",
          "");

  @TempDir private Path folder;
  private AdminServer server;

  @BeforeEach
  void start() throws Exception {
    server = new AdminServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("are refused by every parameter and every member, which the problem names")
  void refused() throws Exception {
    var key = server.key(Mandate.owner());
    var asked = new ArrayList<String>();
    for (var endpoint : server.endpoints()) {
      var path = path(endpoint);
      for (var field : endpoint.query()) {
        if (field.shape() instanceof Shape.Moment) {
          asked.add(endpoint.path() + " " + field.name());
          for (var far : FAR) {
            var at =
                path + "?" + field.name() + "=" + URLEncoder.encode(far, StandardCharsets.UTF_8);
            var answer = server.get(key, at);
            assertThat(answer.status()).as(at).isEqualTo(400);
            assertThat(answer.text("parameter")).as(at).isEqualTo(field.name());
          }
        }
      }
      for (var field : endpoint.body()) {
        if (field.shape() instanceof Shape.Moment) {
          asked.add(endpoint.path() + " " + field.name());
          for (var far : FAR) {
            var body = Optional.of("{\"" + field.name() + "\":\"" + far + "\"}");
            var answer = server.send(endpoint.method(), key, path, body, Map.of());
            assertThat(answer.status()).as(far).isEqualTo(422);
            assertThat(answer.text("field")).as(far).isEqualTo(field.name());
          }
        }
      }
    }
    assertThat(asked).as("what was tried").hasSizeGreaterThan(5);
  }

  @Test
  @DisplayName("and numbers of seconds that reach there are no 500 either")
  void seconds() throws Exception {
    var key = server.key(Mandate.owner());
    for (var endpoint : server.endpoints()) {
      for (var field : endpoint.body()) {
        if (field.shape() instanceof Shape.Whole(var _, var most)) {
          for (var value : List.of(most, Long.MAX_VALUE)) {
            var body = Optional.of("{\"" + field.name() + "\":" + value + required(endpoint) + "}");
            var answer = server.send(endpoint.method(), key, path(endpoint), body, Map.of());
            assertThat(answer.status())
                .as(endpoint.path() + " " + body.orElseThrow() + answer.whole().body())
                .isLessThan(500);
          }
        }
      }
    }
  }

  @Test
  @DisplayName("A tag or a time that a store cannot have is no trouble where something is changed")
  void conditions() throws Exception {
    var key = server.key(Mandate.owner());
    for (var tag : List.of("\"zzzzzzzzzzz\"", "\"0\"", "\"zzzzzzzzzzzz\"")) {
      var answer =
          server.send(
              "PATCH",
              key,
              "/issuers/acme",
              Optional.of("{\"settings\":{\"name\":\"A\"}}"),
              Map.of("If-Match", tag));
      assertThat(answer.status()).as(tag).isIn(400, 412);
    }
    assertThat(Times.parse("9998-12-31T23:59:59Z")).isPresent();
  }

  private static String required(Endpoint endpoint) {
    var more = new StringBuilder();
    for (var field : endpoint.body()) {
      if (field.need() == Field.Need.REQUIRED && !(field.shape() instanceof Shape.Whole)) {
        var value =
            switch (field.shape()) {
              case Shape.Words(var words) -> "\"" + words.getFirst() + "\"";
              case Shape.Texts _ -> "[]";
              case Shape.Flag _ -> "true";
              case Shape _ -> "\"text\"";
            };
        more.append(",\"").append(field.name()).append("\":").append(value);
      }
    }
    return more.toString();
  }

  private String path(Endpoint endpoint) {
    var there =
        Map.of(
            "issuer", "acme",
            "user", server.ada(),
            "client", "web",
            "organization", "org_west",
            "webhook", "crm");
    var path = endpoint.path();
    for (var name : endpoint.variables()) {
      path = path.replace("{" + name + "}", there.getOrDefault(name, "nothing"));
    }
    return path;
  }
}
