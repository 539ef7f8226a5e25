package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.Optional;

/// About a project, which is a client with those whom it lets in: what its own administrators do.
/// People and PINs are the issuer's, so each of its projects has the same; sessions are the
/// project's own grants.
public sealed interface ProjectCommand extends IssuerCommand {
  /// The role that makes somebody an administrator of the issuer's projects.
  String ADMINISTRATOR = "admin";

  ClientId project();

  /// Accounts in the order of their addresses, after the first `offset`.
  record ListProjectUsers(IssuerId issuer, ClientId project, int offset, int most)
      implements ProjectCommand, Query {}

  /// Gives somebody a role, another status, or both.
  record ChangeProjectUser(
      IssuerId issuer,
      ClientId project,
      UserId user,
      Optional<String> role,
      Optional<UserStatus> status)
      implements ProjectCommand {}

  /// Removes the account, which is that of every project.
  record RemoveProjectUser(IssuerId issuer, ClientId project, UserId user)
      implements ProjectCommand {}

  /// What the project was given and nobody ended, the last first, after the first `offset`.
  record ListProjectSessions(IssuerId issuer, ClientId project, int offset, int most)
      implements ProjectCommand, Query {}

  /// Ends those of these that are the project's.
  record EndProjectSessions(IssuerId issuer, ClientId project, List<GrantId> sessions)
      implements ProjectCommand {
    public EndProjectSessions {
      sessions = List.copyOf(sessions);
    }
  }

  /// Ends all of them, that of whoever asks too.
  record EndAllProjectSessions(IssuerId issuer, ClientId project) implements ProjectCommand {}

  record ListProjectPins(IssuerId issuer, ClientId project) implements ProjectCommand, Query {}

  record MakeProjectPin(
      IssuerId issuer, ClientId project, String label, List<String> privileges, Secret digits)
      implements ProjectCommand {
    public MakeProjectPin {
      privileges = List.copyOf(privileges);
    }
  }

  record StopProjectPin(IssuerId issuer, ClientId project, String pin) implements ProjectCommand {}

  /// Forgets what was counted at the issuer, so that whoever is made to wait may try again.
  record ResetProjectLimits(IssuerId issuer, ClientId project) implements ProjectCommand {}
}
