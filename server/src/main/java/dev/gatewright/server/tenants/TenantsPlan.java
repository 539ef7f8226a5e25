package dev.gatewright.server.tenants;

import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientConfig.ClientSecret;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.tenants.SecretChange.Generate;
import dev.gatewright.server.tenants.SecretChange.Keep;
import dev.gatewright.server.tenants.SecretChange.Replace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The changes that make the store hold what a file wants, in an order in which each finds what it
/// needs: issuers, clients, users, organizations, members, then removals the other way round.
///
/// Lists are replaced whole. What the file does not name stays; only `absent: true` removes. After
/// the plan has been carried out, the plan for the same file is empty.
public record TenantsPlan(List<TenantChange> changes) {
  public TenantsPlan {
    changes = List.copyOf(changes);
  }

  public static TenantsPlan between(DeclaredState current, TenantsConfig wanted) {
    var plan = new Builder(current);
    wanted.issuers().forEach(plan::issuer);
    for (var issuer : wanted.absentIssuers()) {
      if (current.issuer(issuer).isPresent()) {
        plan.changes.add(new TenantChange.RemoveIssuer(issuer));
      }
    }
    return new TenantsPlan(plan.changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// The plan for people, one change a line: `+` adds, `~` changes the named keys, `-` removes.
  public String text() {
    return changes.isEmpty()
        ? "nothing to change"
        : changes.stream().map(TenantsPlan::line).collect(Collectors.joining("\n"));
  }

  private static String line(TenantChange change) {
    return switch (change) {
      case TenantChange.AddClient add when add.secret() instanceof Generate ->
          "+ " + add.subject() + " (a secret is made and shown once)";
      case TenantChange.Add add -> "+ " + add.subject();
      case TenantChange.Change changed ->
          "~ " + changed.subject() + ": " + String.join(", ", changed.keys());
      case TenantChange.Remove removed -> "- " + removed.subject();
    };
  }

  /// Collects the changes of one plan. Not thread-safe.
  private static final class Builder {
    private final DeclaredState current;
    private final List<TenantChange> changes = new ArrayList<>();

    Builder(DeclaredState current) {
      this.current = current;
    }

    void issuer(IssuerConfig issuer) {
      var document = SettingsDocuments.of(issuer.settings());
      var before = current.issuer(issuer.id());
      if (before.isEmpty()) {
        changes.add(new TenantChange.AddIssuer(issuer.settings(), document));
      } else if (!before.get().equals(document)) {
        var keys = before.get().keysChangedTo(document);
        changes.add(new TenantChange.ChangeIssuer(issuer.settings(), document, keys));
      }
      issuer.clients().forEach(client -> client(issuer.id(), client));
      users(issuer);
      issuer.organizations().forEach(one -> organization(issuer.id(), one));
      removals(issuer);
    }

    private void client(String issuer, ClientConfig client) {
      var document = client.document();
      var before = current.client(issuer, client.id());
      var secret = secretChange(issuer, client);
      var signingKey = signingKeyChange(issuer, client);
      if (before.isEmpty()) {
        changes.add(new TenantChange.AddClient(issuer, client, document, secret, signingKey));
        return;
      }
      var keys = new ArrayList<>(before.get().keysChangedTo(document));
      if (!(secret instanceof Keep)) {
        keys.add("secret");
      }
      if (!(signingKey instanceof Keep)) {
        keys.add("signing_key");
      }
      if (!keys.isEmpty()) {
        changes.add(
            new TenantChange.ChangeClient(
                issuer, client, document, List.copyOf(keys), secret, signingKey));
      }
    }

    private SecretChange secretChange(String issuer, ClientConfig client) {
      boolean has = current.hasClientSecret(issuer, client.id());
      if (client.secret().isEmpty()) {
        return has ? new SecretChange.Remove() : new Keep();
      }
      return switch (client.secret().get()) {
        case ClientSecret.Generated() -> has ? new Keep() : new Generate();
        case ClientSecret.Given(var value) ->
            current.isClientSecret(issuer, client.id(), value) ? new Keep() : new Replace(value);
      };
    }

    private SecretChange signingKeyChange(String issuer, ClientConfig client) {
      Optional<Secret> wanted = client.signingKey();
      if (wanted.isEmpty()) {
        return current.hasSigningKey(issuer, client.id()) ? new SecretChange.Remove() : new Keep();
      }
      return current.isSigningKey(issuer, client.id(), wanted.get())
          ? new Keep()
          : new Replace(wanted.get());
    }

    private void users(IssuerConfig issuer) {
      for (var user : issuer.users()) {
        var document = SettingsDocuments.of(user);
        var before = current.user(issuer.id(), user.canonicalEmail());
        if (before.isEmpty()) {
          changes.add(new TenantChange.AddUser(issuer.id(), user, document));
        } else if (!before.get().equals(document)) {
          var keys = before.get().keysChangedTo(document);
          changes.add(new TenantChange.ChangeUser(issuer.id(), user, document, keys));
        }
      }
    }

    private void organization(String issuer, OrganizationConfig organization) {
      var document = SettingsDocuments.of(organization);
      var before = current.organization(issuer, organization.id());
      if (before.isEmpty()) {
        changes.add(new TenantChange.AddOrganization(issuer, organization, document));
      } else if (!before.get().equals(document)) {
        var keys = before.get().keysChangedTo(document);
        changes.add(new TenantChange.ChangeOrganization(issuer, organization, document, keys));
      }
      members(issuer, organization);
    }

    private void members(String issuer, OrganizationConfig organization) {
      for (var member : organization.members()) {
        var document = SettingsDocuments.of(member);
        var before = current.member(issuer, organization.id(), member.user());
        if (before.isEmpty()) {
          changes.add(new TenantChange.AddMember(issuer, organization.id(), member, document));
        } else if (!before.get().equals(document)) {
          var keys = before.get().keysChangedTo(document);
          changes.add(
              new TenantChange.ChangeMember(issuer, organization.id(), member, document, keys));
        }
      }
    }

    private void removals(IssuerConfig issuer) {
      var id = issuer.id();
      for (var organization : issuer.organizations()) {
        for (var email : organization.absentMembers()) {
          if (current.member(id, organization.id(), email).isPresent()) {
            changes.add(new TenantChange.RemoveMember(id, organization.id(), email));
          }
        }
      }
      for (var organization : issuer.absentOrganizations()) {
        if (current.organization(id, organization).isPresent()) {
          changes.add(new TenantChange.RemoveOrganization(id, organization));
        }
      }
      for (var email : issuer.absentUsers()) {
        if (current.user(id, email).isPresent()) {
          changes.add(new TenantChange.RemoveUser(id, email));
        }
      }
      for (var client : issuer.absentClients()) {
        if (current.client(id, client).isPresent()) {
          changes.add(new TenantChange.RemoveClient(id, client));
        }
      }
    }
  }
}
