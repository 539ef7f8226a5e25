package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.Reach;
import java.util.Optional;

/// About who administers: everything, one issuer, or one organization of it.
public sealed interface AdministratorCommand extends AdminCommand {
  Reach reach();

  @Override
  default Optional<IssuerId> scope() {
    return reach().issuer();
  }

  /// Those who administer just there, and the invitations that wait.
  record ListAdministrators(Reach reach) implements AdministratorCommand, Query {}

  /// Gives somebody a mandate, in place of the one that they have there.
  record GrantAdministrator(UserId user, Mandate mandate) implements AdministratorCommand {
    @Override
    public Reach reach() {
      return mandate.reach();
    }
  }

  /// Takes somebody's mandate away; never the last owner's.
  record RevokeAdministrator(UserId user, Reach reach) implements AdministratorCommand {}

  /// Makes a link that gives whoever opens it the mandate, once.
  record InviteAdministrator(Mandate mandate) implements AdministratorCommand {
    @Override
    public Reach reach() {
      return mandate.reach();
    }
  }

  /// Takes such a link back.
  record RevokeAdministratorInvitation(Reach reach, String invitation)
      implements AdministratorCommand {}

  /// Makes the link that makes the first owner, in place of one made before.
  record MakeOwnerLink() implements AdministratorCommand {
    @Override
    public Reach reach() {
      return Reach.of(Optional.empty());
    }
  }

  /// Gives a client of the issuer of those who administer a mandate, in place of the one that it
  /// has there. Only whoever runs the server makes such clients.
  record GrantProgram(ClientId client, Mandate mandate) implements AdministratorCommand {
    @Override
    public Reach reach() {
      return mandate.reach();
    }
  }
}
