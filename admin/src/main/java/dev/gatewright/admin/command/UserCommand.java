package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.Query;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.people.UserList;
import java.time.Instant;
import java.util.Optional;

/// About people.
public sealed interface UserCommand extends IssuerCommand {
  /// Accounts in the order of their addresses, after `after`; of one status where one is named.
  record ListUsers(IssuerId issuer, Optional<UserStatus> status, Optional<String> after, int most)
      implements UserCommand, Query {}

  /// The same in another order, or those of whom something begins so.
  record FindUsers(IssuerId issuer, UserList.Wanted wanted, int most)
      implements UserCommand, Query {}

  record ShowUser(IssuerId issuer, UserRef user) implements UserCommand, Query {}

  record AddUser(IssuerId issuer, NewUser user, Credential credential, Optional<String> declaration)
      implements UserCommand {}

  /// Whether [AddUser] would add this one, without doing it.
  record CheckUser(IssuerId issuer, NewUser user, Credential credential)
      implements UserCommand, Query {}

  /// Mails a link that makes an account, to somebody who has none. `about` is what they are invited
  /// to, in words; `name` theirs, which they can change.
  record InviteUser(
      IssuerId issuer, String email, Optional<String> name, String about, String language)
      implements UserCommand {}

  /// Writes what the edit names. Where `seen` is there, the account is changed only if it is as it
  /// was when it was last changed at that time.
  record ChangeUser(
      IssuerId issuer,
      UserRef user,
      UserEdit edit,
      Optional<Instant> seen,
      Optional<String> declaration)
      implements UserCommand {}

  /// Sets a password and ends every session of the person.
  record SetPassword(IssuerId issuer, UserRef user, Credential credential) implements UserCommand {}

  /// Gives the person a name to sign in with in place of their former one of that kind, or takes it
  /// away where none is given.
  record NameUser(IssuerId issuer, UserRef user, LoginName.Kind kind, Optional<String> name)
      implements UserCommand {}

  /// What else the person signs in with.
  record ListLoginNames(IssuerId issuer, UserRef user) implements UserCommand, Query {}

  /// When the person's account goes, if that was asked for.
  record ShowDeletion(IssuerId issuer, UserRef user) implements UserCommand, Query {}

  /// Has the account deleted at `due`, and until then nobody sign in to it; the person is told by
  /// mail, and can take it back.
  record PlanDeletion(IssuerId issuer, UserRef user, Instant due) implements UserCommand {}

  /// Takes that back.
  record RestoreUser(IssuerId issuer, UserRef user) implements UserCommand {}

  /// Ends every session and token of the person.
  record SignOutUser(IssuerId issuer, UserRef user) implements UserCommand {}

  /// Where `seen` is there, the account goes only if it is as it was then.
  record RemoveUser(IssuerId issuer, UserRef user, Optional<Instant> seen) implements UserCommand {
    public RemoveUser(IssuerId issuer, UserRef user) {
      this(issuer, user, Optional.empty());
    }
  }

  /// Makes new recovery codes, after which older ones are worthless. `demanded` says whether every
  /// sign-in needs one; absent keeps what was. A new demand signs the person out.
  record MakeRecoveryCodes(IssuerId issuer, UserRef user, Optional<Boolean> demanded)
      implements UserCommand {}

  /// Takes all codes away, and with them the demand.
  record RemoveRecoveryCodes(IssuerId issuer, UserRef user) implements UserCommand {}

  /// What the person can prove themselves with beside the password.
  record ListFactors(IssuerId issuer, UserRef user) implements UserCommand, Query {}

  /// Takes the factor of this id away, or all of them, and with them the trust in every browser.
  /// The person is told by mail.
  record RemoveFactors(IssuerId issuer, UserRef user, Optional<String> factor)
      implements UserCommand {}

  /// Has whoever asks act as the person, for a reason that the person's events keep. `client` is
  /// the application that they go to. It is made where the issuer allows it.
  record Impersonate(IssuerId issuer, UserRef user, String reason, Optional<ClientId> client)
      implements UserCommand {
    public static final int SHORTEST_REASON = 10;
    public static final int LONGEST_REASON = 500;

    /// The reason is about the person.
    @Override
    public String toString() {
      return "Impersonate[" + issuer + ", " + user + "]";
    }
  }

  record ListSessions(IssuerId issuer, UserRef user) implements UserCommand, Query {}

  record EndSession(IssuerId issuer, UserRef user, SessionId session) implements UserCommand {}
}
