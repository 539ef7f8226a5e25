package dev.gatewright.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Providers without ID tokens")
class OAuthProvidersTest {
  private UpstreamWorld world;
  private FakeProvider provider;

  @BeforeEach
  void start() throws IOException {
    world = new UpstreamWorld();
    provider = new FakeProvider(() -> UpstreamWorld.NOW);
    provider.idToken.clear();
  }

  @AfterEach
  void end() {
    provider.close();
    world.close();
  }

  @Test
  @DisplayName("GitHub: a number as id, kept exactly; the verified primary address of the list")
  void github() {
    github("");
    provider.answer(
        "/user/emails",
        "[{\"email\":\"old@acme.test\",\"primary\":false,\"verified\":true},"
            + "{\"email\":\"ada@acme.test\",\"primary\":true,\"verified\":true}]");
    assertThat(UpstreamWorld.sent(world.begin())).containsEntry("scope", "read:user user:email");

    var ada = world.arrives(provider);

    assertThat(ada.subject()).isEqualTo("9007199254740993");
    assertThat(ada.email()).contains("ada@acme.test");
    assertThat(ada.emailVerified()).isTrue();
    assertThat(ada.name()).as("the login, since there is no name").contains("ada");
    assertThat(ada.picture()).contains("https://avatars.test/1");
    assertThat(provider.asked("/user").getFirst().header("Authorization")).contains("Bearer at-1");
    assertThat(provider.asked("/token").getFirst().form())
        .containsEntry("client_secret", "swordfish")
        .containsKey("code_verifier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"email\":\"ada@acme.test\",\"primary\":true,\"verified\":false}]",
        "[{\"email\":\"ada@acme.test\",\"primary\":false,\"verified\":true}]",
        "[]"
      })
  @DisplayName("GitHub: no other address counts, and not the one that the person shows")
  void githubUnverified(String emails) {
    github("");
    provider.answer("/user/emails", emails);

    var ada = world.arrives(provider);

    assertThat(ada.emailVerified()).isFalse();
    assertThat(ada.email()).isNotEqualTo(Optional.of("shown@other.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"email\":\"old@acme.test\",\"primary\":false,\"verified\":true}]",
        "[{\"primary\":true,\"verified\":true}]",
        "[]"
      })
  @DisplayName("Where addresses are a list, none that stands deeper beside the name counts either")
  void shownDeeper(String emails) {
    plain(
        "emails_endpoint: '%s/emails', claims: { subject: id, email: [profile.mail, /mails/0], email_verified: profile.ok }"
            .formatted(provider.issuer()));
    provider.answer(
        "/user",
        "{\"id\":7,\"profile\":{\"mail\":\"shown@other.test\",\"ok\":true},"
            + "\"mails\":[\"shown@other.test\"]}");
    provider.answer("/emails", emails);

    var ada = world.arrives(provider);

    assertThat(ada.email()).isEmpty();
    assertThat(ada.emailVerified()).isFalse();
  }

  @Test
  @DisplayName("GitHub: its refusals come with status 200")
  void githubRefusal() {
    github("");
    provider.answer("/token", "{\"error\":\"bad_verification_code\",\"error_description\":\"x\"}");
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.CODE));

    provider.answer("/token", "{\"error\":\"incorrect_client_credentials\"}");
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.SETTINGS));
  }

  private void github(String settings) {
    plain("preset: github, emails_endpoint: '" + provider.issuer() + "/user/emails'" + settings);
    provider.answer(
        "/user",
        "{\"id\":9007199254740993,\"login\":\"ada\",\"name\":null,"
            + "\"email\":\"shown@other.test\",\"avatar_url\":\"https://avatars.test/1\"}");
  }

  private void plain(String settings) {
    var base = provider.issuer();
    world.with(
        "client_secret: swordfish, authorization_endpoint: '%s/authorize', token_endpoint: '%s/token', userinfo_endpoint: '%s/user', %s"
            .formatted(base, base, base, settings));
  }

  @Test
  @DisplayName("Discord: a snowflake as id, and whether the address is verified")
  void discord() {
    plain("preset: discord");
    provider.answer(
        "/user",
        "{\"id\":\"80351110224678912\",\"username\":\"ada\",\"global_name\":\"Ada L.\","
            + "\"email\":\"ada@acme.test\",\"verified\":true,\"avatar\":\"8342729096ea3675442027381ff50dfe\"}");

    var ada = world.arrives(provider);

    assertThat(ada.subject()).isEqualTo("80351110224678912");
    assertThat(ada.name()).contains("Ada L.");
    assertThat(ada.emailVerified()).isTrue();
    assertThat(ada.picture()).isEmpty();
  }

  @Test
  @DisplayName(
      "Any OAuth 2.0 provider by a mapping: pointers, dotted names, the first that is there")
  void mapping() {
    plain(
        "claims: { subject: /data/0/uid, email: [data.mail, contact.mail], email_verified: contact.ok,"
            + " name: 'https://acme.test/name', groups: contact.teams }");
    provider.answer(
        "/user",
        "{\"data\":[{\"uid\":18446744073709551616}],\"contact\":{\"mail\":\"ada@acme.test\",\"ok\":1,"
            + "\"teams\":[\"a\",\"b\"]},\"https://acme.test/name\":\"Ada\"}");

    var ada = world.arrives(provider);

    assertThat(ada.issuer()).isEqualTo(provider.issuer());
    assertThat(ada.subject()).isEqualTo("18446744073709551616");
    assertThat(ada.email()).contains("ada@acme.test");
    assertThat(ada.emailVerified()).isTrue();
    assertThat(ada.name()).contains("Ada");
    assertThat(ada.groups()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":null}",
        "{\"id\":1.5}",
        "{\"id\":1e3}",
        "{\"id\":true}",
        "{\"id\":\" \"}",
        "{\"id\":{\"a\":1}}",
        "{\"id\":\"a\\nb\"}",
        "{\"id\":1,\"id\":2}",
        "[]",
        "nonsense"
      })
  @DisplayName("An answer that does not say for sure who it is lets nobody in")
  void noSubject(String answer) {
    plain("claims: { subject: id }");
    provider.answer("/user", answer);

    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.CLAIMS));
  }

  private static UpstreamResult refused(UpstreamFault fault) {
    return new UpstreamResult.Refused(fault);
  }
}
