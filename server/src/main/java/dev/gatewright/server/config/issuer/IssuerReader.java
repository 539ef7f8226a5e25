package dev.gatewright.server.config.issuer;

import static java.util.stream.Collectors.joining;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.server.config.client.AccountScopes;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.ClientReader;
import dev.gatewright.server.config.client.ClientRules;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.upstream.ProviderSecrets;
import dev.gatewright.server.config.yaml.EmailText;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one issuer with everything it holds, and checks what refers to what. Not thread-safe.
final class IssuerReader {
  private final Fields fields;
  private final List<ClientConfig> clients = new ArrayList<>();
  private final Map<String, Fields> clientFields = new HashMap<>();
  private final List<String> absentClients = new ArrayList<>();
  private final List<UserConfig> users = new ArrayList<>();
  private final List<String> absentUsers = new ArrayList<>();
  private final List<OrganizationConfig> organizations = new ArrayList<>();
  private final List<String> absentOrganizations = new ArrayList<>();

  private IssuerReader(Fields fields) {
    this.fields = fields;
  }

  static IssuerConfig read(Fields fields) {
    return new IssuerReader(fields).issuer();
  }

  private IssuerConfig issuer() {
    var settings = IssuerSettingsReader.read(fields);
    clients();
    users();
    organizations();
    checkClients(settings);
    checkResources(settings);
    var webhooks = WebhookReader.read(fields, TenantKeys.WEBHOOKS);
    return new IssuerConfig(
        settings,
        ProviderSecrets.read(fields, IssuerKeys.PROVIDERS.name()),
        HookSecrets.read(fields),
        clients,
        absentClients,
        webhooks.wanted(),
        webhooks.absent(),
        users,
        absentUsers,
        pins(),
        organizations,
        absentOrganizations);
  }

  private void clients() {
    var seen = new HashSet<String>();
    for (var item : fields.sections("clients")) {
      var id = ClientReader.id(item);
      if (id.isPresent() && !seen.add(id.get())) {
        item.error("id", "is the id of another client too", "Give each client its own id.");
      } else if (item.isTrue("absent")) {
        id.ifPresent(absentClients::add);
      } else {
        var client = ClientReader.read(item);
        clients.add(client);
        clientFields.put(client.id(), item);
      }
    }
  }

  private void users() {
    var seen = new HashSet<String>();
    for (var item : fields.sections("users")) {
      var email = UserReader.email(item).map(EmailText::canonical);
      if (email.isPresent() && !seen.add(email.get())) {
        item.error("email", "is the address of another user too", "Keep one entry.");
      } else if (item.isTrue("absent")) {
        email.ifPresent(absentUsers::add);
      } else {
        users.add(UserReader.read(item));
      }
    }
  }

  private List<PinConfig> pins() {
    var pins = new ArrayList<PinConfig>();
    for (var item : fields.sections("pins")) {
      var pin = item.secret("pin");
      if (pin.isPresent() && !pin.get().reveal().matches("[0-9]{5,32}")) {
        item.error("pin", "is not five or more digits", "Write for example \"48213\".");
      }
      pins.add(
          new PinConfig(
              pin.orElse(new Secret("")),
              item.text("label"),
              item.texts("privileges").orElse(List.of())));
    }
    if (!pins.isEmpty()) {
      fields.notYet("pins", "Remove pins.");
    }
    return pins;
  }

  private void organizations() {
    var seen = new HashSet<String>();
    for (var item : fields.sections("organizations")) {
      var id = OrganizationReader.id(item);
      if (id.isPresent() && !seen.add(id.get())) {
        item.error("id", "is the id of another organization too", "Keep one entry.");
      } else if (item.isTrue("absent")) {
        id.ifPresent(absentOrganizations::add);
      } else {
        organizations.add(OrganizationReader.read(item));
      }
    }
  }

  private void checkClients(IssuerSettings settings) {
    var scopes = new HashSet<>(ClientKeys.STANDARD_SCOPES);
    scopes.addAll(AccountScopes.ALL);
    settings.scopes().forEach(scope -> scopes.add(scope.name()));
    settings.resources().forEach(resource -> scopes.addAll(resource.scopes()));
    for (var client : clients) {
      var item = clientFields.get(client.id());
      if (item != null) {
        var effective = EffectiveClient.of(settings.clientDefaults(), client);
        ClientRules.check(item, client, effective, scopes, settings.providerNames());
        checkMethods(item, effective.get(ClientKeys.LOGIN_METHODS), settings);
      }
    }
  }

  /// A client that takes no way in that the issuer has lets nobody in.
  private static void checkMethods(Fields item, Set<SignInMethod> takes, IssuerSettings settings) {
    var offered = new HashSet<>(settings.get(IssuerKeys.LOGIN_METHODS));
    offered.add(SignInMethod.PIN);
    if (!settings.get(IssuerKeys.PROVIDERS).isEmpty()) {
      offered.add(SignInMethod.UPSTREAM);
    }
    if (!takes.isEmpty() && takes.stream().noneMatch(offered::contains)) {
      item.error(
          ClientKeys.LOGIN_METHODS.name(),
          "names nothing with which one can sign in at the issuer",
          "Name one of "
              + offered.stream().map(SignInMethod::key).sorted().collect(joining(", "))
              + ", or add it to login.methods.");
    }
  }

  private void checkResources(IssuerSettings settings) {
    for (var item : fields.sections("resources")) {
      for (var client : item.texts("introspection_clients").orElse(List.of())) {
        if (isPublic(settings, client)) {
          item.itemError(
              "introspection_clients",
              client,
              "names a client that cannot authenticate",
              "Give the client a secret, or remove it here.");
        }
      }
    }
  }

  private boolean isPublic(IssuerSettings settings, String id) {
    return clients.stream()
        .filter(client -> client.id().equals(id))
        .anyMatch(client -> EffectiveClient.of(settings.clientDefaults(), client).isPublic());
  }
}
