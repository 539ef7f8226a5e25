package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// About people who administer: in one issuer, or everywhere where no issuer is named.
public sealed interface AdministratorCommand extends AdminCommand {
  /// Those who administer there, and the invitations that wait.
  record ListAdministrators(Optional<IssuerId> scope) implements AdministratorCommand, Query {}

  /// Gives somebody a mandate, in place of the one that they have there.
  record GrantAdministrator(UserId user, Mandate mandate) implements AdministratorCommand {
    @Override
    public Optional<IssuerId> scope() {
      return mandate.issuer();
    }
  }

  /// Takes somebody's mandate away; never the last owner's.
  record RevokeAdministrator(UserId user, Optional<IssuerId> scope)
      implements AdministratorCommand {}

  /// Makes a link that gives whoever opens it the mandate, once.
  record InviteAdministrator(Mandate mandate) implements AdministratorCommand {
    @Override
    public Optional<IssuerId> scope() {
      return mandate.issuer();
    }
  }

  /// Takes such a link back.
  record RevokeAdministratorInvitation(Optional<IssuerId> scope, String invitation)
      implements AdministratorCommand {}

  /// Makes the link that makes the first owner, in place of one made before.
  record MakeOwnerLink() implements AdministratorCommand {
    @Override
    public Optional<IssuerId> scope() {
      return Optional.empty();
    }
  }
}
