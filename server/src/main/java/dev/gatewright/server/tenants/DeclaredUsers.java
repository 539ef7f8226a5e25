package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.OrganizationCommand.DeclareMember;
import dev.gatewright.admin.command.UserCommand.AddUser;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Secret;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.OrganizationConfig;
import dev.gatewright.server.config.issuer.OrganizationConfig.Member;
import dev.gatewright.server.config.issuer.UserConfig;
import dev.gatewright.server.config.yaml.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The commands that make users, organizations and members as a file declares them.
final class DeclaredUsers {
  private DeclaredUsers() {}

  static AddUser add(IssuerId issuer, UserConfig user, Document document) {
    return new AddUser(
        issuer,
        new NewUser(user.email(), user.emailVerified(), user.role(), user.status(), user.claims()),
        credential(user),
        Optional.of(document.json()));
  }

  private static Credential credential(UserConfig user) {
    return user.credential()
        .map(credential ->
            switch (credential) {
              case UserConfig.Credential.Password(var value) ->
                  new Credential.Given(new Secret(value.reveal()));
              case UserConfig.Credential.Hash(var value) ->
                  new Credential.Imported(new Secret(value.reveal()));
            })
        .orElseGet(Credential.None::new);
  }

  /// Writes the keys that differ and leaves the rest as the person has it now.
  static ChangeUser change(IssuerId issuer, UserConfig user, List<String> keys, Document document) {
    var claims = new HashMap<String, Object>();
    var without = new HashSet<String>();
    for (var key : keys) {
      switch (key) {
        case "email", "email_verified", "role", "status" -> {}
        default -> {
          var value = Optional.ofNullable(user.claims().get(key));
          value.ifPresentOrElse(present -> claims.put(key, present), () -> without.add(key));
        }
      }
    }
    var edit =
        new UserEdit(
            said(keys, "email", user.email()),
            said(keys, "email_verified", user.emailVerified()),
            said(keys, "role", user.role().orElse("")),
            said(keys, "status", user.status()),
            false,
            claims,
            without);
    return new ChangeUser(
        issuer,
        UserRef.address(user.canonicalEmail()),
        edit,
        Optional.empty(),
        Optional.of(document.json()));
  }

  private static <T> Optional<T> said(List<String> keys, String key, T value) {
    return keys.contains(key) ? Optional.of(value) : Optional.empty();
  }

  static Organization organization(OrganizationConfig organization) {
    return new Organization(
        new OrganizationId(organization.id()), organization.name(), organization.status());
  }

  static DeclareMember member(
      IssuerId issuer, String organization, Member member, Document document) {
    return new DeclareMember(
        issuer,
        new OrganizationId(organization),
        member.user(),
        member.title(),
        member.scopes(),
        member.status(),
        document.json());
  }
}
