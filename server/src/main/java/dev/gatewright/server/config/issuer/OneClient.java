package dev.gatewright.server.config.issuer;

import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.ClientReader;
import dev.gatewright.server.config.client.ClientRules;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.ReadContext;
import dev.gatewright.server.config.yaml.Surroundings;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Reads a client that comes alone, by the rules of a file.
public final class OneClient {
  private OneClient() {}

  /// The client under an issuer's settings, or all that is wrong with it.
  public static ConfigResult<ClientConfig> read(ObjectNode client, IssuerSettings issuer) {
    var problems = new Problems("client");
    var fields = fields(client, problems);
    var declared = ClientReader.read(fields);
    var scopes = new HashSet<>(ClientKeys.STANDARD_SCOPES);
    issuer.scopes().forEach(scope -> scopes.add(scope.name()));
    issuer.resources().forEach(resource -> scopes.addAll(resource.scopes()));
    var effective = EffectiveClient.of(issuer.clientDefaults(), declared);
    ClientRules.check(fields, declared, effective, scopes, Set.of());
    return problems.outcome(declared);
  }

  /// Whether the client, as far as it can be read, proves itself with a secret.
  public static boolean wantsSecret(ObjectNode client, IssuerSettings issuer) {
    var declared = ClientReader.read(fields(client, new Problems("client")));
    return EffectiveClient.of(issuer.clientDefaults(), declared)
        .get(ClientKeys.TOKEN_ENDPOINT_AUTH)
        .stream()
        .anyMatch(OneClient::isSecret);
  }

  private static boolean isSecret(ClientAuthMethod method) {
    return switch (method) {
      case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST, CLIENT_SECRET_JWT -> true;
      case PRIVATE_KEY_JWT, NONE -> false;
    };
  }

  private static Fields fields(ObjectNode client, Problems problems) {
    var context = new ReadContext(problems, Surroundings.none(), true);
    return Fields.top(ClientKeys.CLIENT, JsonValues.toYaml(client), context).orElseThrow();
  }
}
