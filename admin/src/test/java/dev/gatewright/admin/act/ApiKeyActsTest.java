package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.ListApiKeys;
import dev.gatewright.admin.command.AdminCommand.RemoveIssuer;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ApiKeyCreated;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.ApiKeyTable;
import dev.gatewright.store.admin.KeptApiKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.ImpersonationTable.Waiting;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys of programs are made, listed and stopped")
final class ApiKeyActsTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final TenantId TENANT = new TenantId("acme");
  private static final Mandate AUDITOR = Mandate.of(Role.AUDITOR, ACME);
  private static final Mandate ADMINISTRATOR = Mandate.of(Role.ADMINISTRATOR, ACME);
  private static final Optional<Instant> NEVER = Optional.empty();
  private static final Refused NOT_ALLOWED = new Refused(new Refusal.NotAllowed());

  private final Ground ground = new Ground("api-key-acts");

  @BeforeEach
  void declare() {
    ground.declare(ACME);
    ground.declare(OTHER);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("A key reads back as it was made; its secret is told once and printed never")
  void made() {
    var end = Optional.of(ground.now().plus(Duration.ofDays(90)));
    var made = create(new CreateApiKey("nightly report", AUDITOR, List.of("192.0.2.0/24"), end));

    assertThat(list(Optional.of(ACME))).containsExactly(made.key());
    assertThat(made.key().id().value()).matches("key_[A-Za-z0-9_-]{22}");
    assertThat(made.secret().reveal()).matches("[A-Za-z0-9_-]{43}");
    assertThat(made.toString()).doesNotContain(made.secret().reveal());
    assertThat(made.key())
        .extracting(KeptApiKey::name, KeptApiKey::role, KeptApiKey::createdBy)
        .containsExactly("nightly report", "auditor", "command line");
    assertThat(create(AUDITOR).secret().reveal()).isNotEqualTo(made.secret().reveal());
  }

  @Test
  @DisplayName("Events are told in the issuer's log; of the owner's keys, in the server's own")
  void events() {
    var issuers = create(new Mandate(Role.SUPPORT, Optional.of(ACME), Role.AUDITOR.permissions()));
    var owners = create(Mandate.owner());
    revoke(Optional.of(ACME), issuers);
    revoke(Optional.empty(), owners);

    assertThat(ground.names(ACME))
        .containsExactly("issuer.declared", "api_key.made", "api_key.revoked");
    assertThat(ground.names(EventTable.SERVER)).containsExactly("api_key.made", "api_key.revoked");
    assertThat(ground.trail(ACME).get(1).details())
        .containsEntry("key", issuers.key().id().value())
        .containsEntry("role", "support")
        .containsEntry("scope", "users:read sessions:read organizations:read events:read");
    assertThat(ground.trail(EventTable.SERVER))
        .allMatch(event -> event.actor().equals("operator:command line"))
        .allMatch(event -> event.details().containsValue(owners.key().id().value()));
  }

  @Test
  @DisplayName("What makes no sense is refused, and nothing is kept of it")
  void flaws() {
    var now = ground.now();
    for (var name : List.of("", "  ", "x".repeat(101), "two\nlines", "bell\u0007")) {
      assertThat(run(name, List.of(), NEVER))
          .as(name)
          .isEqualTo(new Refused(new Refusal.BadKeyName(100)));
    }
    for (var block : List.of("", "localhost", "192.0.2.0/33", "192.0.2", "010.0.0.1", "::1%lo")) {
      assertThat(run("ci", List.of("192.0.2.0/24", block), NEVER))
          .isEqualTo(new Refused(new Refusal.NoAddressBlock(block)));
    }
    assertThat(run("ci", Collections.nCopies(51, "192.0.2.1"), NEVER))
        .isEqualTo(new Refused(new Refusal.TooManyAddresses(50)));
    for (var end : List.of(now, now.minusSeconds(1), Instant.MAX, Instant.MIN)) {
      assertThat(run("ci", List.of(), Optional.of(end)))
          .as(end.toString())
          .isEqualTo(new Refused(new Refusal.BadEnd()));
    }

    assertThat(list(Optional.empty())).isEmpty();
    assertThat(run("x".repeat(100), List.of("192.0.2.1", "::/0"), Optional.of(now.plusMillis(1))))
        .isInstanceOf(ApiKeyCreated.class);
  }

  @Test
  @DisplayName("An issuer that is not there has no keys, and the server's log is none")
  void noIssuer() {
    var gone = new IssuerId("gone");

    for (var issuer : List.of(gone, EventTable.SERVER)) {
      var refused = new Refused(new Refusal.NoSuchIssuer(issuer.value()));
      var mandate = Mandate.of(Role.AUDITOR, issuer);
      assertThat(ground.run(new CreateApiKey("ci", mandate, List.of(), NEVER))).isEqualTo(refused);
      assertThat(ground.run(new ListApiKeys(Optional.of(issuer)))).isEqualTo(refused);
    }
    create(Mandate.owner());
    var reserved = new Refused(new Refusal.IssuerReserved("system"));
    assertThat(ground.declare(EventTable.SERVER)).isEqualTo(reserved);
    assertThat(ground.run(new RemoveIssuer(EventTable.SERVER))).isEqualTo(reserved);
    assertThat(ground.names(EventTable.SERVER)).containsExactly("api_key.made");
  }

  @Test
  @DisplayName("In an issuer one sees and stops its own keys alone; an owner, all of them")
  void scopes() {
    var own = create(AUDITOR);
    var others = create(Mandate.of(Role.AUDITOR, OTHER));
    var owners = create(Mandate.owner());
    var administrator = administrator(ADMINISTRATOR);

    assertThat(keys(ground.run(administrator, new ListApiKeys(Optional.of(ACME)))))
        .containsExactly(own.key());
    assertThat(keys(ground.run(administrator(Mandate.owner()), new ListApiKeys(Optional.empty()))))
        .containsExactlyInAnyOrder(own.key(), others.key(), owners.key());
    for (var key : List.of(others, owners)) {
      var id = key.key().id().value();
      assertThat(ground.run(administrator, new RevokeApiKey(Optional.of(ACME), id)))
          .isEqualTo(new Refused(new Refusal.NoSuchApiKey(id)));
      assertThat(ground.run(administrator, new RevokeApiKey(Optional.empty(), id)))
          .isEqualTo(NOT_ALLOWED);
    }
    assertThat(revoke(Optional.of(ACME), own)).isEqualTo(new AdminResult.Done());
    assertThat(revoke(Optional.of(ACME), own))
        .as("again")
        .isEqualTo(new Refused(new Refusal.NoSuchApiKey(own.key().id().value())));
    assertThat(ground.run(new RevokeApiKey(Optional.empty(), "no key")))
        .isEqualTo(new Refused(new Refusal.NoSuchApiKey("no key")));
  }

  @Test
  @DisplayName("Whoever gives more than they hold is refused, and gives nothing")
  void more() {
    var part = Set.of(Permission.API_KEYS_WRITE, Permission.USERS_READ);
    var key = create(new Mandate(Role.ADMINISTRATOR, Optional.of(ACME), part));
    var reader = create(AUDITOR);

    assertThat(byKey(key, new CreateApiKey("more", AUDITOR, List.of(), NEVER)))
        .isEqualTo(NOT_ALLOWED);
    assertThat(byKey(key, new CreateApiKey("owner", Mandate.owner(), List.of(), NEVER)))
        .isEqualTo(NOT_ALLOWED);
    assertThat(byKey(reader, new CreateApiKey("same", AUDITOR, List.of(), NEVER)))
        .isEqualTo(NOT_ALLOWED);
    assertThat(list(Optional.empty())).hasSize(2);

    var less = new Mandate(Role.SUPPORT, Optional.of(ACME), Set.of(Permission.USERS_READ));
    var made = (ApiKeyCreated) byKey(key, new CreateApiKey("less", less, List.of(), NEVER));
    assertThat(made.key().createdBy()).isEqualTo("api key " + key.key().id());
  }

  @Test
  @DisplayName("A key makes none that lasts longer or is good in more places than itself")
  void notLonger() {
    var end = ground.now().plus(Duration.ofDays(1));
    var within = List.of("192.0.2.0/24");
    var key = create(new CreateApiKey("ci", ADMINISTRATOR, within, Optional.of(end)));

    assertThat(byKey(key, asked(within, NEVER))).isEqualTo(NOT_ALLOWED);
    assertThat(byKey(key, asked(within, Optional.of(end.plusMillis(1))))).isEqualTo(NOT_ALLOWED);
    assertThat(byKey(key, asked(List.of(), Optional.of(end)))).isEqualTo(NOT_ALLOWED);
    assertThat(byKey(key, asked(List.of("192.0.2.0/23"), Optional.of(end)))).isEqualTo(NOT_ALLOWED);
    assertThat(byKey(key, asked(List.of("192.0.2.1", "192.0.3.1"), Optional.of(end))))
        .isEqualTo(NOT_ALLOWED);
    assertThat(byKey(key, asked(List.of("192.0.2.1", "192.0.2.128/25"), Optional.of(end))))
        .isInstanceOf(ApiKeyCreated.class);

    revoke(Optional.empty(), key);
    assertThat(byKey(key, asked(within, Optional.of(end)))).as("revoked").isEqualTo(NOT_ALLOWED);
  }

  @Test
  @DisplayName(
      "An issuer has 100 that work at most; what stopped makes room, and others have theirs")
  void atMost() {
    var soon = Optional.of(ground.now().plusSeconds(60));
    create(new CreateApiKey("soon over", AUDITOR, List.of(), soon));
    var first = create(AUDITOR);
    for (int made = 2; made < ApiKeyTable.MOST_ACTIVE; made++) {
      create(AUDITOR);
    }
    var full = new Refused(new Refusal.TooManyApiKeys(100));

    assertThat(run("one more", List.of(), NEVER)).isEqualTo(full);
    create(Mandate.owner());
    create(Mandate.of(Role.AUDITOR, OTHER));
    revoke(Optional.empty(), first);
    create(AUDITOR);
    assertThat(run("one more", List.of(), NEVER)).isEqualTo(full);
    ground.advance(Duration.ofSeconds(60));
    create(AUDITOR);
  }

  @Test
  @DisplayName(
      "Whoever waits to act as somebody by a key does so no more when that is stopped with its maker")
  void acting() {
    var maker = create(new CreateApiKey("maker", ADMINISTRATOR, List.of(), NEVER));
    var made =
        (ApiKeyCreated) byKey(maker, new CreateApiKey("made", ADMINISTRATOR, List.of(), NEVER));
    var other = create(ADMINISTRATOR);
    var waiting = waits(made);
    var others = waits(other);

    ground.run(new RevokeApiKey(Optional.of(ACME), maker.key().id().value(), true));

    assertThat(isWaiting(waiting)).isFalse();
    assertThat(isWaiting(others)).isTrue();
    revoke(Optional.of(ACME), other);
    assertThat(isWaiting(others)).isFalse();
  }

  private LinkToken waits(ApiKeyCreated key) {
    var token = LinkToken.generate(new SecureRandom());
    var waiting =
        new Waiting(
            token.id(),
            UserId.generate(new SecureRandom()),
            Actor.ApiKey.MEANS + key.key().id(),
            "https://id.test",
            Optional.empty(),
            "the reason of ticket 42",
            ground.now(),
            ground.now().plusSeconds(60));
    assertThat(ground.sealed().impersonations().add(TENANT, waiting, token.secretHash())).isTrue();
    assertThat(isWaiting(token)).isTrue();
    return token;
  }

  private boolean isWaiting(LinkToken token) {
    return ground.sealed().impersonations().open(TENANT, token, ground.now()).isPresent();
  }

  private static CreateApiKey asked(List<String> addresses, Optional<Instant> end) {
    return new CreateApiKey("child", AUDITOR, addresses, end);
  }

  private AdminResult run(String name, List<String> addresses, Optional<Instant> end) {
    return ground.run(new CreateApiKey(name, AUDITOR, addresses, end));
  }

  private ApiKeyCreated create(Mandate mandate) {
    return create(new CreateApiKey("key", mandate, List.of(), NEVER));
  }

  private ApiKeyCreated create(CreateApiKey command) {
    return (ApiKeyCreated) ground.run(command);
  }

  private AdminResult byKey(ApiKeyCreated key, CreateApiKey command) {
    var mandate = Makers.mandate(key.key()).orElseThrow();
    return ground.run(new Actor.ApiKey(key.key().id().value(), mandate), command);
  }

  private static Actor administrator(Mandate mandate) {
    return new Actor.Administrator(UserId.generate(new SecureRandom()), mandate, true);
  }

  private AdminResult revoke(Optional<IssuerId> issuer, ApiKeyCreated key) {
    return ground.run(new RevokeApiKey(issuer, key.key().id().value()));
  }

  private List<KeptApiKey> list(Optional<IssuerId> issuer) {
    return keys(ground.run(new ListApiKeys(issuer)));
  }

  private static List<KeptApiKey> keys(AdminResult result) {
    return ((AdminResult.ApiKeys) result).keys();
  }
}
