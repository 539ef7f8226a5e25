package dev.gatewright.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The inbox")
final class InboxTest {
  private final Inbox inbox = new Inbox(InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")));

  @Test
  @DisplayName("answers with the mail to one address, the newest first")
  void json() throws Exception {
    inbox.deliver("ada@acme.test", "One", "text", "<p>", List.of("http://localhost/1"));
    inbox.deliver("bob@acme.test", "Two", "text", "<p>", List.of());
    inbox.deliver("Ada@acme.test", "Three", "text", "<p>", List.of());

    var answer = get("/dev/inbox.json", "to", "ada@acme.test");

    assertThat(answer)
        .isEqualTo(
            """
            [{"id":"mail_3","to":"Ada@acme.test","subject":"Three","text":"text","html":"<p>","links":[]},\
            {"id":"mail_1","to":"ada@acme.test","subject":"One","text":"text","html":"<p>","links":["http://localhost/1"]}]\
            """);
    assertThat(get("/dev/inbox")).contains("Two", "bob@acme.test");
  }

  @Test
  @DisplayName("forgets the oldest mail when there is too much")
  void bounded() {
    for (var i = 0; i <= Inbox.MOST_MAILS; i++) {
      inbox.deliver("ada@acme.test", "Mail " + i, "", "", List.of());
    }

    var kept = inbox.list(Optional.empty());
    assertThat(kept).hasSize(Inbox.MOST_MAILS);
    assertThat(kept.getLast().subject()).isEqualTo("Mail 1");
  }

  private String get(String path, String... query) throws Exception {
    var route =
        new InboxRoutes(inbox)
            .routes().stream().filter(one -> one.pattern().equals(path)).findFirst().orElseThrow();
    var request = HttpRequest.of("GET", path, Parameters.of(query), Headers.NONE, new byte[0]);
    return new String(route.handler().handle(request).body(), StandardCharsets.UTF_8);
  }
}
