package dev.gatewright.admin.command;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.Invitations.Counting;
import dev.gatewright.identity.store.KnownDevices.Trusted;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.store.admin.KeptAdministrator;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.admin.KeptApiKey;
import dev.gatewright.store.audit.AuditKey;
import dev.gatewright.store.audit.SignedPlace;
import dev.gatewright.store.events.EventPlace;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.events.Restorations;
import dev.gatewright.store.grants.ClientGrantTable.Held;
import dev.gatewright.store.grants.Connection;
import dev.gatewright.store.outbox.MailLine;
import dev.gatewright.store.people.MemberTable.Member;
import dev.gatewright.store.people.OrganizationTable;
import dev.gatewright.store.people.UserList;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.statistics.RefusedRequest;
import dev.gatewright.store.statistics.Statistics;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.KeptWebhook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of a command. A secret that was made is in it once; nobody can read it again.
public sealed interface AdminResult {
  record Done() implements AdminResult {}

  record Refused(Refusal why) implements AdminResult {}

  record Issuers(List<KeptIssuer> issuers) implements AdminResult {}

  record IssuerShown(KeptIssuer issuer) implements AdminResult {}

  record StatisticsShown(Statistics statistics) implements AdminResult {}

  /// The last first.
  record RefusalsListed(List<RefusedRequest> refusals) implements AdminResult {
    public RefusalsListed {
      refusals = List.copyOf(refusals);
    }
  }

  record RefusalExplained(RefusedRequest refusal) implements AdminResult {}

  record RequestJudged(Judgement judgement) implements AdminResult {}

  record BackupWritten(Path file, long bytes) implements AdminResult {}

  /// All keys of an issuer, and the moment of which their states are told.
  record Keys(List<SigningKey> keys, Instant now) implements AdminResult {
    /// What one of them is for at that moment.
    public KeyState state(SigningKey key) {
      if (key.activeFrom().isAfter(now)) {
        return KeyState.NEXT;
      }
      boolean followed =
          keys.stream()
              .anyMatch(other ->
                  other.algorithm() == key.algorithm()
                      && other.sequence() > key.sequence()
                      && !other.activeFrom().isAfter(now));
      if (!followed) {
        return KeyState.SIGNING;
      }
      return key.removeAt().filter(at -> !at.isAfter(now)).isPresent()
          ? KeyState.REMOVED
          : KeyState.RETIRED;
    }
  }

  enum KeyState {
    /// Published, and not signing yet.
    NEXT,
    SIGNING,
    /// Followed by another, and published for the tokens that it signed.
    RETIRED,
    /// No token of it is good any more.
    REMOVED
  }

  record KeyMade(SigningKey key) implements AdminResult {}

  /// `more` is true when the list was cut.
  record Clients(List<ClientLine> clients, boolean more) implements AdminResult {}

  /// `document` is what was declared.
  record ClientLine(
      ClientId id,
      boolean active,
      boolean hasSecret,
      Optional<Instant> secretUsedAt,
      Optional<FormerSecret> former,
      String document) {}

  /// A secret that another has taken the place of, and which counts until then.
  record FormerSecret(Instant until, Optional<Instant> usedAt) {}

  record ClientShown(ClientLine client, boolean hasSigningKey, Instant createdAt, Instant updatedAt)
      implements AdminResult {}

  /// The client is as declared; `secret` and `signingKey` were made if they were asked for.
  record ClientKept(
      Optional<dev.gatewright.protocol.oauth.Secret> secret,
      Optional<dev.gatewright.protocol.oauth.Secret> signingKey)
      implements AdminResult {}

  /// `secret` counts from now on, and the one before until then, where it counts.
  record ClientSecretRotated(
      dev.gatewright.protocol.oauth.Secret secret, Optional<Instant> formerUntil)
      implements AdminResult {}

  /// The webhook is as declared; `secret` was made if one was asked for.
  record WebhookKept(Optional<dev.gatewright.protocol.oauth.Secret> secret)
      implements AdminResult {}

  /// `more` is true when the list was cut.
  record Users(List<User> users, boolean more) implements AdminResult {}

  /// `next` is where the list goes on, if it does.
  record UsersFound(List<User> users, Optional<UserList.Place> next) implements AdminResult {}

  record UserShown(
      User user, boolean hasPassword, List<ActiveMembership> memberships, List<Session> sessions)
      implements AdminResult {}

  /// `password` was made, where one was asked for.
  record UserAdded(User user, boolean hasPassword, Optional<Secret> password)
      implements AdminResult {}

  record PasswordSet(Optional<Secret> password) implements AdminResult {}

  /// The account is changed into this; `endedSessions` is true when that signed the person out.
  record UserChanged(User user, boolean hasPassword, boolean endedSessions)
      implements AdminResult {}

  /// New codes, each good once; `signedOut` is true when a new demand ended the person's sessions.
  record RecoveryCodes(List<Secret> codes, boolean demanded, boolean signedOut)
      implements AdminResult {}

  /// What a person can prove themselves with beside the password. Who shows them shows no document:
  /// it holds what proves.
  record Factors(List<FactorLine> factors) implements AdminResult {}

  /// `name` is what the person calls it, empty where they call it nothing.
  record FactorLine(String id, SignInMethod method, String name, Instant since) {}

  /// Whoever asked may act as the person until then, once they brought the secret to the issuer's
  /// page. It is told this once.
  record ImpersonationReady(User user, LinkToken token, Instant until) implements AdminResult {}

  record Sessions(List<Session> sessions) implements AdminResult {}

  /// `next` is where the list goes on, if it does.
  record SessionsFound(List<Session> sessions, Optional<Mark> next) implements AdminResult {}

  /// `next` is where the list goes on, if it does.
  record GrantsFound(List<Grant> grants, Optional<Mark> next) implements AdminResult {}

  /// How many were ended; `more` is true when that was as much as is done at a time.
  record ManyEnded(long count, boolean more) implements AdminResult {}

  record Webhooks(List<KeptWebhook> webhooks) implements AdminResult {}

  record WebhookShown(KeptWebhook webhook) implements AdminResult {}

  /// `more` is true when the list was cut.
  record Deliveries(List<Delivery> deliveries, boolean more) implements AdminResult {}

  /// `more` is true when the list was cut.
  record Mails(List<MailLine> mails, boolean more) implements AdminResult {}

  /// PINs of an issuer, and the moment of which their states are told. `more` is true when the list
  /// was cut.
  record Pins(List<Pin> pins, boolean more, Instant now) implements AdminResult {}

  /// `digits` are told this once.
  record PinCreated(Pin pin, Secret digits) implements AdminResult {}

  /// Keys of programs that administer, and the moment of which their states are told. `more` is
  /// true when the list was cut.
  record ApiKeys(List<KeptApiKey> keys, boolean more, Instant now) implements AdminResult {}

  /// The secret is told this once.
  record ApiKeyCreated(KeptApiKey key, Secret secret) implements AdminResult {}

  /// People who administer, and the links that wait to make somebody one.
  record Administrators(List<KeptAdministrator> people, List<KeptAdministratorLink> invitations)
      implements AdminResult {}

  /// The token is told this once; it stands in the link.
  record AdministratorInvited(KeptAdministratorLink invitation, LinkToken token)
      implements AdminResult {}

  /// By what names a person signs in.
  record LoginNames(List<LoginName> names) implements AdminResult {}

  /// Sessions with whose they are; `next` is where the list goes on, if it does.
  record LatestSessions(List<SessionLine> sessions, Optional<Mark> next) implements AdminResult {}

  record SessionLine(Session session, User user) {}

  /// The last first. `older` is the number before which there may be more, `newer` the one after
  /// which there may be.
  record BrowsedEvents(List<KeptEvent> events, Optional<Long> older, Optional<Long> newer)
      implements AdminResult {}

  /// An account as its person sees it; `password` is for a change that is meant for this one and
  /// for no later. `leavesAt` is when it is deleted, where that was asked for.
  record AccountShown(
      User user,
      Optional<PasswordHash> password,
      int recoveryCodes,
      boolean codesDemanded,
      Optional<Instant> leavesAt)
      implements AdminResult {
    public boolean hasPassword() {
      return password.isPresent();
    }
  }

  /// What is kept of a person. `credentials` are those beside the password; `identities` are the
  /// accounts elsewhere that sign them in.
  record AccountExport(
      AccountShown account,
      List<Credential> credentials,
      List<LinkedIdentity> identities,
      List<Session> sessions,
      List<Connection> connections,
      List<OrganizationTable.Place> places)
      implements AdminResult {}

  record SessionsEnded(int count) implements AdminResult {}

  /// A part of a project's people, and how many there are.
  record ProjectUsers(List<User> users, long total) implements AdminResult {}

  /// A part of what a project was given, and how much there is.
  record ProjectSessions(List<Held> sessions, long total) implements AdminResult {}

  record Connections(List<Connection> connections) implements AdminResult {}

  /// `more` is true when the list was cut.
  record Organizations(List<Organization> organizations, boolean more) implements AdminResult {}

  /// `changedAt` is since when it is so.
  record OrganizationShown(Organization organization, Instant changedAt) implements AdminResult {}

  record MemberAdded(Member member) implements AdminResult {}

  record MemberShown(Member member) implements AdminResult {}

  /// When somebody's account goes.
  record DeletionDue(Instant due) implements AdminResult {}

  /// `more` is true when the list was cut.
  record Members(List<Member> members, boolean more) implements AdminResult {}

  record TrustedBrowsers(List<Trusted> browsers) implements AdminResult {}

  record Invitations(List<MemberInvitation> invitations) implements AdminResult {}

  record OwnInvitations(List<Counting> invitations) implements AdminResult {}

  record Domains(List<DomainClaim> claims) implements AdminResult {}

  /// The claim, with what has to stand in the DNS.
  record DomainClaimed(DomainClaim claim) implements AdminResult {}

  record Places(List<OrganizationTable.Place> places) implements AdminResult {}

  /// `more` is true when there are events after the last one that was looked at, which is `seen`.
  record Events(List<KeptEvent> events, Restorations restorations, EventPlace seen, boolean more)
      implements AdminResult {}

  record TrailKeys(List<AuditKey> keys) implements AdminResult {}

  /// Nothing where nothing is signed yet.
  record TrailHead(Optional<SignedPlace> head) implements AdminResult {}

  /// `more` is true when there are events before the last of these.
  record Activity(List<KeptEvent> events, boolean more) implements AdminResult {}

  /// The same of an organization. `addresses` are those of the members whom the events are about:
  /// what the address of anybody else has become since they left is not for those whom they left.
  record OrganizationActivity(List<KeptEvent> events, boolean more, Map<UserId, String> addresses)
      implements AdminResult {}
}
