package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.domain.TxtRecords;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.KeptClient;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Carrying out a plan")
final class TenantsApplyTest {
  private static final URI BASE = URI.create("http://localhost:8080");
  private static final TenantId ACME = new TenantId("acme");
  private static final CanonicalEmail ADA = new CanonicalEmail("ada@acme.test");
  private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

  private static final String FILE =
      """
      issuers:
        - id: acme
          name: Acme
          scopes: ["projects:write"]
          clients:
            - id: web
              secret: { generate: true }
              redirect_uris: ["http://localhost:3000/callback"]
            - id: jwt
              type: machine
              secret: "a-secret-of-more-than-thirty-two-characters"
              token_endpoint_auth: [client_secret_jwt]
            - id: hs
              secret: { generate: true }
              redirect_uris: ["http://localhost:3000/callback"]
              signing_key: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
              access_token: { alg: HS256 }
          users:
            - { email: Ada@acme.test, password: "correct horse", name: Ada, role: admin }
            - { email: bob@acme.test }
          organizations:
            - id: org_acme
              name: Acme Inc
              members:
                - { user: ada@acme.test, title: Founder, scopes: [owner] }
                - { user: bob@acme.test }
        - { id: other, name: Other }
      """;

  private final SecureRandom random = new SecureRandom();
  private final PasswordHashes hashes =
      new PasswordHashes(CHEAP, Argon2.fastest(CHEAP, 1), random, new Pool(1, 8));
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

  @TempDir private Path folder;
  private OpenStore open;
  private TenantsApply apply;

  @BeforeEach
  void openStore() {
    var file = folder.resolve("gatewright.db");
    var store =
        SqlStore.open(
            new StoreConfig.Sqlite(file),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    var master = MasterKey.generate(random);
    var crypto = CryptoProvider.jdk();
    open =
        new OpenStore(
            Optional.of(file), store, store.unlock(master, crypto, random), master, crypto);
    var keys = new SigningKeys(open.sealed().keys(), crypto, random, clock);
    var holdings =
        new Holdings(
            Optional.of(file),
            store,
            open.sealed(),
            keys,
            hashes::hash,
            _ -> PasswordPolicy.standard(),
            _ -> new TxtRecords.Answer.Unanswered(),
            Holdings.RequestTrial.NONE,
            clock,
            random);
    apply = new TenantsApply(new Administration(holdings), new Actor.Operator("apply"));
  }

  @AfterEach
  void closeStore() {
    hashes.close();
    open.close();
  }

  @Test
  @DisplayName("makes everything the file declares, after which there is nothing to change")
  void appliedTwiceIsEmpty() {
    var applied = apply.run(plan(FILE));

    assertThat(applied.refused()).isEmpty();
    assertThat(applied.changes()).hasSize(10);
    assertThat(plan(FILE).text()).isEqualTo("nothing to change");
    assertThat(ada().emailAsTyped()).isEqualTo("Ada@acme.test");
    assertThat(open.store().organizations().membershipsOf(ACME, ada().id())).hasSize(1);
  }

  @Test
  @DisplayName("is mended by applying again, wherever the process died in between")
  void crashIsMended() {
    int all = plan(FILE).changes().size();
    for (int done = 0; done < all; done++) {
      plan(FILE).changes().stream().limit(done).forEach(apply::make);

      var rest = apply.run(plan(FILE));

      assertThat(rest.refused()).isEmpty();
      assertThat(rest.changes()).hasSize(all - done);
      assertThat(plan(FILE).isEmpty()).isTrue();
      apply.run(plan("issuers: [{ id: acme, absent: true }, { id: other, absent: true }]"));
      assertThat(open.store().issuers().list()).isEmpty();
    }
  }

  @Test
  @DisplayName("adds no second account when it died between an account and its document")
  void accountWithoutDocument() {
    apply.run(plan(FILE));
    open.store().declared().remove(new IssuerId("acme"), "user", ada().id().value());

    assertThat(plan(FILE).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("shows a made secret once and keeps what matches it")
  void generatedSecret() {
    var applied = apply.run(plan(FILE));

    assertThat(applied.secrets())
        .extracting(GeneratedSecret::key)
        .containsExactly("acme/web", "acme/hs");
    var shown = new Secret(applied.secrets().getFirst().value().reveal());
    assertThat(client("web").secrets()).singleElement().matches(kept -> kept.matches(shown));
    assertThat(client("web").secrets().getFirst().clear()).isEmpty();
    assertThat(applied.toString()).doesNotContain(shown.reveal());
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §9: keeps a secret in clear only where client_secret_jwt needs it")
  void secretInClear() {
    apply.run(plan(FILE));

    assertThat(client("jwt").secrets().getFirst().clear())
        .contains(new Secret("a-secret-of-more-than-thirty-two-characters"));
  }

  @Test
  @DisplayName("does not undo what a person or an operator changed since")
  void laterChangesStay() {
    apply.run(plan(FILE));
    var change =
        UserChange.NONE
            .withStatus(UserStatus.SUSPENDED)
            .withClaims(new Claims(Map.of("name", "Ada L.", "locale", "en")));
    open.store().users().update(ACME, ada().id(), change, By.server(clock.instant()));

    assertThat(plan(FILE).isEmpty()).isTrue();
    apply.run(plan(FILE.replace("role: admin", "role: owner")));

    assertThat(ada().role()).contains("owner");
    assertThat(ada().status()).isEqualTo(UserStatus.SUSPENDED);
    assertThat(ada().claims().one("name")).contains("Ada L.");
  }

  @Test
  @DisplayName("refuses an issuer at another one's address and makes the rest")
  void addressTaken() {
    apply.run(plan("issuers: [{ id: one, name: One, url: \"http://localhost:8080\" }]"));

    var applied =
        apply.run(
            plan(
                "issuers: [{ id: two, name: Two, url: \"http://localhost:8080\" }, { id: three, name: T }]"));

    assertThat(applied.refused())
        .singleElement()
        .satisfies(not -> assertThat(not.change().subject()).isEqualTo("issuer two"));
    assertThat(open.store().issuers().find(new IssuerId("three"))).isPresent();
  }

  @Test
  @DisplayName("A plan says that an issuer's new host ends all passkeys, and of no other address")
  void newHostEndsPasskeys() {
    apply.run(plan("issuers: [{ id: acme, name: A, url: \"https://id.acme.test/a\" }]"));
    assertThat(plan("issuers: [{ id: acme, name: A, url: \"https://id.acme.test/b\" }]").text())
        .contains("url: ")
        .doesNotContain("passkeys");
    assertThat(plan("issuers: [{ id: acme, name: A, url: \"https://login.acme.test/a\" }]").text())
        .contains("(on another host all passkeys end)");
  }

  @Test
  @DisplayName("plans nothing for settings that a client outside the file does not fit")
  void settingsReachUnnamedClients() {
    apply.run(plan(FILE));

    var unfit = plan("issuers: [{ id: acme, client_defaults: { access_token: { alg: HS256 } } }]");
    var fit =
        plan(
            "issuers: [{ id: acme, name: Acme, scopes: ['projects:write'], login: { methods: [password] } }]");

    assertThat(unfit.problems())
        .anySatisfy(problem ->
            assertThat(problem).startsWith("client acme/web, which").contains("signing_key"))
        .anySatisfy(problem ->
            assertThat(problem).startsWith("client acme/jwt, which").contains("signing_key"))
        .noneSatisfy(problem -> assertThat(problem).contains("acme/hs"));
    assertThat(fit.problems()).isEmpty();
  }

  @Test
  @DisplayName("refuses settings that make a key of a secret of which only a hash is kept")
  void secretsAreKeptAsHashes() {
    apply.run(plan(FILE));
    var jwt = "client_defaults: { token_endpoint_auth: [client_secret_jwt] }";

    var unnamed = plan("issuers: [{ id: acme, %s }]".formatted(jwt));
    var named = plan(FILE.replace("name: Acme\n", "name: Acme\n    " + jwt + "\n"));

    assertThat(unnamed.problems())
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith("client acme/web, which stays as it is")
                .contains("client_secret_jwt uses the secret as a key"))
        .noneSatisfy(problem -> assertThat(problem).contains("acme/jwt"));
    assertThat(named.problems())
        .anySatisfy(problem ->
            assertThat(problem).startsWith("client acme/web: client_secret_jwt uses the secret"));
  }

  @Test
  @DisplayName("keeps a secret readable once the issuer's settings make a key of it")
  void secretBecomesAKey() {
    var before =
        """
        issuers:
          - id: acme
            clients:
              - { id: job, type: machine, secret: "a-secret-of-more-than-thirty-two-characters" }
        """;
    apply.run(plan(before));
    assertThat(client("job").secrets().getFirst().clear()).isEmpty();
    var after =
        before.replace(
            "- id: acme\n",
            "- id: acme\n    client_defaults: { token_endpoint_auth: [client_secret_jwt] }\n");

    apply.run(plan(after));

    assertThat(client("job").secrets().getFirst().clear()).isPresent();
    assertThat(plan(after).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("plans around rows that nobody can read, and mends those that the file names")
  void unreadableRows() {
    apply.run(plan(FILE));
    damage("{\"id\":");

    var plan = plan(FILE);

    assertThat(plan.problems()).isEmpty();
    assertThat(plan.text()).contains("~ client acme/web", "~ issuer acme");
    assertThat(plan("issuers: [{ id: acme, name: Acme }]").problems()).isEmpty();
    assertThat(UnreadableRows.of(open))
        .hasSize(2)
        .anySatisfy(
            row -> assertThat(row).startsWith("client acme/web cannot be read").contains("Apply a"))
        .anySatisfy(row -> assertThat(row).startsWith("issuer acme cannot be read"));
    assertThatThrownBy(() -> TenantsExport.yaml(new TenantsExport(open).json()))
        .isInstanceOf(UnreadableRow.class)
        .hasMessageContaining("issuer acme");
    apply.run(plan);
    assertThat(UnreadableRows.of(open)).isEmpty();
    assertThat(plan(FILE).isEmpty()).isTrue();
  }

  private void damage(String document) {
    var acme = new IssuerId("acme");
    var by = dev.gatewright.protocol.events.By.operator("command line", clock.instant());
    open.store().issuers().declare(acme, "http://localhost:8080/acme", document, by);
    open.sealed()
        .clients()
        .declare(
            acme,
            new ClientDeclaration(
                new ClientId("web"), document, new Change.Keep<>(), new Change.Keep<>()),
            by);
  }

  @Test
  @DisplayName("may name clients and organizations of the store, and reports names that none has")
  void referencesToTheStore() {
    apply.run(plan(FILE));
    var file =
        """
        issuers:
          - id: acme
            resources: [{ id: "https://api.test", introspection_clients: [%s] }]
            clients:
              - { id: new, type: machine, secret: { generate: true }, organizations: [%s] }
        """;

    assertThat(plan(file.formatted("web", "org_acme")).problems()).isEmpty();
    assertThat(plan(file.formatted("' '", "'no organization'")).problems()).hasSize(2);
    var applied = apply.run(plan(file.formatted("web", "org_acme")));
    assertThat(applied.refused()).isEmpty();
    assertThat(plan(file.formatted("web", "org_acme")).isEmpty()).isTrue();
  }

  @Test
  @DisplayName(
      "exports a file that, applied to the same store, changes nothing and holds no secret")
  void exportIsTheSame() {
    apply.run(plan(FILE));

    var exported = TenantsExport.yaml(new TenantsExport(open).json());

    assertThat(exported).doesNotContain("argon2", "a-secret-of", "0123456789abcdef");
    var key = Map.of("SIGNING_KEY_ACME_HS", "0123456789abcdef".repeat(4));
    assertThat(plan(exported, key).text()).isEqualTo("nothing to change");
  }

  private TenantsPlan plan(String text) {
    return plan(text, Map.of());
  }

  private TenantsPlan plan(String text, Map<String, String> environment) {
    var file = ConfigFile.of("tenants.yaml", text, Surroundings.of(environment, Map.of()));
    return switch (TenantsReader.read(file, BASE)) {
      case ConfigResult.Loaded<TenantsConfig>(var config, _) ->
          TenantsPlan.between(new StoredTenants(open), config, BASE);
      case ConfigResult.Broken<TenantsConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  private User ada() {
    return open.store().users().findByEmail(ACME, ADA).orElseThrow();
  }

  private KeptClient client(String id) {
    return open.sealed().clients().find(new IssuerId("acme"), new ClientId(id)).orElseThrow();
  }
}
