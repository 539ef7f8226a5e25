package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.PasswordSet;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.AdminResult.UserAdded;
import dev.gatewright.admin.command.AdminResult.UserShown;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserCommand.AddUser;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserCommand.CheckUser;
import dev.gatewright.admin.command.UserCommand.EndSession;
import dev.gatewright.admin.command.UserCommand.InviteUser;
import dev.gatewright.admin.command.UserCommand.ListFactors;
import dev.gatewright.admin.command.UserCommand.ListSessions;
import dev.gatewright.admin.command.UserCommand.ListUsers;
import dev.gatewright.admin.command.UserCommand.MakeRecoveryCodes;
import dev.gatewright.admin.command.UserCommand.NameUser;
import dev.gatewright.admin.command.UserCommand.RemoveFactors;
import dev.gatewright.admin.command.UserCommand.RemoveRecoveryCodes;
import dev.gatewright.admin.command.UserCommand.RemoveUser;
import dev.gatewright.admin.command.UserCommand.SetPassword;
import dev.gatewright.admin.command.UserCommand.ShowUser;
import dev.gatewright.admin.command.UserCommand.SignOutUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.identity.join.LinkAddresses;
import dev.gatewright.identity.join.LinkMails;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.store.Users.Addition;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Lists, adds, changes and removes people's accounts.
final class UserActs {
  private static final int MOST_SESSIONS = 1000;
  private static final int LONGEST_ROLE = 100;

  /// Whoever is invited has a week.
  private static final Duration INVITATION_LIFETIME = Duration.ofDays(7);

  private final Holdings holdings;
  private final Declarations declarations;
  private final Passwords passwords;
  private final RecoveryCodeActs recoveryCodes;
  private final FactorActs factors;
  private final DepartureActs departures;
  private final ImpersonationActs impersonations;

  UserActs(Holdings holdings) {
    this.holdings = holdings;
    this.declarations = new Declarations(holdings.store());
    this.passwords = new Passwords(holdings);
    this.recoveryCodes = new RecoveryCodeActs(holdings);
    this.factors = new FactorActs(holdings);
    this.departures = new DepartureActs(holdings);
    this.impersonations = new ImpersonationActs(holdings);
  }

  AdminResult run(UserCommand command, Acting by) {
    return switch (command) {
      case ListUsers list -> list(list);
      case UserCommand.FindUsers(var _, var wanted, var most) -> {
        var found = holdings.store().userList().find(tenant(command), wanted, most);
        yield new AdminResult.UsersFound(found.users(), found.next());
      }
      case AddUser add -> add(add, by);
      case CheckUser check -> check(check);
      case InviteUser invite -> invite(invite, by);
      case ShowUser(var _, var ref) -> with(command, ref, user -> shown(command, user, by));
      case ChangeUser change -> with(command, change.user(), user -> change(change, user, by));
      case SetPassword set -> with(command, set.user(), user -> set(set, user, by));
      case NameUser name -> with(command, name.user(), user -> name(name, user, by));
      case SignOutUser(var _, var ref) ->
          with(
              command,
              ref,
              user ->
                  done(ref, users().signOutEverywhere(tenant(command), user.id(), by.people())));
      case RemoveUser(var issuer, var ref, var seen) ->
          with(
              command,
              ref,
              user -> {
                if (!holdings
                    .store()
                    .users()
                    .remove(tenant(command), user.id(), seen, by.people())) {
                  return new Refused(new Refusal.ChangedMeanwhile());
                }
                declarations.forgetUser(issuer, user.id());
                return new Done();
              });
      case UserCommand.ListLoginNames(var _, var ref) ->
          with(
              command,
              ref,
              user ->
                  new AdminResult.LoginNames(
                      holdings.store().loginNames().of(tenant(command), user.id())));
      case UserCommand.ShowDeletion(var _, var ref) ->
          with(command, ref, user -> departures.show(tenant(command), user, ref));
      case UserCommand.PlanDeletion(var issuer, var ref, var due) ->
          with(command, ref, user -> departures.plan(issuer, user, due, by));
      case UserCommand.RestoreUser(var _, var ref) ->
          with(command, ref, user -> departures.restore(tenant(command), user, ref, by));
      case MakeRecoveryCodes make ->
          with(command, make.user(), user -> recoveryCodes.make(make, user, by));
      case RemoveRecoveryCodes(var _, var ref) ->
          with(command, ref, user -> recoveryCodes.remove(command, user, by));
      case ListFactors(var _, var ref) ->
          with(command, ref, user -> factors.list(tenant(command), user));
      case RemoveFactors remove ->
          with(command, remove.user(), user -> factors.remove(remove, user, by));
      case UserCommand.Impersonate wanted ->
          with(command, wanted.user(), user -> impersonations.run(wanted, user, by));
      case ListSessions(var _, var ref) ->
          with(command, ref, user -> new AdminResult.Sessions(sessions(command, user, by)));
      case EndSession end -> with(command, end.user(), user -> end(end, user, by));
    };
  }

  private AdminResult list(ListUsers list) {
    var after = list.after().flatMap(CanonicalEmail::parse);
    var found = users().list(tenant(list), list.status(), after, list.most() + 1);
    boolean more = found.size() > list.most();
    return new AdminResult.Users(more ? found.subList(0, list.most()) : found, more);
  }

  private AdminResult add(AddUser add, Acting by) {
    return fit(add.user(), (email, claims) -> add(add, email, claims, by));
  }

  private AdminResult add(AddUser add, CanonicalEmail email, Claims claims, Acting by) {
    var wanted = add.user();
    var names = claims.one("name").map(Object::toString).map(List::of).orElse(List.of());
    return switch (passwords.prepare(tenant(add), add.credential(), email, names, by)) {
      case Passwords.Unusable(var why) -> new Refused(why);
      case Passwords.Ready(var hash, var made) -> {
        var user =
            new User(
                UserId.generate(holdings.random()),
                email,
                wanted.email(),
                wanted.emailVerified(),
                claims,
                wanted.role(),
                wanted.status(),
                by.at(),
                by.at(),
                Optional.empty());
        if (users().add(tenant(add), user, hash, by.people()) != Addition.ADDED) {
          yield new Refused(new Refusal.AddressTaken(wanted.email()));
        }
        add.declaration().ifPresent(text -> declarations.user(add.issuer(), user.id(), text));
        yield new UserAdded(user, hash.isPresent(), made);
      }
    };
  }

  private AdminResult check(CheckUser check) {
    return fit(
        check.user(),
        (email, _) -> {
          if (users().findByEmail(tenant(check), email).isPresent()) {
            return new Refused(new Refusal.AddressTaken(check.user().email()));
          }
          return check.credential() instanceof Credential.Imported(var hash)
                  && Passwords.imported(hash.reveal()) instanceof Passwords.Unusable(var why)
              ? new Refused(why)
              : new Done();
        });
  }

  /// Whoever has an address and claims that can be kept.
  private static AdminResult fit(
      NewUser wanted, BiFunction<CanonicalEmail, Claims, AdminResult> use) {
    var email = CanonicalEmail.parse(wanted.email());
    if (email.isEmpty()) {
      return new Refused(new Refusal.NoAddress(wanted.email()));
    }
    if (wanted.role().filter(UserActs::isNoRole).isPresent()) {
      return new Refused(new Refusal.Unfit("role"));
    }
    return Claims.parse(wanted.claims())
        .map(claims -> use.apply(email.get(), claims))
        .orElseGet(() -> new Refused(new Refusal.BadClaim()));
  }

  private static boolean isNoRole(String text) {
    return !VisibleText.isLine(text, LONGEST_ROLE);
  }

  private AdminResult invite(InviteUser invite, Acting by) {
    var to = MailAddress.parse(invite.email());
    if (to.isEmpty()) {
      return new Refused(new Refusal.NoAddress(invite.email()));
    }
    if (users().findByEmail(tenant(invite), to.get().canonical()).isPresent()) {
      return new Refused(new Refusal.AddressTaken(invite.email()));
    }
    var wanted =
        new LinkMails.Wanted(
            LinkPurpose.INVITATION,
            to.get(),
            Optional.empty(),
            invite.language(),
            Optional.empty(),
            Optional.of(invite.about()),
            Document.EMPTY.with("name", invite.name()),
            INVITATION_LIFETIME);
    return new LinkMails(this::address, holdings.random())
        .make(tenant(invite), wanted, by.at())
        .filter(made ->
            holdings.sealed().links().issue(tenant(invite), made.link(), made.mail(), by.people())
                == Posting.WRITTEN)
        .<AdminResult>map(_ -> new Done())
        .orElseGet(() -> new Refused(new Refusal.Busy()));
  }

  private Optional<Secret> address(TenantId tenant, LinkPurpose purpose, LinkToken token) {
    return holdings
        .store()
        .issuers()
        .find(new IssuerId(tenant.value()))
        .map(kept -> LinkAddresses.at(kept.url(), purpose, token));
  }

  private AdminResult change(ChangeUser command, User user, Acting by) {
    var typed = command.edit().emailAsTyped();
    var email = typed.flatMap(CanonicalEmail::parse);
    if (typed.isPresent() && email.isEmpty()) {
      return new Refused(new Refusal.NoAddress(typed.get()));
    }
    if (command.edit().role().filter(role -> !role.isEmpty() && isNoRole(role)).isPresent()) {
      return new Refused(new Refusal.Unfit("role"));
    }
    var change = changeOf(user, command.edit(), email.orElse(user.email()));
    if (change.isEmpty()) {
      return new Refused(new Refusal.BadClaim());
    }
    var tenant = tenant(command);
    if (change.get().isEmpty() && command.seen().isEmpty() && command.declaration().isEmpty()) {
      return new AdminResult.UserChanged(user, hasPassword(tenant, user), false);
    }
    return switch (users().update(tenant, user.id(), change.get(), command.seen(), by.people())) {
      case NO_SUCH_USER -> noSuch(command.user());
      case EMAIL_TAKEN -> new Refused(new Refusal.AddressTaken(typed.orElse("")));
      case CHANGED_MEANWHILE -> new Refused(new Refusal.ChangedMeanwhile());
      case UPDATED -> {
        command
            .declaration()
            .ifPresent(text -> declarations.user(command.issuer(), user.id(), text));
        boolean ended = change.get().endsSessions();
        yield users()
            .findById(tenant, user.id())
            .<AdminResult>map(
                now -> new AdminResult.UserChanged(now, hasPassword(tenant, now), ended))
            .orElseGet(() -> noSuch(command.user()));
      }
    };
  }

  private boolean hasPassword(TenantId tenant, User user) {
    return users().passwordHash(tenant, user.id()).isPresent();
  }

  /// Writes what the edit names and leaves the rest as the person has it now. Another address is
  /// one that nobody has shown to be theirs, unless the edit says so.
  private static Optional<UserChange> changeOf(User user, UserEdit edit, CanonicalEmail email) {
    var claims = new LinkedHashMap<>(user.claims().values());
    claims.keySet().removeAll(edit.withoutClaims());
    claims.putAll(edit.claims());
    var change = edit.keepSessions() ? UserChange.NONE.keepingSessions() : UserChange.NONE;
    if (edit.emailAsTyped().isPresent()) {
      change = change.withAddress(email, edit.emailAsTyped().get());
    }
    var verified = edit.emailVerified();
    if (verified.isPresent() || !email.equals(user.email())) {
      change = change.withEmailVerified(verified.orElse(false));
    }
    if (edit.role().isPresent()) {
      change = change.withRole(edit.role().get());
    }
    if (edit.status().isPresent()) {
      change = change.withStatus(edit.status().get());
    }
    var base = change;
    return Claims.parse(claims)
        .map(wanted -> wanted.equals(user.claims()) ? base : base.withClaims(wanted));
  }

  private AdminResult set(SetPassword set, User user, Acting by) {
    return switch (passwords.prepare(
        tenant(set), set.credential(), user.email(), Passwords.names(user), by)) {
      case Passwords.Unusable(var why) -> new Refused(why);
      case Passwords.Ready(var hash, var made) ->
          hash.isPresent()
                  && users()
                      .setPasswordHashAndSignOut(tenant(set), user.id(), hash.get(), by.people())
              ? new PasswordSet(made)
              : noSuch(set.user());
    };
  }

  private AdminResult name(NameUser command, User user, Acting by) {
    var names = holdings.store().loginNames();
    if (command.name().isEmpty()) {
      names.take(tenant(command), user.id(), command.kind(), by.people());
      return new Done();
    }
    var typed = command.name().get();
    var name = LoginName.parse(command.kind(), typed);
    if (name.isEmpty()) {
      return new Refused(new Refusal.NoLoginName(command.kind(), typed));
    }
    return switch (names.give(tenant(command), user.id(), name.get(), by.people())) {
      case NO_SUCH_USER -> noSuch(command.user());
      case TAKEN -> new Refused(new Refusal.LoginNameTaken(command.kind(), name.get().value()));
      case GIVEN -> new Done();
    };
  }

  private AdminResult shown(UserCommand command, User user, Acting by) {
    return new UserShown(
        user,
        hasPassword(tenant(command), user),
        holdings.store().organizations().membershipsOf(tenant(command), user.id()),
        sessions(command, user, by));
  }

  /// Live ones that no sign-out everywhere ended.
  private List<Session> sessions(UserCommand command, User user, Acting by) {
    return holdings
        .store()
        .sessions()
        .listByUser(tenant(command), user.id(), by.at(), MOST_SESSIONS)
        .stream()
        .filter(session -> user.outlivesSignOut(session.createdAt()))
        .toList();
  }

  private AdminResult end(EndSession end, User user, Acting by) {
    var sessions = holdings.store().sessions();
    boolean own =
        sessions
            .find(tenant(end), end.session())
            .filter(session -> session.user().equals(user.id()))
            .isPresent();
    return own && sessions.end(tenant(end), end.session(), by.people())
        ? new Done()
        : new Refused(new Refusal.NoSuchSession(end.session().value()));
  }

  private AdminResult with(UserCommand command, UserRef ref, Function<User, AdminResult> use) {
    var tenant = tenant(command);
    var found =
        switch (ref) {
          case UserRef.ById(var id) -> users().findById(tenant, id);
          case UserRef.ByAddress(var address) ->
              CanonicalEmail.parse(address).flatMap(email -> users().findByEmail(tenant, email));
        };
    return found.map(use).orElseGet(() -> noSuch(ref));
  }

  private static AdminResult done(UserRef ref, boolean found) {
    return found ? new Done() : noSuch(ref);
  }

  private static AdminResult noSuch(UserRef ref) {
    return new Refused(new Refusal.NoSuchUser(ref.text()));
  }

  private static TenantId tenant(UserCommand command) {
    return new TenantId(command.issuer().value());
  }

  private Users users() {
    return holdings.store().users();
  }
}
