package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// About one account, by what its person does themselves; it is named by its id, which stays theirs
/// whatever becomes of the address.
public sealed interface AccountCommand extends IssuerCommand {
  UserId user();

  record ShowAccount(IssuerId issuer, UserId user) implements AccountCommand, Query {}

  record ListOwnSessions(IssuerId issuer, UserId user) implements AccountCommand, Query {}

  record EndOwnSession(IssuerId issuer, UserId user, SessionId session) implements AccountCommand {}

  /// Ends every session but `kept`.
  record EndOtherSessions(IssuerId issuer, UserId user, Optional<SessionId> kept)
      implements AccountCommand {}

  /// Ends every session and every grant.
  record SignOutEverywhere(IssuerId issuer, UserId user) implements AccountCommand {}

  /// Sets the password that the person chose in place of the one that they proved to know, or of
  /// none. Where `kept` is there, every grant ends, and every session but that one. `notice` is
  /// mailed with it.
  record ChangePassword(
      IssuerId issuer,
      UserId user,
      Optional<PasswordHash> proved,
      Secret chosen,
      Optional<SessionId> kept,
      Mail notice)
      implements AccountCommand {}

  /// Writes these claims and takes those away; all of them are among [#EDITABLE].
  record EditProfile(IssuerId issuer, UserId user, Map<String, Object> written, Set<String> removed)
      implements AccountCommand {
    /// What people may say of themselves where the issuer lets them (OpenID Connect Core §5.1).
    /// Addresses and numbers are not among them, since somebody else answers for those.
    public static final Set<String> EDITABLE =
        Set.of(
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale");

    public EditProfile {
      written = Map.copyOf(written);
      removed = Set.copyOf(removed);
      if (!EDITABLE.containsAll(written.keySet()) || !EDITABLE.containsAll(removed)) {
        throw new IllegalArgumentException("a claim that nobody says of themselves");
      }
    }
  }

  /// Tells all that is kept of the person but for their activity, which [ListActivity] has, and
  /// writes down that it was told.
  record ExportAccount(IssuerId issuer, UserId user) implements AccountCommand {}

  /// Has the account deleted at `due`. Until then all that its person can do is take that back;
  /// sessions and grants end now. `notice` is mailed with it.
  record AskDeletion(IssuerId issuer, UserId user, Instant due, Mail notice)
      implements AccountCommand {}

  /// Takes it back.
  record KeepAccount(IssuerId issuer, UserId user) implements AccountCommand {}

  /// The applications that the person let in.
  record ListConnections(IssuerId issuer, UserId user) implements AccountCommand, Query {}

  /// Takes back what the person allowed the client, and ends what it got by it.
  record EndConnection(IssuerId issuer, UserId user, ClientId client) implements AccountCommand {}

  /// Where the person belongs, whatever counts of it at the moment.
  record ListPlaces(IssuerId issuer, UserId user) implements AccountCommand, Query {}

  record LeaveOrganization(IssuerId issuer, UserId user, OrganizationId organization)
      implements AccountCommand {}

  /// Puts an organization of the person's before their others.
  record ChooseDefaultOrganization(IssuerId issuer, UserId user, OrganizationId organization)
      implements AccountCommand {}

  /// The browsers that the person has trusted since then.
  record ListTrustedBrowsers(IssuerId issuer, UserId user, Instant since)
      implements AccountCommand, Query {}

  /// Ends the trust in one browser, or in all.
  record EndTrust(IssuerId issuer, UserId user, Optional<DeviceId> device)
      implements AccountCommand {}

  /// The organizations that ask for the person.
  record ListOwnInvitations(IssuerId issuer, UserId user) implements AccountCommand, Query {}

  /// Becomes a member, or says no.
  record AnswerInvitation(IssuerId issuer, UserId user, LinkId invitation, boolean accepted)
      implements AccountCommand {}

  /// What happened to the account, the last first, before the event of this number.
  record ListActivity(IssuerId issuer, UserId user, Optional<Long> before, int most)
      implements AccountCommand, Query {}

  /// Makes new recovery codes, after which older ones are worthless.
  record MakeOwnCodes(IssuerId issuer, UserId user, Optional<Mail> notice)
      implements AccountCommand {}

  record RemoveOwnCodes(IssuerId issuer, UserId user, Optional<Mail> notice)
      implements AccountCommand {}
}
