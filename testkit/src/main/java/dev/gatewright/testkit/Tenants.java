package dev.gatewright.testkit;

import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.server.tenants.OpenStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What was declared so far, brought to the server the way `apply` and the other commands bring it.
/// Safe for any number of threads.
final class Tenants {
  private static final String FILE = "the test's declarations";
  private static final JsonMapper JSON = new JsonMapper();

  private final Commands administration;
  private final OpenStore open;
  private final RsaKeys rsaKeys;
  private final InstantSource clock;
  private final Map<String, TestIssuer> declared = new LinkedHashMap<>();

  Tenants(Commands administration, OpenStore open, RsaKeys rsaKeys, InstantSource clock) {
    this.administration = administration;
    this.open = open;
    this.rsaKeys = rsaKeys;
    this.clock = clock;
  }

  /// Adds to what the issuer declares, or declares a new one.
  synchronized void apply(TestIssuer change) {
    var before = declared.getOrDefault(change.id(), TestIssuer.of(change.id()));
    var after = before.merged(change);
    apply(yaml(Map.of("issuers", List.of(after.document(before)))));
    declared.put(change.id(), after);
  }

  /// Applies the text of a `tenants.yaml`.
  synchronized void apply(String yaml) {
    ask(TenantsRequest.of("apply", FILE, yaml, Path.of(""), Map.of()));
    giveKeys();
  }

  /// JSON is YAML too. What looks like the name of an environment value is meant as it stands.
  private static String yaml(Map<String, ?> document) {
    return JSON.writeValueAsString(document).replace("${", "$${");
  }

  /// The server would make this key when it first signs an ID token, in the middle of a test.
  private void giveKeys() {
    var place = 0;
    for (var issuer : open.store().issuers().list()) {
      var keys = open.sealed().keys();
      if (keys.signingKeys(issuer.id()).stream().noneMatch(Tenants::isRsa)) {
        var pair = rsaKeys.of(place);
        var now = clock.instant();
        var key =
            new SigningKey(
                "test-" + issuer.id() + "-1",
                Algorithm.RS256,
                1,
                pair.getPrivate(),
                pair.getPublic(),
                now,
                now,
                Optional.empty());
        var _ = keys.addSigningKey(issuer.id(), key, now, By.server(now));
      }
      place++;
    }
  }

  private static boolean isRsa(SigningKey key) {
    return key.algorithm() == Algorithm.RS256;
  }

  /// The issuer that calls mean when they name none.
  synchronized IssuerId first() {
    return declared.keySet().stream()
        .findFirst()
        .map(IssuerId::new)
        .orElseGet(() -> open.store().issuers().list().getFirst().id());
  }

  /// Has a command carried out.
  ///
  /// @throws IllegalArgumentException when it cannot be; the message says why
  void ask(Request request) {
    told(request);
  }

  /// The same, and what came of it.
  String told(Request request) {
    var answer = administration.handle(request);
    if (answer.exitCode() != Answer.DONE) {
      throw new IllegalArgumentException(answer.text());
    }
    return answer.text();
  }

  /// A key that may do everything, as id and secret.
  String makeKey() {
    var made =
        JSON.readTree(
            told(
                Request.of("api-key create")
                    .with("name", "test")
                    .with("role", Role.OWNER.key())
                    .with(Request.JSON, "true")));
    return made.path("id").asString("") + ":" + made.path("secret").asString("");
  }
}
