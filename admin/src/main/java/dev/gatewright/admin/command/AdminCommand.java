package dev.gatewright.admin.command;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One act of administration. Where a file declared the thing, `declaration` is the file's word for
/// it, kept so that the next plan for the same file finds nothing to do.
///
/// A new act is a record here, a row in the authorization table, a case where it is carried out,
/// and the words of each face that offers it; the compiler names the places.
public sealed interface AdminCommand {
  /// The one issuer that it is about; none where it is about the server as a whole.
  Optional<IssuerId> scope();

  /// About the server as a whole.
  sealed interface ServerCommand extends AdminCommand {
    @Override
    default Optional<IssuerId> scope() {
      return Optional.empty();
    }
  }

  record ListIssuers() implements ServerCommand, Query {}

  /// Writes a copy of the store as of one moment, while everything goes on.
  record WriteBackup(Path file) implements ServerCommand {}

  /// About the keys of programs that administer: those that count in one issuer, or any where no
  /// issuer is named.
  sealed interface ApiKeyCommand extends AdminCommand {}

  record ListApiKeys(Optional<IssuerId> scope) implements ApiKeyCommand, Query {}

  /// Makes a key that lets do what the mandate says, from these blocks of addresses or, where none
  /// is named, from anywhere.
  record CreateApiKey(
      String name, Mandate mandate, List<String> addresses, Optional<Instant> expiresAt)
      implements ApiKeyCommand {
    public CreateApiKey {
      addresses = List.copyOf(addresses);
    }

    @Override
    public Optional<IssuerId> scope() {
      return mandate.issuer();
    }
  }

  /// Stops the key of this id for good.
  record RevokeApiKey(Optional<IssuerId> scope, String key) implements ApiKeyCommand {}

  /// About one issuer or what it holds.
  sealed interface IssuerCommand extends AdminCommand {
    IssuerId issuer();

    @Override
    default Optional<IssuerId> scope() {
      return Optional.of(issuer());
    }
  }

  /// About the issuer itself.
  sealed interface TenantCommand extends IssuerCommand {}

  record ShowIssuer(IssuerId issuer) implements TenantCommand, Query {}

  /// Adds the issuer or makes it as given; of its providers' secrets those change that are named.
  record DeclareIssuer(
      IssuerId issuer, String url, String document, List<ProviderSecretTable.Change> secrets)
      implements TenantCommand {
    public DeclareIssuer {
      secrets = List.copyOf(secrets);
    }
  }

  /// Removes the issuer with all that it holds.
  record RemoveIssuer(IssuerId issuer) implements TenantCommand {}

  /// About an issuer's keys.
  sealed interface KeyCommand extends IssuerCommand {}

  record ListKeys(IssuerId issuer) implements KeyCommand, Query {}

  /// Makes the next key. `longestToken` is the longest life of a token that the key before it may
  /// have signed; `atOnce` takes that key out of use now, and its tokens with it.
  record RotateKey(IssuerId issuer, Algorithm algorithm, Duration longestToken, boolean atOnce)
      implements KeyCommand {}

  /// About an issuer's clients.
  sealed interface ClientCommand extends IssuerCommand {}

  record ListClients(IssuerId issuer) implements ClientCommand, Query {}

  record ShowClient(IssuerId issuer, ClientId client) implements ClientCommand, Query {}

  /// Adds the client or makes it as given. `secretIsKey` keeps the secret readable, because it is a
  /// key too (OpenID Connect Core §9).
  record DeclareClient(
      IssuerId issuer,
      ClientId client,
      String document,
      SecretChange secret,
      SecretChange signingKey,
      boolean secretIsKey)
      implements ClientCommand {}

  record RotateClientSecret(IssuerId issuer, ClientId client, boolean secretIsKey)
      implements ClientCommand {}

  record RemoveClient(IssuerId issuer, ClientId client) implements ClientCommand {}

  /// About where an issuer's events are sent.
  sealed interface WebhookCommand extends IssuerCommand {}

  /// Adds the webhook or makes it as given. It always signs: its secret can be replaced, not
  /// removed.
  record DeclareWebhook(IssuerId issuer, WebhookTable.Declared webhook, SecretChange secret)
      implements WebhookCommand {}

  /// Makes another secret; the one before it signs too for a while.
  record RotateWebhookSecret(IssuerId issuer, WebhookId webhook) implements WebhookCommand {}

  /// Sends what happened after an event again, and turns the webhook on where its receiver turned
  /// it off.
  record ReplayWebhook(IssuerId issuer, WebhookId webhook, long after) implements WebhookCommand {}

  record RemoveWebhook(IssuerId issuer, WebhookId webhook) implements WebhookCommand {}

  /// About people.
  sealed interface UserCommand extends IssuerCommand {}

  /// Accounts in the order of their addresses, after `after`; of one status where one is named.
  record ListUsers(IssuerId issuer, Optional<UserStatus> status, Optional<String> after, int most)
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

  /// Ends every session and token of the person.
  record SignOutUser(IssuerId issuer, UserRef user) implements UserCommand {}

  record RemoveUser(IssuerId issuer, UserRef user) implements UserCommand {}

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

  record ListSessions(IssuerId issuer, UserRef user) implements UserCommand, Query {}

  record EndSession(IssuerId issuer, UserRef user, SessionId session) implements UserCommand {}

  /// About one account, by what its person does themselves; it is named by its id, which stays
  /// theirs whatever becomes of the address.
  sealed interface AccountCommand extends IssuerCommand {
    UserId user();
  }

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

  /// About the PINs that let in whoever has no account.
  sealed interface PinCommand extends IssuerCommand {}

  /// Every PIN of the issuer, whatever became of it.
  record ListPins(IssuerId issuer) implements PinCommand, Query {}

  /// Makes a PIN of the digits given, or of generated ones; it stops by itself after `lifetime`.
  record CreatePin(
      IssuerId issuer,
      String label,
      List<String> privileges,
      Optional<Secret> digits,
      Optional<Duration> lifetime)
      implements PinCommand {
    public CreatePin {
      privileges = List.copyOf(privileges);
    }
  }

  /// Stops a PIN and ends every grant that it gave, and no other's.
  record RevokePin(IssuerId issuer, String pin) implements PinCommand {}

  /// What happened at the issuer, the first first, after the event of this number; the last `most`
  /// where no number is given.
  record ListEvents(IssuerId issuer, Optional<Long> after, int most)
      implements IssuerCommand, Query {}

  /// All organizations of the issuer.
  record ListOrganizations(IssuerId issuer) implements IssuerCommand, Query {}

  /// About organizations and who belongs to them.
  sealed interface OrganizationCommand extends IssuerCommand {
    OrganizationId organization();
  }

  record ShowOrganization(IssuerId issuer, OrganizationId organization)
      implements OrganizationCommand, Query {}

  record DeclareOrganization(IssuerId issuer, Organization value, String declaration)
      implements OrganizationCommand {
    @Override
    public OrganizationId organization() {
      return value.id();
    }
  }

  record RemoveOrganization(IssuerId issuer, OrganizationId organization)
      implements OrganizationCommand {}

  record DeclareMember(
      IssuerId issuer,
      OrganizationId organization,
      String email,
      Optional<String> title,
      List<String> scopes,
      MembershipStatus status,
      String declaration)
      implements OrganizationCommand {
    public DeclareMember {
      scopes = List.copyOf(scopes);
    }
  }

  record RemoveMember(IssuerId issuer, OrganizationId organization, String email)
      implements OrganizationCommand {}

  /// Members in the order of their addresses, after `after`.
  record ListMembers(IssuerId issuer, OrganizationId organization, Optional<String> after, int most)
      implements OrganizationCommand, Query {}

  /// Makes somebody's place this. A member who administers the organization does so within what
  /// they hold themselves.
  record ChangeMember(IssuerId issuer, OrganizationId organization, UserId member, Change change)
      implements OrganizationCommand {}

  /// Takes somebody out, as above.
  record DropMember(IssuerId issuer, OrganizationId organization, UserId member)
      implements OrganizationCommand {}

  /// What happened in the organization, the last first, before the event of this number.
  record ListOrganizationActivity(
      IssuerId issuer, OrganizationId organization, Optional<Long> before, int most)
      implements OrganizationCommand, Query {}

  /// About those whom an organization asks for.
  sealed interface InvitationCommand extends OrganizationCommand {}

  record ListInvitations(IssuerId issuer, OrganizationId organization)
      implements InvitationCommand, Query {}

  /// Asks for whoever reads mail at an address, by mail in this language. A member who administers
  /// the organization gives what they hold themselves.
  record InviteMember(
      IssuerId issuer,
      OrganizationId organization,
      String email,
      Optional<String> title,
      List<String> scopes,
      String language)
      implements InvitationCommand {
    public InviteMember {
      scopes = List.copyOf(scopes);
    }
  }

  /// Mails one that waits once more, with another link.
  record ResendInvitation(
      IssuerId issuer, OrganizationId organization, LinkId invitation, String language)
      implements InvitationCommand {}

  record RevokeInvitation(IssuerId issuer, OrganizationId organization, LinkId invitation)
      implements InvitationCommand {}

  /// About the mail domains of an organization.
  sealed interface DomainCommand extends OrganizationCommand {}

  record ListDomains(IssuerId issuer, OrganizationId organization)
      implements DomainCommand, Query {}

  /// Says that a domain is the organization's, which a record in the DNS has to show.
  record ClaimDomain(IssuerId issuer, OrganizationId organization, String domain)
      implements DomainCommand {}

  /// Looks whether the record is there.
  record VerifyDomain(IssuerId issuer, OrganizationId organization, String domain)
      implements DomainCommand {}

  record RemoveDomain(IssuerId issuer, OrganizationId organization, String domain)
      implements DomainCommand {}

  /// A command that only looks; every other changes something.
  interface Query {}

  /// Whether the command only looks.
  default boolean isQuery() {
    return this instanceof Query;
  }
}
