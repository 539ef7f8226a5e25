package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Mark;
import java.util.Optional;

/// About what somebody looks through who administers.
public sealed interface BrowseCommand extends IssuerCommand, Query {
  /// Whoever has this id, or an address, a name or a name to sign in with that begins so.
  record SearchUsers(IssuerId issuer, String text, int most) implements BrowseCommand {}

  /// The sessions of the issuer that live, the latest first, behind that place, with whose they
  /// are.
  record ListLatestSessions(IssuerId issuer, Optional<Mark> before, int most)
      implements BrowseCommand {}

  /// What happened at the issuer, the last first: before the event of one number, or after that of
  /// another, whose name begins so, about one person where one is named.
  record BrowseEvents(
      IssuerId issuer,
      String nameBeginning,
      Optional<UserId> person,
      Optional<Long> before,
      Optional<Long> after,
      int most)
      implements BrowseCommand {}
}
