package dev.gatewright.server.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.domain.TxtRecords;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Changing settings one thing at a time")
final class SettingsDeskTest {
  private static final URI BASE = URI.create("http://localhost:8080");
  private static final IssuerId ACME = new IssuerId("acme");
  private static final ClientId WEB = new ClientId("web");
  private static final Actor OPERATOR = new Actor.Operator("test");
  private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);
  private static final int ROUNDS = 150;
  private static final long SEED = 20261130;

  private static final String FILE =
      """
      issuers:
        - id: acme
          name: Acme
          scopes: ["orders", { name: "items", description: "Sees items" }]
          resources: [{ id: "https://api.acme.test", scopes: ["orders"] }]
          clients:
            - id: web
              name: Web
              secret: { generate: true }
              scopes: ["openid", "orders"]
              redirect_uris: ["http://localhost:3000/callback"]
      """;

  private static final List<String> VALUES =
      List.of(
          "null",
          "null",
          "true",
          "false",
          "0",
          "7",
          "-3",
          "1e400",
          "0.5",
          "\"x\"",
          "\"\"",
          "\"true\"",
          "\"5m\"",
          "\"90d\"",
          "\"https://a.test\"",
          "\"http://localhost:3000/\"",
          "\"a@b.test\"",
          "\"none\"",
          "\"ES256\"",
          "\"HS256\"",
          "\"orders\"",
          "\"#123456\"",
          "\"a b\"",
          "[]",
          "{}",
          "[\"orders\"]",
          "[\"openid\",\"openid\"]",
          "[\"http://localhost:3000/\",\"nowhere\"]",
          "[null]",
          "[{\"id\":\"https://b.test\"}]",
          "{\"a\":{\"b\":[1]}}",
          "{\"file\":\"/etc/hostname\"}",
          "{\"keys\":[{\"kty\":\"EC\"}]}");

  private final SecureRandom random = new SecureRandom();
  private final Random dice = new Random(SEED);
  private final PasswordHashes hashes =
      new PasswordHashes(CHEAP, Argon2.fastest(CHEAP, 1), random, new Pool(1, 8));
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-30T10:00:00Z"));
  private OpenStore open;
  private Administration administration;
  private SettingsDesk desk;

  @BeforeEach
  void begin() {
    var store =
        SqlStore.open(
            new StoreConfig.InMemory("desk"),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    var master = MasterKey.generate(random);
    var crypto = CryptoProvider.jdk();
    this.open =
        new OpenStore(
            Optional.empty(), store, store.unlock(master, crypto, random), master, crypto);
    this.administration =
        new Administration(
            new Holdings(
                Optional.empty(),
                store,
                open.sealed(),
                new SigningKeys(open.sealed().keys(), crypto, random, clock),
                hashes::hash,
                _ -> PasswordPolicy.standard(),
                _ -> new TxtRecords.Answer.Unanswered(),
                Holdings.RequestTrial.NONE,
                clock,
                random));
    this.desk = new SettingsDesk(administration, store, open.sealed(), BASE, true);
    new TenantsApply(administration, new Actor.Operator("apply")).run(plan(FILE));
  }

  @AfterEach
  void end() {
    hashes.close();
    open.close();
  }

  @Test
  @DisplayName("whatever a client is to become, a file that says it comes to the same, or fails so")
  void clientsAsFiles() {
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var patch = patch(SettingSections.CLIENT, Set.of("id"), 2);
      var whole = JsonValues.newObject();
      whole.setAll(client().tree());
      whole.putObject("secret").put("generate", true);
      var wanted = MergePatch.apply(whole, patch);
      var issuer = issuer().tree();
      issuer.putArray("clients").add(wanted);
      var expected = asFile(issuer, "issuers[0].clients[0].", "client acme/web");

      var result = desk.changeClient(OPERATOR, ACME, WEB, patch, Optional.empty());

      assertThat(said(result)).as("%s", patch).isEqualTo(expected.said());
      if (result instanceof Settled.Client) {
        kept++;
        assertThat(client()).as("%s", patch).isEqualTo(expected.document());
      }
    }
    assertThat(kept).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
  }

  @Test
  @DisplayName(
      "whatever an issuer is to become, a file that says it comes to the same, or fails so")
  void issuersAsFiles() {
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var patch = patch(SettingSections.ISSUER, Set.of("id"), 1);
      var wanted = MergePatch.apply(issuer().tree(), patch);
      var expected = asFile(wanted, "issuers[0].", "issuer acme");

      var result = desk.changeIssuer(OPERATOR, ACME, patch, Optional.empty());

      assertThat(said(result)).as("%s", patch).isEqualTo(expected.said());
      if (result instanceof Settled.Issuer) {
        kept++;
        assertThat(issuer()).as("%s", patch).isEqualTo(expected.document());
      }
    }
    assertThat(kept).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
  }

  @Test
  @DisplayName("whoever may not is told that before anything of the settings")
  void mayNot() {
    var support = new Actor.ApiKey("key_x", Mandate.of(Role.SUPPORT, ACME));
    var other = new Actor.ApiKey("key_y", Mandate.of(Role.ADMINISTRATOR, new IssuerId("other")));
    var broken = (ObjectNode) JsonText.read("{\"nothing\":1}");
    for (var actor : List.of(support, other)) {
      assertThat(
              List.of(
                  desk.addClient(actor, ACME, broken),
                  desk.changeClient(actor, ACME, WEB, broken, Optional.empty()),
                  desk.changeIssuer(actor, ACME, broken, Optional.empty()),
                  desk.addIssuer(actor, broken),
                  desk.removePart(actor, ACME, IssuerPart.SCOPE, "orders", Optional.empty())))
          .allMatch(result -> result instanceof Settled.Refused(var _, Refusal.NotAllowed _));
    }
  }

  @Test
  @DisplayName("every key of an issuer is the owner's, or stands in the table of what others may")
  void everyKey() {
    var others = new ArrayList<String>();
    for (var key : SettingSections.ISSUER.names()) {
      if (SettingPermissions.of(key) == Permission.ISSUERS_WRITE) {
        others.add(key);
      }
    }
    assertThat(others)
        .containsExactlyInAnyOrder(
            "id",
            "url",
            "hooks",
            "impersonation",
            "senders",
            "events",
            "sender",
            "profile",
            "parameterless_logout",
            "unknown_scopes",
            "organizations_claim");
  }

  /// What a file says of a thing, or why it cannot be.
  private record Expected(List<String> said, Document document) {}

  /// What reading and planning say where the issuer stands in a file by itself, as text.
  private Expected asFile(ObjectNode issuer, String prefix, String subject) {
    var tree = JsonValues.newObject();
    tree.putArray("issuers").add(issuer);
    return switch (read(tree.toString())) {
      case ConfigResult.Broken<TenantsConfig>(var problems) ->
          new Expected(
              problems.stream()
                  .map(problem -> problem.keyPath().replace(prefix, "") + " " + problem.message())
                  .sorted()
                  .toList(),
              Document.EMPTY);
      case ConfigResult.Loaded<TenantsConfig>(var config, var _) -> {
        var plan = TenantsPlan.between(new StoredTenants(open), config, BASE);
        yield new Expected(
            plan.faults().stream()
                .filter(fault -> fault.subject().equals(subject))
                .map(PlanProblem::text)
                .sorted()
                .toList(),
            plan.changes().stream()
                .filter(change -> change.subject().equals(subject))
                .map(PlannedChange::document)
                .findFirst()
                .orElseGet(() -> subject.startsWith("client") ? client() : issuer()));
      }
    };
  }

  private static List<String> said(Settled result) {
    return switch (result) {
      case Settled.Wrong(var faults) -> faults.stream().map(SettingFault::text).sorted().toList();
      case Settled.Client _, Settled.Issuer _ -> List.of();
      case Settled.Refused(var _, Refusal.UrlTaken _), Settled.IsThere _, Settled.NotThere _ ->
          List.of("refused");
      case Settled.Refused refused -> throw new AssertionError(refused);
    };
  }

  /// Some keys of the section, each with a value of its own kind or of any.
  private ObjectNode patch(SectionSpec section, Set<String> but, int deep) {
    var patch = JsonValues.newObject();
    var keys = section.keys().stream().filter(key -> !but.contains(key.name())).toList();
    for (int count = 1 + dice.nextInt(2); count > 0; count--) {
      var key = keys.get(dice.nextInt(keys.size()));
      patch.set(key.name(), value(key.type(), deep));
    }
    return patch;
  }

  private JsonNode value(KeyType type, int deep) {
    if (deep > 0 && type instanceof KeyType.Section(var spec) && dice.nextInt(5) > 0) {
      return patch(spec, Set.of(), deep - 1);
    }
    return switch (type) {
      case KeyType.OneOf(var words) when dice.nextInt(4) > 0 ->
          JsonText.read("\"" + words.get(dice.nextInt(words.size())) + "\"");
      case KeyType.Flag() when dice.nextInt(4) > 0 -> JsonText.read("" + dice.nextBoolean());
      case KeyType.Text() when dice.nextInt(3) > 0 -> JsonText.read("\"t" + dice.nextInt(9) + "\"");
      case KeyType.Time _ when dice.nextInt(3) > 0 ->
          JsonText.read("\"" + dice.nextInt(90) + "m\"");
      case KeyType _ -> JsonText.read(VALUES.get(dice.nextInt(VALUES.size())));
    };
  }

  private Document client() {
    return open.sealed()
        .clients()
        .find(ACME, WEB)
        .map(kept -> Document.parse(kept.document()))
        .orElseThrow();
  }

  private Document issuer() {
    return open.store()
        .issuers()
        .find(ACME)
        .map(kept -> Document.parse(kept.document()))
        .orElseThrow();
  }

  private TenantsPlan plan(String yaml) {
    return switch (read(yaml)) {
      case ConfigResult.Broken<TenantsConfig> broken -> throw new AssertionError(broken.text());
      case ConfigResult.Loaded<TenantsConfig>(var config, var _) ->
          TenantsPlan.between(new StoredTenants(open), config, BASE);
    };
  }

  private static ConfigResult<TenantsConfig> read(String yaml) {
    return TenantsReader.read(
        ConfigFile.of("tenants.yaml", yaml.getBytes(UTF_8), Surroundings.none()), BASE);
  }
}
