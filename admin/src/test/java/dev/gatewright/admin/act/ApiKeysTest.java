package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.act.ApiKeys.Check;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ApiKeyCreated;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.KeptApiKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A program shows its key")
final class ApiKeysTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final Mandate AUDITOR = Mandate.of(Role.AUDITOR, ACME);
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.7");

  private final Ground ground = new Ground("api-keys");
  private final ApiKeys keys = new ApiKeys(ground.store());

  @BeforeEach
  void declare() {
    ground.declare(ACME);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("and is whom the key names, with what the key lets do, no more and no less")
  void held() {
    var given = new Mandate(Role.SUPPORT, Optional.of(ACME), Set.of(Permission.USERS_READ));
    var issuers = create(given);
    var owners = create(Mandate.owner());

    assertThat(check(issuers)).isEqualTo(held(issuers, given));
    assertThat(check(owners)).isEqualTo(held(owners, Mandate.owner()));
    assertThat(ground.names(ACME)).doesNotContain("request.refused");
  }

  @Test
  @DisplayName("and is nobody with a wrong secret, another key's secret or an id that nobody has")
  void wrong() {
    var key = create(AUDITOR);
    var owners = create(Mandate.owner());
    var nobody = ApiKeyId.generate(new SecureRandom()).value();

    assertThat(check(id(key), new Secret("guess"))).isEqualTo(unknown("wrong_secret"));
    assertThat(check(id(key), new Secret(""))).isEqualTo(unknown("wrong_secret"));
    assertThat(check(id(key), owners.secret())).isEqualTo(unknown("wrong_secret"));
    assertThat(check(nobody, key.secret())).isEqualTo(unknown("unknown"));
    assertThat(check("", key.secret())).isEqualTo(unknown("unknown"));
    assertThat(check(id(key) + "'", key.secret())).isEqualTo(unknown("unknown"));
  }

  @Test
  @DisplayName("of which the trail keeps why: the issuer's for its keys, the server's for others")
  void trail() {
    var key = create(AUDITOR);
    check(id(key), new Secret("guess"));
    check("key_nobody", new Secret("guess"));
    check(id(create(Mandate.owner())), new Secret("guess"));

    assertThat(refusals(ACME)).containsExactly("api_key.wrong_secret");
    assertThat(ground.trail(ACME))
        .filteredOn(event -> event.name().equals("request.refused"))
        .extracting(event -> event.details().get("key"))
        .containsExactly(id(key));
    assertThat(ground.trail(EventTable.SERVER))
        .filteredOn(event -> "api_key.unknown".equals(event.details().get("reason")))
        .as("a stranger's word")
        .noneMatch(event -> event.details().containsKey("key"));
    assertThat(refusals(EventTable.SERVER))
        .containsExactly("api_key.unknown", "api_key.wrong_secret");
    for (int guess = 0; guess < 100; guess++) {
      check("key_nobody", new Secret("guess"));
    }
    assertThat(refusals(EventTable.SERVER)).as("a few of each kind").hasSizeLessThan(10);
  }

  @Test
  @DisplayName("until it expires, and not at that moment")
  void expires() {
    var key = create(AUDITOR, List.of(), Optional.of(ground.now().plusSeconds(60)));

    ground.advance(Duration.ofMillis(59_999));
    assertThat(check(key)).isEqualTo(held(key, AUDITOR));
    ground.advance(Duration.ofMillis(1));
    assertThat(check(key)).isEqualTo(unknown("expired"));
  }

  @Test
  @DisplayName("until somebody revokes it, and for good")
  void revoked() {
    var key = create(AUDITOR);
    var other = create(AUDITOR);

    assertThat(ground.run(new AdminCommand.RevokeApiKey(Optional.empty(), id(key))))
        .isEqualTo(new AdminResult.Done());

    assertThat(check(key)).isEqualTo(unknown("revoked"));
    assertThat(check(other)).isEqualTo(held(other, AUDITOR));
  }

  @Test
  @DisplayName("from the addresses that it was given, and from nowhere else")
  void addresses() {
    var key = create(AUDITOR, List.of("192.0.2.0/29", "2001:db8::/32"), Optional.empty());

    for (var inside : List.of("192.0.2.0", "192.0.2.7", "2001:db8:ffff::1")) {
      assertThat(from(key, inside)).as(inside).isEqualTo(held(key, AUDITOR));
    }
    for (var outside : List.of("192.0.2.8", "192.0.1.255", "2001:db9::1", "::ffff:c000:208")) {
      assertThat(from(key, outside)).as(outside).isEqualTo(unknown("address"));
    }
    assertThat(check(id(key), new Secret("guess")))
        .as("nobody learns where a key may be used who has no secret")
        .isEqualTo(unknown("wrong_secret"));
  }

  @Test
  @DisplayName("and is nobody where the key says what this version does not understand")
  void unreadable() {
    var ofNoRole = keep("emperor", Optional.of(ACME), List.of());
    var ofNoIssuer = keep("auditor", Optional.empty(), List.of());
    var fromNowhere = keep("auditor", Optional.of(ACME), List.of("somewhere"));

    assertThat(check(ofNoRole)).isEqualTo(unknown("unreadable"));
    assertThat(check(ofNoIssuer)).isEqualTo(unknown("unreadable"));
    assertThat(check(fromNowhere)).isEqualTo(unknown("address"));
    assertThat(check(keep("auditor", Optional.of(ACME), List.of())))
        .as("permissions that nobody knows let do nothing")
        .extracting(check -> ((Check.Held) check).actor().mandate().permissions())
        .isEqualTo(Set.of(Permission.USERS_READ));
  }

  @Test
  @DisplayName(
      "and may no more than its maker may now, who is a person: nothing once they may not act")
  void boundByPerson() {
    var olga = Olga.at(ground, AUDITOR);
    var key =
        create(olga.by(Mandate.of(Role.ADMINISTRATOR, ACME)), Mandate.of(Role.ADMINISTRATOR, ACME));

    assertThat(check(key))
        .isEqualTo(held(key, Mandate.of(Role.ADMINISTRATOR, ACME).within(AUDITOR.permissions())));
    olga.holds(Mandate.of(Role.ADMINISTRATOR, ACME));
    assertThat(check(key)).isEqualTo(held(key, Mandate.of(Role.ADMINISTRATOR, ACME)));
    olga.is(UserStatus.SUSPENDED);
    assertThat(check(key)).isEqualTo(unknown("maker"));
    olga.is(UserStatus.ACTIVE);
    assertThat(check(key)).isEqualTo(held(key, Mandate.of(Role.ADMINISTRATOR, ACME)));
    ground
        .store()
        .administrators()
        .revoke(olga.id(), AUDITOR.reach(), By.operator("command line", ground.now()));
    assertThat(check(key)).isEqualTo(unknown("maker"));
    assertThat(refusals(ACME)).contains("api_key.maker");
    assertThat(lastUsed(key)).isPresent();
  }

  @Test
  @DisplayName("nor than its maker's maker: keys that keys made end with the first of them")
  void boundByKeys() {
    var first = create(Mandate.of(Role.ADMINISTRATOR, ACME));
    var second = create(actor(first), Mandate.of(Role.ADMINISTRATOR, ACME));
    var third = create(actor(second), AUDITOR);

    assertThat(check(third)).isEqualTo(held(third, AUDITOR));
    ground.run(new AdminCommand.RevokeApiKey(Optional.empty(), id(first)));
    assertThat(check(second)).isEqualTo(unknown("maker"));
    assertThat(check(third)).isEqualTo(unknown("maker"));
  }

  @Test
  @DisplayName("and a person's mandate in another issuer, or in one organization, is none for it")
  void boundElsewhere() {
    ground.declare(new IssuerId("globex"));
    var olga = Olga.at(ground, Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex")));
    var administrator = Mandate.of(Role.ADMINISTRATOR, ACME);
    var key = create(olga.by(administrator), administrator);
    assertThat(check(key)).isEqualTo(unknown("maker"));
    olga.holds(Mandate.owner());
    assertThat(check(key)).isEqualTo(held(key, Mandate.of(Role.ADMINISTRATOR, ACME)));
  }

  private ApiKeyCreated create(Actor maker, Mandate mandate) {
    var command = new CreateApiKey("report", mandate, List.of(), Optional.empty());
    return (ApiKeyCreated) ground.run(maker, command);
  }

  private static Actor actor(ApiKeyCreated key) {
    return new Actor.ApiKey(id(key), Mandate.of(Role.ADMINISTRATOR, ACME));
  }

  @Test
  @DisplayName("and is nobody once the issuer is gone")
  void issuerRemoved() {
    var key = create(AUDITOR);
    var owners = create(Mandate.owner());

    ground.run(new AdminCommand.RemoveIssuer(ACME));

    assertThat(check(key)).isEqualTo(unknown("unknown"));
    assertThat(check(owners)).isEqualTo(held(owners, Mandate.owner()));
    ground.declare(ACME);
    assertThat(check(key)).as("another issuer of the same name").isEqualTo(unknown("unknown"));
  }

  @Test
  @DisplayName("which is noted once a minute, and not where it is refused")
  void lastUse() {
    var key = create(AUDITOR, List.of("192.0.2.0/24"), Optional.empty());
    check(id(key), new Secret("guess"));
    from(key, "198.51.100.1");
    assertThat(lastUsed(key)).isEmpty();

    check(key);
    assertThat(lastUsed(key)).contains(Ground.BEGIN);
    ground.advance(Duration.ofMillis(59_999));
    check(key);
    assertThat(lastUsed(key)).contains(Ground.BEGIN);
    ground.advance(Duration.ofMillis(1));
    check(key);
    assertThat(lastUsed(key)).contains(Ground.BEGIN.plusSeconds(60));
  }

  @Test
  @DisplayName("while somebody revokes it: nobody is let in after that is done, nor noted as using")
  void race() throws Exception {
    for (int round = 0; round < 20; round++) {
      var key = create(AUDITOR);
      ground.advance(Duration.ofMinutes(2));
      var outcomes =
          together(
              16,
              number -> {
                if (number != 7) {
                  return check(key);
                }
                ground.run(new AdminCommand.RevokeApiKey(Optional.of(ACME), id(key)));
                return check(key);
              });

      assertThat(outcomes.get(7)).isEqualTo(unknown("revoked"));
      assertThat(outcomes).containsAnyOf(held(key, AUDITOR), unknown("revoked"));
      assertThat(check(key)).isEqualTo(unknown("revoked"));
      ground.advance(Duration.ofMinutes(2));
      var used = lastUsed(key);
      check(key);
      assertThat(lastUsed(key)).isEqualTo(used);
    }
  }

  private interface Act {
    Check run(int number);
  }

  private static List<Check> together(int number, Act act) throws Exception {
    try (var threads = Executors.newFixedThreadPool(number)) {
      var calls =
          IntStream.range(0, number).mapToObj(i -> (Callable<Check>) () -> act.run(i)).toList();
      var outcomes = new ArrayList<Check>();
      for (var future : threads.invokeAll(calls)) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  private ApiKeyCreated create(Mandate mandate) {
    return create(mandate, List.of(), Optional.empty());
  }

  private ApiKeyCreated create(Mandate mandate, List<String> addresses, Optional<Instant> end) {
    return (ApiKeyCreated) ground.run(new CreateApiKey("report", mandate, addresses, end));
  }

  /// A key as another version would have written it.
  private ApiKeyCreated keep(String role, Optional<IssuerId> issuer, List<String> addresses) {
    var secret = new Secret("kept");
    var key =
        new KeptApiKey(
            ApiKeyId.generate(new SecureRandom()),
            issuer,
            "kept",
            role,
            List.of("users:read", "moon:write"),
            addresses,
            ground.now(),
            "command line",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var by = By.operator("command line", ground.now());
    ground.store().apiKeys().add(key, Sha256.of(secret.reveal()), by);
    return new ApiKeyCreated(key, secret);
  }

  private Check check(ApiKeyCreated key) {
    return check(id(key), key.secret());
  }

  private Check check(String id, Secret secret) {
    return keys.check(id, secret, HERE, ground.now());
  }

  private Check from(ApiKeyCreated key, String address) {
    return keys.check(id(key), key.secret(), InetAddress.ofLiteral(address), ground.now());
  }

  private static Check held(ApiKeyCreated key, Mandate mandate) {
    return new Check.Held(new Actor.ApiKey(id(key), mandate));
  }

  private static Check unknown(String reason) {
    return new Check.Unknown("api_key." + reason);
  }

  private static String id(ApiKeyCreated key) {
    return key.key().id().value();
  }

  private Optional<Instant> lastUsed(ApiKeyCreated key) {
    return ground.store().apiKeys().find(key.key().id()).flatMap(KeptApiKey::lastUsedAt);
  }

  private List<String> refusals(IssuerId log) {
    return ground.trail(log).stream()
        .filter(event -> event.name().equals("request.refused"))
        .map(KeptEvent::details)
        .map(details -> details.getOrDefault("reason", ""))
        .toList();
  }
}
