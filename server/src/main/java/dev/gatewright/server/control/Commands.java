package dev.gatewright.server.control;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings;
import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Issuers;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.hook.HookTrial;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.outbound.NameServers;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.SecretReceipt;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.TenantsExport;
import dev.gatewright.server.tenants.UnreadableRows;
import dev.gatewright.server.webhook.WebhookTrial;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The command line's face of the administration: makes commands of requests, has them carried out,
/// and says what came of them. Files are applied one after the other; nothing else waits for
/// anything else, least of all for what waits for another machine. It works on an open store: in
/// the running server when there is one, in the program of the command when there is none. Safe for
/// any number of threads.
public final class Commands {
  private static final Actor COMMAND_LINE = new Actor.Operator(Actor.Operator.COMMAND_LINE);

  private final OpenStore open;
  private final Administration administration;
  private final TenantsAdministration tenants;
  private final ClientAdding clients;
  private final InstantSource clock;
  private final MailTest mailTest;
  private final WebhookReports webhooks;
  private final HookReports hooks;
  private final SenderReports senders;
  private final TrailReports trails;
  private final ServerConfig config;
  private final URI baseUrl;
  private final boolean mailed;
  private final ReentrantLock applying = new ReentrantLock();

  private Commands(OpenStore open, Holdings holdings, Outbound trials, ServerConfig config) {
    this.open = open;
    this.administration = new Administration(holdings);
    var settings =
        new SettingsDesk(
            administration,
            open.store(),
            open.sealed(),
            config.baseUrl(),
            config.mail().isPresent());
    this.tenants =
        new TenantsAdministration(
            open,
            administration,
            settings,
            config.baseUrl(),
            config.mail().isPresent(),
            holdings.clock());
    this.clients = new ClientAdding(settings);
    this.clock = holdings.clock();
    this.mailTest = new MailTest(open, config, holdings.clock(), holdings.random());
    var sealed = open.sealed();
    var random = holdings.random();
    this.webhooks =
        new WebhookReports(
            open, new WebhookTrial(trials, config.baseUrl(), sealed.webhooks(), clock, random));
    this.hooks =
        new HookReports(
            new HookTrial(trials, sealed.callSecrets(), random, clock), config.baseUrl());
    this.senders = new SenderReports(open, trials, config.baseUrl(), clock, random);
    this.trails = new TrailReports(open, holdings.clock());
    this.config = config;
    this.baseUrl = config.baseUrl();
    this.mailed = config.mail().isPresent();
  }

  /// On a store that no server uses.
  public static Commands on(
      OpenStore open, ServerConfig config, InstantSource clock, SecureRandom random) {
    return on(open, config, Argon2Cost.DEFAULT, clock, random);
  }

  /// As above, with another cost of the passwords it sets.
  public static Commands on(
      OpenStore open,
      ServerConfig config,
      Argon2Cost cost,
      InstantSource clock,
      SecureRandom random) {
    var keys = new SigningKeys(open.sealed().keys(), open.crypto(), random, clock);
    var policies = Policies.offline(tenant -> settings(open, tenant));
    return new Commands(
        open,
        holdings(open, config, keys, policies, RequestTrial.NONE, cost, clock, random),
        new Outbound(config.outbound(), OutboundLimits.TRIALS),
        config);
  }

  private static Optional<IssuerSettings> settings(OpenStore open, TenantId tenant) {
    return open.store()
        .issuers()
        .find(new IssuerId(tenant.value()))
        .map(issuer -> StoredSettings.issuer(tenant.value(), issuer.document()));
  }

  /// In a running server, whose keys change at once, which asks whom it asks about passwords, which
  /// judges requests as it answers them, and by whose door others' programs are tried.
  public static Commands in(
      SigningKeys keys,
      Policies policies,
      RequestTrial trial,
      Outbound trials,
      OpenStore open,
      ServerConfig config,
      InstantSource clock,
      SecureRandom random) {
    return new Commands(
        open,
        holdings(open, config, keys, policies, trial, Argon2Cost.DEFAULT, clock, random),
        trials,
        config);
  }

  private static Holdings holdings(
      OpenStore open,
      ServerConfig config,
      SigningKeys keys,
      Policies policies,
      RequestTrial trial,
      Argon2Cost cost,
      InstantSource clock,
      SecureRandom random) {
    // Each hash takes megabytes and a core, and commands come from elsewhere too: one at a time.
    var turn = new ReentrantLock();
    Holdings.Hasher hasher =
        (claimant, password) -> {
          var pool = Pool.forCores(Runtime.getRuntime().availableProcessors());
          var argon2 = Argon2.fastest(cost, pool.threads());
          turn.lock();
          try (var hashes = new PasswordHashes(cost, argon2, random, pool)) {
            return hashes.hash(claimant, password);
          } finally {
            turn.unlock();
          }
        };
    return new Holdings(
        open.file(),
        open.store(),
        open.sealed(),
        keys,
        hasher,
        policies::of,
        new NameServers(config.nameServers()),
        trial,
        clock,
        random);
  }

  /// Does what is asked and says what came of it, once a server on this store serves it. An unknown
  /// command is one of another version.
  public Answer handle(Request request) {
    return handle(request, COMMAND_LINE);
  }

  /// The same for whoever has a mandate and may be anywhere: what it lets them do, and nothing
  /// about the files of this machine.
  public Answer handle(Request request, Actor.Mandated remote) {
    var refusal = RemoteRule.refusal(request, remote.mandate());
    return refusal.isPresent()
        ? Report.failed(Answer.FAILED, refusal.get()).answer(request.isSet(Request.JSON))
        : handle(request, (Actor) remote);
  }

  private Answer handle(Request request, Actor actor) {
    try {
      return answered(request, actor).answer(request.isSet(Request.JSON));
    } finally {
      open.store().catalog().settle();
      count();
    }
  }

  /// A plan holds for the store that it was made of.
  private Report oneByOne(Supplier<Report> apply) {
    applying.lock();
    try {
      return apply.get();
    } finally {
      applying.unlock();
    }
  }

  /// A command without a server ends with its program, and what it counted with it.
  private void count() {
    try {
      open.store().statistics().flush(clock.instant());
    } catch (StoreUnavailable _) {
      // It stays in memory for the next time.
    }
  }

  private Report answered(Request request, Actor actor) {
    try {
      return report(request, actor);
    } catch (UnreadableRow e) {
      return Report.failed(Answer.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private Report report(Request request, Actor actor) {
    var requests = new Requests(open, clock, actor);
    return switch (request.command()) {
      case "plan" -> tenants.plan(request, actor);
      case "apply" -> oneByOne(() -> tenants.apply(request, actor));
      case "tenants history" -> tenants.history().history(request);
      case "tenants drift" -> tenants.history().drift();
      case "tenants rollback" -> oneByOne(() -> tenants.rollback(request, actor));
      case "settings" -> tenants.history().settings();
      case "mail test" -> mailTest.report(requests, request);
      case "webhook list" -> webhooks.list(requests, request);
      case "webhook deliveries" -> webhooks.deliveries(requests, request);
      case "webhook test" -> webhooks.test(requests, request);
      case "hook list" -> hooks.list(requests, request);
      case "hook test" -> hooks.test(requests, request);
      case "sender list" -> senders.list(requests, request);
      case "sender test" -> senders.test(requests, request);
      case "audit keys" -> trails.keys();
      case "audit head" -> trails.heads(request);
      case OwnerLinks.COMMAND -> OwnerLinks.report(open, administration, COMMAND_LINE, config);
      case "audit" -> AuditLog.report(open, requests, request);
      case ClientAdding.COMMAND -> clients.report(requests, request, actor);
      case UserImport.COMMAND -> new UserImport(administration, actor).report(requests, request);
      case "export" -> {
        var file = new TenantsExport(open).json();
        yield Report.of(TenantsExport.yaml(file), file);
      }
      case "provider list" -> ProviderList.report(open, requests, request, baseUrl);
      case "providers" -> ProviderList.documents(open, clock.instant());
      case Request.SECRETS_SHOWN -> tenants.shown(request);
      case Request.UNSHOWN_SECRETS ->
          Lists.secrets(SecretReceipt.missing(open.store().unshownSecrets()));
      case "unreadable rows" -> Lists.rows(UnreadableRows.of(open));
      default ->
          switch (requests.read(request)) {
            case Requests.Unreadable(var report) -> report;
            case Requests.Read(var command) -> run(command, actor);
          };
    };
  }

  private Report run(AdminCommand command, Actor actor) {
    if (command instanceof UserCommand.InviteUser && !mailed) {
      return Report.failed(Answer.FAILED, MailTest.NO_MAIL);
    }
    AdminResult result = administration.run(actor, command);
    var report =
        Sentences.report(command, result instanceof Issuers found ? served(found) : result);
    return result instanceof AdminResult.Refused
        ? report
        : new NoUse(open).of(command).map(report::warning).orElse(report);
  }

  private Issuers served(Issuers found) {
    return new Issuers(
        found.issuers().stream()
            .map(kept -> kept.at(IssuerUrls.served(kept, baseUrl).toString()))
            .toList());
  }
}
