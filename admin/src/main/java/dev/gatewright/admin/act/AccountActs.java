package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.AccountCommand.AnswerInvitation;
import dev.gatewright.admin.command.AccountCommand.AskDeletion;
import dev.gatewright.admin.command.AccountCommand.ChangePassword;
import dev.gatewright.admin.command.AccountCommand.ChooseDefaultOrganization;
import dev.gatewright.admin.command.AccountCommand.EditProfile;
import dev.gatewright.admin.command.AccountCommand.EndConnection;
import dev.gatewright.admin.command.AccountCommand.EndOtherSessions;
import dev.gatewright.admin.command.AccountCommand.EndOwnSession;
import dev.gatewright.admin.command.AccountCommand.EndTrust;
import dev.gatewright.admin.command.AccountCommand.ExportAccount;
import dev.gatewright.admin.command.AccountCommand.KeepAccount;
import dev.gatewright.admin.command.AccountCommand.LeaveOrganization;
import dev.gatewright.admin.command.AccountCommand.ListActivity;
import dev.gatewright.admin.command.AccountCommand.ListConnections;
import dev.gatewright.admin.command.AccountCommand.ListOwnInvitations;
import dev.gatewright.admin.command.AccountCommand.ListOwnSessions;
import dev.gatewright.admin.command.AccountCommand.ListPlaces;
import dev.gatewright.admin.command.AccountCommand.ListTrustedBrowsers;
import dev.gatewright.admin.command.AccountCommand.MakeOwnCodes;
import dev.gatewright.admin.command.AccountCommand.RemoveOwnCodes;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AccountCommand.SignOutEverywhere;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.store.Invitations;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.grants.Connection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What people do with their own accounts. Everything is looked up by tenant and person, so an id
/// of somebody else's is no such thing.
final class AccountActs {
  private static final int MOST_SESSIONS = 1000;
  private static final int MOST_PLACES = 500;
  private static final int MOST_INVITATIONS = 50;
  private static final int MOST_BROWSERS = 100;

  private final Holdings holdings;
  private final Declarations declarations;
  private final Passwords passwords;
  private final RecoveryCodes codes;

  AccountActs(Holdings holdings) {
    this.holdings = holdings;
    this.declarations = new Declarations(holdings.store());
    this.passwords = new Passwords(holdings);
    this.codes = new RecoveryCodes(holdings.sealed().credentials());
  }

  AdminResult run(AccountCommand command, Acting by) {
    var tenant = tenant(command);
    return store()
        .users()
        .findById(tenant, command.user())
        .map(user -> run(command, tenant, user, by))
        .orElseGet(() -> new Refused(new Refusal.NoSuchUser(command.user().value())));
  }

  private AdminResult run(AccountCommand command, TenantId tenant, User user, Acting by) {
    return switch (command) {
      case ShowAccount _ -> shown(tenant, user);
      case ListOwnSessions _ -> new AdminResult.Sessions(sessions(tenant, user, by));
      case EndOwnSession(var _, var _, var session) ->
          store().sessions().endOwn(tenant, user.id(), session, by.people())
              ? new Done()
              : new Refused(new Refusal.NoSuchSession(session.value()));
      case EndOtherSessions(var _, var _, var kept) ->
          new AdminResult.SessionsEnded(
              store().sessions().endOthers(tenant, user.id(), kept, by.people()));
      case SignOutEverywhere _ ->
          unlessMeanwhile(store().users().signOutEverywhere(tenant, user.id(), by.people()));
      case ChangePassword change -> change(change, tenant, user, by);
      case EditProfile(var _, var _, var written, var removed) ->
          holdings.sealed().accounts().edit(tenant, user.id(), written, removed, by.people())
              ? new Done()
              : new Refused(new Refusal.BadClaim());
      case ExportAccount _ -> {
        holdings.sealed().accounts().exported(tenant, user.id(), by.people());
        yield export(command, tenant, user, by);
      }
      case AskDeletion(var _, var _, var due, var notice) ->
          unlessMeanwhile(
              holdings
                  .sealed()
                  .accounts()
                  .askDeletion(tenant, user.id(), due, notice, by.people()));
      case KeepAccount _ ->
          unlessMeanwhile(holdings.sealed().accounts().keep(tenant, user.id(), by.people()));
      case ListConnections _ -> new AdminResult.Connections(connections(command, by));
      case EndConnection(var issuer, var _, var client) ->
          store().connections().end(issuer, new SubjectId(user.id().value()), client, by.engine())
              ? new Done()
              : new Refused(new Refusal.NoSuchConnection(client.value()));
      case ListPlaces _ ->
          new AdminResult.Places(store().organizations().placesOf(tenant, user.id(), MOST_PLACES));
      case LeaveOrganization leave -> leave(leave, tenant, user, by);
      case ChooseDefaultOrganization(var _, var _, var organization) ->
          store().members().chooseDefault(tenant, organization, user.id(), by.people())
              ? new Done()
              : new Refused(new Refusal.NoSuchOrganization(organization.value()));
      case ListTrustedBrowsers(var _, var _, var since) ->
          new AdminResult.TrustedBrowsers(
              holdings.sealed().devices().trusted(tenant, user.id(), since, MOST_BROWSERS));
      case EndTrust(var _, var _, var device) -> {
        if (device.isEmpty()) {
          holdings.sealed().devices().distrustAll(tenant, user.id());
          yield new Done();
        }
        yield unlessMeanwhile(
            holdings.sealed().devices().distrust(tenant, user.id(), device.get()));
      }
      case ListOwnInvitations _ ->
          new AdminResult.OwnInvitations(
              user.emailVerified()
                  ? invitations().of(tenant, user.email(), MOST_INVITATIONS, by.at())
                  : List.of());
      case AnswerInvitation(var _, var _, var id, var accepted) -> {
        boolean answered =
            accepted
                ? invitations().accept(tenant, id, user.id(), by.people())
                : invitations().decline(tenant, id, user.id(), by.people());
        yield answered ? new Done() : new Refused(new Refusal.NoSuchInvitation(id.value()));
      }
      case ListActivity list -> activity(list);
      case MakeOwnCodes make -> {
        boolean demanded = codes.areDemanded(tenant, user.id());
        yield new AdminResult.RecoveryCodes(
            codes.make(tenant, user.id(), demanded, holdings.random(), make.notice(), by.people()),
            demanded,
            false);
      }
      case RemoveOwnCodes remove -> removeCodes(tenant, user, remove.notice(), by);
    };
  }

  private static AdminResult unlessMeanwhile(boolean done) {
    return done ? new Done() : new Refused(new Refusal.ChangedMeanwhile());
  }

  private AdminResult export(AccountCommand command, TenantId tenant, User user, Acting by) {
    var credentials = holdings.sealed().credentials();
    return new AdminResult.AccountExport(
        shown(tenant, user),
        Stream.of(SignInMethod.values())
            .flatMap(method -> credentials.list(tenant, user.id(), method).stream())
            .toList(),
        holdings.sealed().identities().list(tenant, user.id()),
        sessions(tenant, user, by),
        connections(command, by),
        store().organizations().placesOf(tenant, user.id(), MOST_PLACES));
  }

  private List<Connection> connections(AccountCommand command, Acting by) {
    var subject = new SubjectId(command.user().value());
    return store().connections().list(command.issuer(), subject, by.at());
  }

  private AdminResult.AccountShown shown(TenantId tenant, User user) {
    return new AdminResult.AccountShown(
        user,
        store().users().passwordHash(tenant, user.id()),
        codes.left(tenant, user.id()),
        codes.areDemanded(tenant, user.id()),
        store().departures().due(tenant, user.id()));
  }

  /// Live ones that no sign-out everywhere ended.
  private List<Session> sessions(TenantId tenant, User user, Acting by) {
    return store().sessions().listByUser(tenant, user.id(), by.at(), MOST_SESSIONS).stream()
        .filter(session -> user.outlivesSignOut(session.createdAt()))
        .toList();
  }

  private AdminResult change(ChangePassword change, TenantId tenant, User user, Acting by) {
    var claimant = new Claimant(tenant.value(), user.email().value(), "");
    var chosen = new Credential.Chosen(change.chosen());
    return switch (passwords.prepare(
        tenant, chosen, user.email(), Passwords.names(user), claimant)) {
      case Passwords.Unusable(var why) -> new Refused(why);
      case Passwords.Ready(var hash, var _) ->
          unlessMeanwhile(
              holdings
                  .sealed()
                  .accounts()
                  .changePassword(
                      tenant,
                      user.id(),
                      change.proved(),
                      hash.orElseThrow(),
                      change.kept(),
                      change.notice(),
                      by.people()));
    };
  }

  private AdminResult leave(LeaveOrganization leave, TenantId tenant, User user, Acting by) {
    var members = store().members();
    return switch (members.leave(tenant, leave.organization(), user.id(), by.people())) {
      case LEFT -> {
        declarations.forgetMember(leave.issuer(), leave.organization(), user.id());
        yield new Done();
      }
      case LAST_ADMINISTRATOR ->
          new Refused(new Refusal.LastAdministrator(leave.organization().value()));
      case NO_MEMBER -> new Refused(new Refusal.NoSuchOrganization(leave.organization().value()));
    };
  }

  private AdminResult activity(ListActivity list) {
    var found =
        store()
            .events()
            .ofPerson(
                list.issuer().value(),
                list.user().value(),
                list.before().orElse(Long.MAX_VALUE),
                list.most() + 1);
    boolean more = found.size() > list.most();
    return new AdminResult.Activity(more ? found.subList(0, list.most()) : found, more);
  }

  /// The account's own demand of a code is not the person's to give up.
  private AdminResult removeCodes(TenantId tenant, User user, Optional<Mail> notice, Acting by) {
    if (codes.areDemanded(tenant, user.id())) {
      return new Refused(new Refusal.NotAllowed());
    }
    return codes.remove(tenant, user.id(), notice, by.people())
        ? new Done()
        : new Refused(new Refusal.NoRecoveryCodes(user.emailAsTyped()));
  }

  private static TenantId tenant(AccountCommand command) {
    return new TenantId(command.issuer().value());
  }

  private Invitations invitations() {
    return new MemberInvitations(holdings.store(), holdings.sealed());
  }

  private SqlStore store() {
    return holdings.store();
  }
}
