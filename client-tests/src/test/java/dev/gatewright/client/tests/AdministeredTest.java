package dev.gatewright.client.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatewright.adminclient.AdminClient;
import dev.gatewright.adminclient.ApiKeyRole;
import dev.gatewright.adminclient.EventQuery;
import dev.gatewright.adminclient.IssuerApi;
import dev.gatewright.adminclient.KeyRotation;
import dev.gatewright.adminclient.KeyState;
import dev.gatewright.adminclient.MemberStatus;
import dev.gatewright.adminclient.NewApiKey;
import dev.gatewright.adminclient.NewOrganizationDomain;
import dev.gatewright.adminclient.NewOrganizationInvitation;
import dev.gatewright.adminclient.NewPassword;
import dev.gatewright.adminclient.NewPin;
import dev.gatewright.adminclient.NewUser;
import dev.gatewright.adminclient.OrganizationMemberChange;
import dev.gatewright.adminclient.UserApi;
import dev.gatewright.adminclient.UserChange;
import dev.gatewright.adminclient.UserInvitation;
import dev.gatewright.adminclient.UserMade;
import dev.gatewright.adminclient.UserQuery;
import dev.gatewright.adminclient.UserStatus;
import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.testkit.Browser;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A program with the administration's client")
final class AdministeredTest {
  private static final URI CALLBACK = URI.create("http://127.0.0.1:2/callback");
  private static final TestUser ADA =
      TestUser.of("ada@acme.test").name("Ada").memberOf("org_west", "Head", "organization:admin");

  @RegisterExtension
  private final GatewrightExtension gatewright =
      GatewrightExtension.with(
          ADA, TestClient.web("app").redirectUri(CALLBACK.toString()).firstParty());

  private AdminClient admin = AdminClient.builder().server("http://localhost").key("a:b").build();
  private IssuerApi issuer = admin.issuer("test");

  @BeforeEach
  void start() {
    admin =
        AdminClient.builder()
            .server(gatewright.server().administration())
            .key(gatewright.server().apiKey())
            .build();
    issuer = admin.issuer("test");
  }

  /// Whether the browser comes back from a login with a code.
  private boolean comesIn(Browser browser, String email, String password) {
    var idp =
        IdpClient.builder()
            .issuer(gatewright.issuer())
            .clientId("app")
            .redirectUri(CALLBACK)
            .build();
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid")).url();
    try {
      return browser.logIn(login, email, password).getQuery().contains("code=");
    } catch (AssertionError | IllegalStateException refused) {
      return false;
    }
  }

  private static String reason(Runnable call) {
    return catchThrowableOfType(AdminException.class, call::run).reason();
  }

  private UserMade eve() {
    return issuer
        .users()
        .create(
            NewUser.of("eve@acme.test")
                .emailVerified(true)
                .claims(Map.of("name", "Eve"))
                .generatePassword(true));
  }

  @Test
  @DisplayName("makes an account, whose person signs in, and ends the session that it sees")
  void life() {
    var eve = eve();
    UserApi her = issuer.user(eve.id());
    assertThat(eve.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(her.sessions().list()).isEmpty();
    var password = eve.password().orElseThrow().reveal();
    assertThat(comesIn(gatewright.browser(), "eve@acme.test", password)).isTrue();

    var sessions = her.sessions().list().all();
    assertThat(sessions).hasSize(1).allSatisfy(it -> assertThat(it.methods()).contains("password"));
    her.session(sessions.get(0).id()).delete();
    assertThat(her.sessions().list()).isEmpty();

    her.setPassword(NewPassword.of().password(Secret.of("violet otters hum")));
    gatewright.clock().advance(Duration.ofSeconds(1));
    assertThat(comesIn(gatewright.browser(), "eve@acme.test", password)).isFalse();
    assertThat(comesIn(gatewright.browser(), "eve@acme.test", "violet otters hum")).isTrue();
    her.signOut();
    assertThat(her.sessions().list()).isEmpty();
    her.delete();
    assertThat(catchThrowableOfType(AdminException.class, her::get))
        .returns(true, AdminException::isNotFound);

    var names = issuer.events().list(EventQuery.all().cursor("0").limit(2)).stream();
    assertThat(names.map(event -> event.name()))
        .containsSubsequence("user.added", "session.began", "session.ended", "user.removed");
  }

  @Test
  @DisplayName("finds people, and changes what it saw or nothing")
  void people() {
    var eve = eve();
    var her = issuer.user(eve.id());
    assertThat(issuer.users().list(UserQuery.all().limit(1)))
        .extracting(user -> user.email())
        .containsExactly("ada@acme.test", "eve@acme.test");
    assertThat(issuer.users().list(UserQuery.all().email("EVE@acme.test")).page().data())
        .extracting(user -> user.id())
        .containsExactly(eve.id());

    var seen = her.getTagged();
    assertThat(her.change(UserChange.of().role("clerk")).role()).contains("clerk");
    var late = UserChange.of().role("boss");
    assertThat(reason(() -> her.change(late, CallOptions.ifMatch(seen.tag()))))
        .isEqualTo("admin.stale");
    var without = new HashMap<String, @Nullable Object>();
    without.put("name", null);
    var changed =
        her.change(UserChange.of().clearRole().claims(without).status(UserStatus.SUSPENDED));
    assertThat(changed.role()).isEmpty();
    assertThat(changed.claims()).isEmpty();
    assertThat(changed.status()).isEqualTo(UserStatus.SUSPENDED);
    assertThat(catchThrowableOfType(AdminException.class, this::eve))
        .returns("admin.address_taken", AdminException::reason)
        .returns(409, AdminException::status)
        .satisfies(it -> assertThat(it.field()).contains("email"));
    assertThat(reason(() -> her.setPassword(NewPassword.of().password(Secret.of("short")))))
        .isEqualTo("admin.password_refused");
    assertThat(reason(() -> issuer.users().invite(UserInvitation.of("may@acme.test"))))
        .isEqualTo("admin.no_mail");
    assertThat(her.factors().list()).isEmpty();
    assertThat(reason(() -> her.factors().deleteAll())).isEqualTo("admin.not_found");
    assertThat(reason(() -> her.factor("pk_1").delete())).isEqualTo("admin.not_found");
  }

  @Test
  @DisplayName("looks after organizations: members, invitations and mail domains")
  void organizations() {
    var west = issuer.organization("org_west");
    assertThat(west.get().id()).isEqualTo("org_west");
    assertThat(issuer.organizations().list()).hasSize(1);
    var ada = west.members().list().page().data().get(0);
    assertThat(ada.scopes()).containsExactly("organization:admin");
    west.member(ada.user()).change(OrganizationMemberChange.of().scopes(List.of("orders:read")));
    west.member(ada.user()).change(OrganizationMemberChange.of().status(MemberStatus.SUSPENDED));
    assertThat(west.members().list())
        .singleElement()
        .returns(List.of("orders:read"), it -> it.scopes())
        .returns(MemberStatus.SUSPENDED, it -> it.status());
    west.member(ada.user()).delete();
    assertThat(west.members().list()).isEmpty();

    var domain = west.domains().create(NewOrganizationDomain.of("west.example"));
    assertThat(domain.recordValue()).isNotEmpty();
    assertThat(west.domains().list().all()).containsExactly(domain);
    assertThat(reason(() -> west.domain("west.example").verify())).startsWith("admin.domain_");
    west.domain("west.example").delete();
    assertThat(west.domains().list()).isEmpty();
    assertThat(reason(() -> west.invitations().create(NewOrganizationInvitation.of("b@c.test"))))
        .isEqualTo("admin.no_mail");
    assertThat(west.invitations().list()).isEmpty();
    assertThat(reason(() -> west.invitation("lnk_1").delete())).isEqualTo("admin.not_found");
  }

  @Test
  @DisplayName("looks after clients, signing keys and PINs, and learns what is made this once")
  void things() {
    assertThat(admin.issuers().list())
        .singleElement()
        .returns(gatewright.issuer().toString(), it -> it.url());
    assertThat(issuer.get().id()).isEqualTo("test");
    var app = issuer.client("app");
    assertThat(app.get().settings().redirectUris()).isPresent();
    assertThat(app.rotateSecret().clientSecret().reveal()).isNotEmpty();
    app.delete();
    assertThat(issuer.clients().list()).isEmpty();

    var made = issuer.keys().rotate(KeyRotation.of().atOnce(true));
    assertThat(issuer.keys().list())
        .filteredOn(key -> key.kid().equals(made.kid()))
        .extracting(key -> key.state())
        .containsExactly(KeyState.SIGNING);

    var pin = issuer.pins().create(NewPin.of("Door").privileges(List.of("open")).expiresIn(60));
    assertThat(pin.digits().reveal()).matches("[0-9]+");
    assertThat(pin).asString().doesNotContain(pin.digits().reveal());
    issuer.pin(pin.id()).delete();
    assertThat(issuer.pins().list()).singleElement().returns(false, it -> it.active());
  }

  @Test
  @DisplayName("makes a key for another program that may less, and stops it")
  void keys() {
    var made = admin.apiKeys().create(NewApiKey.of("reports", ApiKeyRole.AUDITOR).issuer("test"));
    var auditor =
        AdminClient.builder()
            .server(gatewright.server().administration())
            .key(made.id(), made.secret())
            .build();
    assertThat(auditor.issuers().list()).hasSize(1);
    var refusal =
        catchThrowableOfType(
            AdminException.class, () -> auditor.issuer("test").pins().create(NewPin.of("Door")));
    assertThat(refusal.permission()).contains("pins:write");
    assertThat(admin.apiKeys().list()).extracting(key -> key.id()).contains(made.id());
    admin.apiKey(made.id()).delete();
    assertThat(reason(() -> auditor.issuers().list().page())).isEqualTo("admin.unauthenticated");
  }
}
