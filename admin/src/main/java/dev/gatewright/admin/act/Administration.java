package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AccountCommand;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.ApiKeyCommand;
import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.IssuerCommand;
import dev.gatewright.admin.command.AdminCommand.KeyCommand;
import dev.gatewright.admin.command.AdminCommand.ListIssuers;
import dev.gatewright.admin.command.AdminCommand.PinCommand;
import dev.gatewright.admin.command.AdminCommand.ServerCommand;
import dev.gatewright.admin.command.AdminCommand.TenantCommand;
import dev.gatewright.admin.command.AdminCommand.WebhookCommand;
import dev.gatewright.admin.command.AdminCommand.WriteBackup;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.BackupWritten;
import dev.gatewright.admin.command.AdminResult.Issuers;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.BrowseCommand;
import dev.gatewright.admin.command.MailCommand;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.ProjectCommand;
import dev.gatewright.admin.command.Proof;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.NoSuchIssuer;
import dev.gatewright.admin.command.SessionCommand;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.store.events.EventPlace;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.SqliteBackup;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;

/// Carries out commands, each in units of the store that append their events with the actor. Safe
/// for any number of threads; a command that names a thing another one removes meanwhile is
/// refused.
public final class Administration {
  private final Holdings holdings;
  private final ApiKeyActs apiKeys;
  private final AdministratorActs administrators;
  private final IssuerActs issuers;
  private final KeyActs keys;
  private final ClientActs clients;
  private final WebhookActs webhooks;
  private final UserActs users;
  private final AccountActs accounts;
  private final PinActs pins;
  private final ProjectActs projects;
  private final InsightActs insights;
  private final BrowseActs browsing;
  private final SessionActs sessions;
  private final MailActs mails;
  private final OrganizationActs organizations;
  private final ImpersonationActs impersonations;

  public Administration(Holdings holdings) {
    this.holdings = holdings;
    this.apiKeys = new ApiKeyActs(holdings);
    this.administrators = new AdministratorActs(holdings);
    this.issuers = new IssuerActs(holdings);
    this.keys = new KeyActs(holdings);
    this.clients = new ClientActs(holdings);
    this.webhooks = new WebhookActs(holdings);
    this.users = new UserActs(holdings);
    this.accounts = new AccountActs(holdings);
    this.pins = new PinActs(holdings);
    this.projects = new ProjectActs(holdings, users, pins);
    this.insights = new InsightActs(holdings);
    this.browsing = new BrowseActs(holdings);
    this.sessions = new SessionActs(holdings);
    this.mails = new MailActs(holdings);
    this.organizations = new OrganizationActs(holdings);
    this.impersonations = new ImpersonationActs(holdings);
  }

  /// Does what is asked if the actor may.
  public AdminResult run(Actor actor, AdminCommand command) {
    var refusal = refusal(actor, command);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    var by = new Acting(actor, holdings.clock().instant());
    var result = run(actor, command, by);
    if (decidesWhoMay(command) && !(result instanceof Refused)) {
      impersonations.endUnmandated(by);
    }
    return result;
  }

  /// Whether somebody who administers, or a key, may less by it.
  private static boolean decidesWhoMay(AdminCommand command) {
    return !command.isQuery()
        && switch (command) {
          case AdministratorCommand _, ApiKeyCommand _ -> true;
          case IssuerCommand about -> about.issuer().equals(EventTable.SERVER);
          case ServerCommand _ -> false;
        };
  }

  private AdminResult run(Actor actor, AdminCommand command, Acting by) {
    return switch (command) {
      case ServerCommand about -> run(about, actor);
      case ApiKeyCommand about -> apiKeys.run(about, by);
      case AdministratorCommand about -> administrators.run(about, by);
      case TenantCommand about -> issuers.run(about, by);
      case IssuerCommand about when isUnknown(about) ->
          new Refused(new NoSuchIssuer(about.issuer().value()));
      case KeyCommand about -> keys.run(about, by);
      case ClientCommand about -> clients.run(about, by);
      case WebhookCommand about -> webhooks.run(about, by);
      case AdminCommand.RotateHookSecret about -> webhooks.run(about, by);
      case UserCommand about -> users.run(about, by);
      case AccountCommand about -> accounts.run(about, by);
      case PinCommand about -> pins.run(about, by);
      case ProjectCommand about -> projects.run(about, by);
      case BrowseCommand about -> browsing.run(about, by);
      case AdminCommand.ListEvents list -> events(list);
      case AdminCommand.InsightCommand about -> insights.run(about, holdings.clock().instant());
      case AdminCommand.TrailCommand trail -> trail(trail, holdings.clock().instant());
      case AdminCommand.ListOrganizations list -> organizations.list(list, actor);
      case SessionCommand about -> sessions.run(about, by);
      case MailCommand about -> mails.run(about, by);
      case OrganizationCommand about -> organizations.run(about, by);
    };
  }

  /// Why the actor may not do it, if so, for whoever has to know before there is anything to do.
  public Optional<Refusal> refusal(Actor actor, AdminCommand command) {
    if (Authorization.hides(actor, command)) {
      return Optional.of(new NoSuchIssuer(EventTable.SERVER.value()));
    }
    if (!Authorization.allows(actor, command)) {
      return Optional.of(new Refusal.NotAllowed());
    }
    return actor instanceof Actor.Administrator person && !person.proved() && Proof.isAsked(command)
        ? Optional.of(new Refusal.ProofNeeded())
        : Optional.empty();
  }

  private boolean isUnknown(IssuerCommand about) {
    return holdings.store().issuers().find(about.issuer()).isEmpty();
  }

  private AdminResult events(AdminCommand.ListEvents list) {
    var events = holdings.store().events();
    var issuer = list.issuer().value();
    var last = events.last(issuer);
    var restorations = events.restorations(issuer);
    var goOn = list.after().flatMap(known -> restorations.goOn(known, last));
    if (goOn.isPresent()) {
      return new Refused(new Refusal.EventReplaced(goOn.get()));
    }
    long after = list.after().map(EventPlace::seq).orElseGet(() -> beginning(list, last));
    if (list.filter().isNone()) {
      var found = events.after(issuer, after, list.most() + 1);
      boolean more = found.size() > list.most();
      var told = more ? found.subList(0, list.most()) : found;
      var seen = restorations.place(told.isEmpty() ? after : told.getLast().seq());
      return new AdminResult.Events(told, restorations, seen, more);
    }
    var found = events.search().find(issuer, list.filter(), after, list.most());
    return new AdminResult.Events(
        found.events(), restorations, restorations.place(found.seen()), found.more());
  }

  /// The last events; where some are looked for, the first.
  private static long beginning(AdminCommand.ListEvents list, long last) {
    return list.filter().isNone() ? Math.max(0, last - list.most()) : 0;
  }

  private AdminResult trail(AdminCommand.TrailCommand about, Instant now) {
    return switch (about) {
      case AdminCommand.ShowTrailKeys _ ->
          new AdminResult.TrailKeys(holdings.sealed().auditKeys().keys(now));
      case AdminCommand.ShowTrailHead(var issuer) ->
          new AdminResult.TrailHead(holdings.sealed().chains().head(issuer.value()));
    };
  }

  private AdminResult run(ServerCommand command, Actor actor) {
    return switch (command) {
      case ListIssuers() ->
          new Issuers(
              holdings.store().issuers().list().stream()
                  .filter(kept -> Authorization.reaches(actor, kept.id()))
                  .toList());
      case WriteBackup(var target) -> {
        if (holdings.file().isEmpty()) {
          yield new Refused(new Refusal.NoStoreFile());
        }
        if (Files.exists(target)) {
          yield new Refused(new Refusal.FileExists(target));
        }
        yield new BackupWritten(target, SqliteBackup.write(holdings.file().get(), target));
      }
    };
  }
}
