package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.grants.GrantList;
import dev.gatewright.store.people.SessionList;

/// About the sessions and grants of an issuer, whoever has them.
public sealed interface SessionCommand extends IssuerCommand {
  /// The sessions that count, the latest first.
  record ListAllSessions(IssuerId issuer, SessionList.Wanted wanted, Part part)
      implements SessionCommand, Query {}

  /// Ends every session that is theirs.
  record EndSessions(IssuerId issuer, Whose whose) implements SessionCommand {}

  /// The grants that live, the latest first.
  record ListGrants(IssuerId issuer, GrantList.Wanted wanted, Part part)
      implements SessionCommand, Query {}

  record RevokeGrant(IssuerId issuer, GrantId grant) implements SessionCommand {}

  /// Revokes every grant that is theirs.
  record RevokeGrants(IssuerId issuer, Whose whose) implements SessionCommand {}

  /// Whose sessions or grants are meant.
  sealed interface Whose {
    record Everybodys() implements Whose {}

    record OfUser(UserId user) implements Whose {}

    record OfClient(ClientId client) implements Whose {}

    /// Sessions of its members, and grants that were given for it.
    record OfOrganization(OrganizationId organization) implements Whose {}
  }
}
