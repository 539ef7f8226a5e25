package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.server.pages.console.UserView;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.store.events.EventTable;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A form of the console that waits for a proof")
final class KeptFormTest {
  private static final String PATH = "/i/acme/settings/all";
  private static final String PASSWORD = "olga owns oceans";

  @TempDir private Path folder;
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(folder, "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("counts in the session that sent it alone, whatever form seal comes along")
  void othersSession() throws Exception {
    var olga = server.signedBy(PASSWORD, Mandate.owner());
    var other = server.signed(Mandate.owner());
    var mine = Map.of("kept", kept(olga, olga));
    assertThat(server.post(other, PATH, mine).statusCode()).isEqualTo(303);
    assertThat(server.post(other, PATH, Map.of("kept", kept(olga, other))).statusCode())
        .isEqualTo(303);
    assertThat(acme()).doesNotContain("Renamed");

    assertThat(server.post(olga, PATH, mine).statusCode()).isEqualTo(303);
    assertThat(acme()).contains("Renamed");
  }

  @Test
  @DisplayName("is sealed for who proved it, and does nothing as anybody else")
  void real() throws Exception {
    var olga = server.signedBy(PASSWORD, Mandate.owner());
    server.clock.advance(Duration.ofMinutes(11));
    var asked = server.post(olga, PATH, Map.of("text", renamed()));
    var back =
        server.send(
            Optional.of(with(olga, asked)),
            "/login",
            Map.of(
                "interaction",
                field(asked, "interaction"),
                "sign_in",
                field(asked, "sign_in"),
                "email",
                olga.user().email().value(),
                "password",
                PASSWORD),
            "same-origin");
    var sealed = field(back, "kept");

    var other = server.signed(Mandate.owner());
    assertThat(server.post(other, PATH, Map.of("kept", sealed)).statusCode()).isEqualTo(303);
    assertThat(acme()).doesNotContain("Renamed");
  }

  @Test
  @DisplayName("stands in no address, and not on the page beside that an address leads to")
  void noAddress() throws Exception {
    var olga = server.signedBy(PASSWORD, Mandate.owner());
    server.clock.advance(Duration.ofMinutes(11));
    var asked = server.post(olga, PATH, Map.of("text", renamed()));
    var typed = field(asked, "interaction");
    assertThat(opened(typed)).contains("Renamed");

    var link =
        Pattern.compile("href=\"[^\"]*/recover\\?interaction=([^\"&]+)").matcher(asked.body());
    assertThat(link.find()).as(asked.body()).isTrue();
    assertThat(opened(link.group(1))).contains(PATH).doesNotContain("Renamed");
    var who = Optional.of(with(olga, asked));
    for (var handle : new String[] {link.group(1), typed}) {
      var beside = server.get(who, "/recover?interaction=" + handle);
      assertThat(opened(field(beside, "interaction"))).contains(PATH).doesNotContain("Renamed");
    }
  }

  @Test
  @DisplayName("is every one whose act wants a proof, on whatever page; what only stops wants none")
  void anyAct() throws Exception {
    var olga = server.signedBy(PASSWORD, Mandate.owner());
    var ada = server.user(ConsoleServer.ACME, "ada@acme.test").id();
    var page = "/i/acme/user?id=" + ada.value();
    server.clock.advance(Duration.ofMinutes(11));

    var suspended = server.post(olga, page, Map.of(UserView.ACT_FIELD, UserView.SUSPEND));
    assertThat(suspended.statusCode()).isEqualTo(303);
    var asked = server.post(olga, page, Map.of(UserView.ACT_FIELD, UserView.ACTIVATE));
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("Confirm it’s you", "Make this change");
    assertThat(opened(field(asked, "interaction"))).contains(UserView.ACTIVATE);
    assertThat(server.user(ConsoleServer.ACME, "ada@acme.test").status())
        .isEqualTo(UserStatus.SUSPENDED);
  }

  private static String renamed() {
    return "id: acme\nname: Renamed\n";
  }

  /// As it would be kept for one session with the seal of another's forms.
  private String kept(Signed session, Signed form) {
    var fields = Map.of("form", form.form(), "text", renamed());
    var text =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return server.seal(
        SealType.ACCOUNT, "kept form " + session.session().id().value() + "\n" + text);
  }

  private static String field(HttpResponse<String> page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).as(page.statusCode() + " " + page.body()).isTrue();
    return found.group(1);
  }

  /// With the cookies that came.
  private static Signed with(Signed who, HttpResponse<String> answer) {
    var cookies =
        answer.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    return new Signed(who.user(), who.session(), who.cookie() + "; " + cookies, who.form());
  }

  private String opened(String handle) {
    return server
        .server
        .engine()
        .seals()
        .open(EventTable.SERVER, SealType.INTERACTION, handle)
        .map(bytes -> new String(bytes, UTF_8))
        .orElseThrow();
  }

  private String acme() {
    var issuer = server.open.store().issuers().find(new IssuerId("acme")).orElseThrow();
    return SettingsDesk.document(issuer).json();
  }
}
