package dev.gatewright.server.config.issuer;

import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.AccountScopes;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.ClientReader;
import dev.gatewright.server.config.client.ClientRules;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.yaml.ConfigProblem;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.ReadContext;
import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.Surroundings;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Reads a client that comes alone, by the rules of a file.
public final class OneClient {
  /// What stands for a key that is kept, and which nobody knows here.
  public static final String SOME_KEY = "0".repeat(64);

  public static final String SECRET = "secret";
  public static final String SIGNING_KEY = "signing_key";

  private OneClient() {}

  /// The client under an issuer's settings, or all that is wrong with it.
  public static ConfigResult<ClientConfig> read(ObjectNode client, IssuerSettings issuer) {
    var problems = new Problems("client");
    return problems.outcome(checked(fields(client, problems, Source.WRITTEN), issuer));
  }

  /// What would not fit if the issuer had these settings, in a client that [#stored] made.
  public static List<ConfigProblem> problems(ObjectNode stored, IssuerSettings issuer) {
    var problems = new Problems("client");
    var client = checked(fields(stored, problems, Source.STORED), issuer);
    return switch (problems.outcome(client)) {
      case ConfigResult.Loaded<?> _ -> List.of();
      case ConfigResult.Broken<?> broken -> broken.problems();
    };
  }

  /// A client of the store as a file would say it. Its secret and its signing key are not in its
  /// document; something stands in their places where it has them.
  public static ObjectNode stored(Document document, boolean hasSecret, boolean hasSigningKey) {
    var client = document.tree().deepCopy();
    if (hasSecret) {
      client.putObject(SECRET).put("generate", true);
    }
    if (hasSigningKey) {
      client.put(SIGNING_KEY, SOME_KEY);
    }
    return client;
  }

  private static ClientConfig checked(Fields fields, IssuerSettings issuer) {
    var declared = ClientReader.read(fields);
    var scopes = new HashSet<>(ClientKeys.STANDARD_SCOPES);
    scopes.addAll(AccountScopes.ALL);
    issuer.scopes().forEach(scope -> scopes.add(scope.name()));
    issuer.resources().forEach(resource -> scopes.addAll(resource.scopes()));
    var effective = EffectiveClient.of(issuer.clientDefaults(), declared);
    ClientRules.check(fields, declared, effective, scopes, issuer.providerNames());
    return declared;
  }

  /// Whether the client, as far as it can be read, proves itself with a secret.
  public static boolean wantsSecret(ObjectNode client, IssuerSettings issuer) {
    var declared = ClientReader.read(fields(client, new Problems("client"), Source.WRITTEN));
    return EffectiveClient.of(issuer.clientDefaults(), declared)
        .get(ClientKeys.TOKEN_ENDPOINT_AUTH)
        .stream()
        .anyMatch(OneClient::isSecret);
  }

  /// Whether the client, as far as it can be read, signs with a key of its own.
  public static boolean wantsSigningKey(ObjectNode client, IssuerSettings issuer) {
    var declared = ClientReader.read(fields(client, new Problems("client"), Source.WRITTEN));
    var effective = EffectiveClient.of(issuer.clientDefaults(), declared);
    return effective.get(AccessTokenKeys.ALG).isEmpty() && effective.get(AccessTokenKeys.FORMAT);
  }

  private static boolean isSecret(ClientAuthMethod method) {
    return switch (method) {
      case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST, CLIENT_SECRET_JWT -> true;
      case PRIVATE_KEY_JWT, NONE -> false;
    };
  }

  private static Fields fields(ObjectNode client, Problems problems, Source source) {
    var context = new ReadContext(problems, Surroundings.none(), source);
    return Fields.top(ClientKeys.CLIENT, JsonValues.toYaml(client), context).orElseThrow();
  }
}
