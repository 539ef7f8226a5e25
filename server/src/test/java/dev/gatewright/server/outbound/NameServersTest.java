package dev.gatewright.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatewright.identity.domain.TxtRecords.Answer;
import dev.gatewright.testing.NameServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Asking name servers for texts (RFC 1035 §3.3.14)")
final class NameServersTest {
  private static final String NAME = "_gatewright-challenge.acme.test";

  private final NameServer server = new NameServer();
  private final NameServers names = new NameServers(List.of("127.0.0.1:" + server.port()));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("All texts of a name are read as they stand there, of that name and no other")
  void found() {
    server.put(NAME, "v=spf1 -all", "gatewright-domain=aZ_-9");

    assertThat(names.at(NAME))
        .isEqualTo(new Answer.Found(List.of("v=spf1 -all", "gatewright-domain=aZ_-9")));
    assertThat(server.asked()).containsOnly(NAME);
  }

  @Test
  @DisplayName("A name that is not there has none")
  void none() {
    assertThat(names.at(NAME)).isEqualTo(new Answer.Found(List.of()));
  }

  @Test
  @DisplayName("RFC 1035 §4.1.1: a server that failed says nothing about the record")
  void failed() {
    server.put(NAME, "gatewright-domain=aZ_-9");
    server.broken(true);

    assertThat(names.at(NAME)).isEqualTo(new Answer.Unanswered());
  }

  @Test
  @DisplayName("What is no name is never asked for: nothing typed can name another directory")
  void noName() {
    for (var text : List.of("ldap://evil.test/a", "a/b.test", "a..test", "a b.test", "x")) {
      assertThatIllegalArgumentException().isThrownBy(() -> names.at(text));
    }
    assertThat(server.asked()).isEmpty();
  }
}
