package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.store.events.SettingHistory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Changes of settings in the console")
final class ConsoleHistoryTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final String CHANGES = "/i/acme/settings/history";
  private static final String GENERAL = "/i/acme/settings/change?group=general";

  @TempDir private Path folder;
  private ConsoleServer server;
  private Signed admin;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(folder, "");
    admin = server.signed(Mandate.of(Role.ADMINISTRATOR, ACME));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long latest() {
    return server.open.store().settingHistory().list(ACME, Long.MAX_VALUE, 1).stream()
        .mapToLong(SettingHistory.Entry::number)
        .findFirst()
        .orElseThrow();
  }

  private String back(long number) {
    return CHANGES + "/back?number=" + number;
  }

  private void rename(String name) throws Exception {
    var seen = server.open.store().issuers().find(ACME).orElseThrow().updatedAt().toString();
    var fields = Map.of("seen", seen, "name", name);
    assertThat(server.post(admin, GENERAL, fields).statusCode()).isEqualTo(303);
  }

  private String kept() {
    return SettingsDesk.document(server.open.store().issuers().find(ACME).orElseThrow()).json();
  }

  private String page(Signed who, String path) throws Exception {
    return server.get(Optional.of(who), path).body();
  }

  @Test
  @DisplayName(
      "are listed with who made them, from what to what, and one goes back to before one of them")
  void list() throws Exception {
    var before = latest();
    rename("Acme <b>Ltd");
    var listed = page(admin, CHANGES);
    assertThat(listed)
        .contains("administrator " + admin.user().id(), "name: ", "→ Acme &lt;b&gt;Ltd", "console")
        .doesNotContain("<b>Ltd");
    assertThat(page(admin, "/i/acme/settings")).contains("/i/acme/settings/history\"");

    assertThat(page(admin, back(before))).contains("Acme &lt;b&gt;Ltd →");
    assertThat(kept()).as("a look changes nothing").contains("Ltd");
    rename("Acme Inc");
    var late = server.post(admin, back(before), Map.of("seen", Long.toString(latest() - 1)));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Acme Inc →");
    assertThat(kept()).contains("Acme Inc");

    var gone = server.post(admin, back(before), Map.of("seen", Long.toString(latest())));
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(303);
    assertThat(kept()).doesNotContain("Ltd", "Inc");
    assertThat(latest()).isEqualTo(before + 3);
    assertThat(page(admin, CHANGES)).contains("Acme Inc →");
  }

  @Test
  @DisplayName(
      "of clients are for whoever may see clients, and nobody goes back beyond their rights")
  void rights() throws Exception {
    var before = latest();
    rename("Acme Ltd");
    var auditor = server.signed(Mandate.of(Role.AUDITOR, ACME));
    assertThat(page(auditor, CHANGES))
        .contains("issuer acme", "client acme/web")
        .doesNotContain("webhook acme/", "/history/back");
    assertThat(server.get(Optional.of(auditor), back(before)).statusCode()).isEqualTo(403);
    var other = server.signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex")));
    assertThat(server.get(Optional.of(other), CHANGES).statusCode()).isEqualTo(404);
    for (var number : new String[] {"999", "0", "-1", "x"}) {
      var answer = server.get(Optional.of(admin), CHANGES + "/back?number=" + number);
      assertThat(answer.statusCode()).as(number).isEqualTo(404);
    }
  }
}
