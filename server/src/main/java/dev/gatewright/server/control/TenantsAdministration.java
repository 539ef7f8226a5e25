package dev.gatewright.server.control;

import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.server.tenants.Applied;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.StoredTenants;
import dev.gatewright.server.tenants.TenantsApply;
import dev.gatewright.server.tenants.TenantsPlan;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// `plan` and `apply`. The file travels as text with the environment values it names, since the
/// command's environment is not the server's.
final class TenantsAdministration {
  /// The exit code of `plan` when there is something to change.
  static final int CHANGES_PENDING = 2;

  private final OpenStore open;
  private final Supplier<PasswordHashes> hashes;
  private final URI baseUrl;
  private final InstantSource clock;
  private final SecureRandom random;

  TenantsAdministration(
      OpenStore open,
      Supplier<PasswordHashes> hashes,
      URI baseUrl,
      InstantSource clock,
      SecureRandom random) {
    this.open = open;
    this.hashes = hashes;
    this.baseUrl = baseUrl;
    this.clock = clock;
    this.random = random;
  }

  Answer plan(Request request) {
    return withPlan(
        request, plan -> new Answer(plan.isEmpty() ? Answer.DONE : CHANGES_PENDING, plan.text()));
  }

  Answer apply(Request request) {
    return withPlan(request, this::apply);
  }

  private Answer apply(TenantsPlan plan) {
    if (plan.isEmpty()) {
      return Answer.done(plan.text());
    }
    try (var hashing = hashes.get()) {
      var applied = new TenantsApply(open, hashing, baseUrl, clock, random).run(plan);
      return new Answer(applied.refused().isEmpty() ? Answer.DONE : Answer.FAILED, report(applied));
    }
  }

  private Answer withPlan(Request request, Function<TenantsPlan, Answer> use) {
    return switch (TenantsReader.read(file(request), baseUrl)) {
      case ConfigResult.Broken<TenantsConfig> broken -> Answer.failed(broken.text());
      case ConfigResult.Loaded<TenantsConfig>(var wanted, _) ->
          use.apply(TenantsPlan.between(new StoredTenants(open), wanted));
    };
  }

  private static ConfigFile file(Request request) {
    var environment = new HashMap<String, String>();
    request
        .arguments()
        .forEach((name, value) -> {
          if (name.startsWith(TenantsRequest.ENVIRONMENT)) {
            environment.put(name.substring(TenantsRequest.ENVIRONMENT.length()), value);
          }
        });
    return ConfigFile.of(
        request.get(TenantsRequest.NAME),
        request.get(TenantsRequest.TEXT),
        Surroundings.of(environment, Path.of(request.get(TenantsRequest.FOLDER))));
  }

  private static String report(Applied applied) {
    var text = new StringBuilder(new TenantsPlan(applied.changes()).text());
    for (var secret : applied.secrets()) {
      text.append(
          "\nsecret of client %s/%s, shown this once: %s"
              .formatted(secret.issuer(), secret.client(), secret.value().reveal()));
    }
    applied.refused().forEach(sentence -> text.append("\nnot done: ").append(sentence));
    return text.toString();
  }
}
