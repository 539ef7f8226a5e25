package dev.gatewright.store.events;

import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that happened to those who administer and stays true. It holds ids and words of ours,
/// no secret and nothing that somebody typed.
public sealed interface AdministrationEvent {
  /// What happened, in a word that stays the same between versions.
  String name();

  /// The rest, by names that stay the same between versions.
  Map<String, String> details();

  /// A program got a key.
  record ApiKeyMade(ApiKeyId key, String role, List<String> permissions, Optional<String> expiresAt)
      implements AdministrationEvent {
    public ApiKeyMade {
      permissions = List.copyOf(permissions);
    }

    @Override
    public String name() {
      return "api_key.made";
    }

    @Override
    public Map<String, String> details() {
      var details = new LinkedHashMap<String, String>();
      details.put("key", key.value());
      details.put("role", role);
      details.put("scope", String.join(" ", permissions));
      expiresAt.ifPresent(at -> details.put("expires_at", at));
      return details;
    }
  }

  /// A key was stopped.
  record ApiKeyRevoked(ApiKeyId key) implements AdministrationEvent {
    @Override
    public String name() {
      return "api_key.revoked";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("key", key.value());
    }
  }

  /// An issuer was removed with all that it held.
  record IssuerRemoved(IssuerId issuer) implements AdministrationEvent {
    @Override
    public String name() {
      return "issuer.removed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("issuer", issuer.value());
    }
  }

  /// All that people let a client do ended, of them and of guests.
  record ClientSignedOut(ClientId client, int count) implements AdministrationEvent {
    @Override
    public String name() {
      return "client.signed_out";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("client", client.value(), "count", Integer.toString(count));
    }
  }

  /// What was counted at the issuer, such as wrong passwords, was forgotten.
  record LimitsReset() implements AdministrationEvent {
    @Override
    public String name() {
      return "limits.reset";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }
  }

  /// Somebody administers from now on: one issuer, or all.
  record AdministratorGranted(UserId user, Given given) implements AdministrationEvent {
    @Override
    public String name() {
      return "administrator.granted";
    }

    @Override
    public Map<String, String> details() {
      return given.with("user", user.value());
    }
  }

  /// Somebody administers no more.
  record AdministratorRevoked(UserId user, Given given) implements AdministrationEvent {
    @Override
    public String name() {
      return "administrator.revoked";
    }

    @Override
    public Map<String, String> details() {
      return given.with("user", user.value());
    }
  }

  /// A link was made that makes whoever opens it an administrator.
  record AdministratorInvited(LinkId link, Given given) implements AdministrationEvent {
    @Override
    public String name() {
      return "administrator.invited";
    }

    @Override
    public Map<String, String> details() {
      return given.with("invitation", link.value());
    }
  }

  /// Such a link was taken back.
  record AdministratorInvitationRevoked(LinkId link, Given given) implements AdministrationEvent {
    @Override
    public String name() {
      return "administrator.invitation_revoked";
    }

    @Override
    public Map<String, String> details() {
      return given.with("invitation", link.value());
    }
  }

  /// A client of the issuer of those who administer does so from now on.
  record ProgramGranted(ClientId client, Given given) implements AdministrationEvent {
    @Override
    public String name() {
      return "program.granted";
    }

    @Override
    public Map<String, String> details() {
      return given.with("client", client.value());
    }
  }

  /// What somebody is let do, and where.
  record Given(String role, Optional<IssuerId> issuer, Optional<OrganizationId> organization) {
    private Map<String, String> with(String name, String id) {
      var details = new LinkedHashMap<String, String>();
      details.put(name, id);
      details.put("role", role);
      issuer.ifPresent(where -> details.put("issuer", where.value()));
      organization.ifPresent(where -> details.put("organization", where.value()));
      return details;
    }
  }
}
