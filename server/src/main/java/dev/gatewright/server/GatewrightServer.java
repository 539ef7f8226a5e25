package dev.gatewright.server;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.api.RemoteCommands;
import dev.gatewright.server.audit.TrailKeeping;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.dev.Inbox;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.domain.DomainPatrol;
import dev.gatewright.server.hook.Hooks;
import dev.gatewright.server.http.JettyServer;
import dev.gatewright.server.http.Readiness;
import dev.gatewright.server.join.DeskClerk;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.mail.Mailing;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.provider.PastedAddress;
import dev.gatewright.server.sender.TextSending;
import dev.gatewright.server.webhook.WebhookSending;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;

/// The running server over a store that is open: its sockets and its housekeeping. Whoever opened
/// the store closes it, after this.
public final class GatewrightServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.server");
  private static final Duration HOUSEKEEPING = Duration.ofSeconds(60);

  /// Rows that are deleted between two checkpoints.
  private static final int SWEEP_BUDGET = 5_000;

  private final JettyServer jetty;
  private final Readiness readiness;
  private final DeskClerk clerk;
  private final PasswordHashes hashes;
  private final AttackWatch watch;
  private final Outbound outbound;
  private final Mailing mailing;
  private final DomainPatrol domains;
  private final WebhookSending webhooks;
  private final Hooks hooks;
  private final TextSending texts;
  private final Outbound trials;
  private final TrailKeeping trails;
  private final AuthorizationServer engine;
  private final TenantDirectory directory;
  private final RemoteCommands remote;
  private final SqlStore store;
  private final InstantSource clock;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  GatewrightServer(
      JettyServer jetty,
      Readiness readiness,
      DeskClerk clerk,
      PasswordHashes hashes,
      AttackWatch watch,
      Outbound outbound,
      Mailing mailing,
      DomainPatrol domains,
      WebhookSending webhooks,
      Hooks hooks,
      TextSending texts,
      Outbound trials,
      TrailKeeping trails,
      AuthorizationServer engine,
      TenantDirectory directory,
      RemoteCommands remote,
      SqlStore store,
      InstantSource clock) {
    this.jetty = jetty;
    this.readiness = readiness;
    this.clerk = clerk;
    this.hashes = hashes;
    this.watch = watch;
    this.outbound = outbound;
    this.mailing = mailing;
    this.domains = domains;
    this.webhooks = webhooks;
    this.hooks = hooks;
    this.texts = texts;
    this.trials = trials;
    this.trails = trails;
    this.engine = engine;
    this.directory = directory;
    this.remote = remote;
    this.store = store;
    this.clock = clock;
  }

  /// Builds the server. `throttleKey` is the master key's for throttles.
  public static GatewrightServer of(
      ServerConfig config,
      SqlStore store,
      SealedTables sealed,
      CryptoProvider crypto,
      SecretKey throttleKey,
      Fittings fittings,
      SecureRandom random,
      InstantSource clock) {
    return Assembly.assemble(
        new Assembly.Ground(
            config,
            store,
            sealed,
            crypto,
            throttleKey,
            fittings,
            random,
            clock,
            new Outbound(config.outbound(), OutboundLimits.TRIALS),
            new RemoteCommands()));
  }

  /// Opens the sockets; requests are answered from here on.
  ///
  /// @throws IOException if an address cannot be bound
  public void start() throws IOException {
    jetty.start();
    clerk.start();
    readiness.ready();
    mailing.sender().start();
    domains.start();
    webhooks.start();
    texts.start();
    trails.start();
    var _ =
        housekeeping.scheduleWithFixedDelay(
            this::keepHouse, HOUSEKEEPING.toSeconds(), HOUSEKEEPING.toSeconds(), TimeUnit.SECONDS);
  }

  /// The port that is listened on.
  public int port() {
    return jetty.port(0);
  }

  /// The password hashing of this server, for what else sets passwords.
  public PasswordHashes passwordHashes() {
    return hashes;
  }

  /// Which passwords people may have here, for what else sets passwords.
  public Policies passwordPolicies() {
    return new Policies(outbound, directory);
  }

  /// What would be answered to a request, for what judges one.
  public RequestTrial requestTrial() {
    return new PastedAddress(engine, directory);
  }

  /// The door by which whoever administers tries hooks, senders and webhooks.
  public Outbound trials() {
    return trials;
  }

  /// Has the commands carried out that keys ask for from elsewhere.
  public void serve(Commands commands) {
    remote.open(commands);
  }

  /// The engine, for key rotation.
  public AuthorizationServer engine() {
    return engine;
  }

  /// The tenants served.
  public TenantDirectory directory() {
    return directory;
  }

  /// Mail that was caught instead of sent, where the configuration says so.
  public Optional<Inbox> inbox() {
    return mailing.inbox();
  }

  /// Finishes what was accepted and takes nothing new, for at most `longest`.
  ///
  /// @return whether everything was finished
  public boolean drain(Duration longest) throws InterruptedException {
    readiness.draining();
    housekeeping.shutdown();
    boolean finished = jetty.drain(longest);
    noteUses();
    clerk.close();
    hashes.close();
    return finished;
  }

  private void noteUses() {
    try {
      store.secretUses().write();
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "when secrets were last used stays unsaid: {0}", e.getMessage());
    }
  }

  private void keepHouse() {
    try {
      store.secretUses().write();
      store.refusals().flush(clock.instant());
      count();
      watch.settle(clock.instant());
      hashes.trim();
      sweep();
      for (Tenant tenant : directory.tenants()) {
        engine.signingKeys().sweep(tenant.issuer().id(), tenant.sessions().kept().lifetime());
        trails.sweep(tenant);
      }
      store.checkpoint();
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "housekeeping waits for the store: {0}", e.getMessage());
    } catch (RuntimeException e) {
      // The next round tries again; a store that stays broken shows in every request.
      LOG.log(Level.WARNING, "housekeeping failed", e);
    }
  }

  /// Writes what was counted and why requests were refused, so a server that is killed loses the
  /// last minute of both.
  private void count() {
    var now = clock.instant();
    store.statistics().flush(now);
    store.refusedRequests().flush();
    store.statistics().lookAtSessions(now);
  }

  /// Nothing is asked of the server any more.
  private void countLast() {
    try {
      store.statistics().flush(clock.instant());
      store.refusedRequests().flush();
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "what was counted last is not kept: {0}", e.getMessage());
    }
  }

  /// By need, however much fell due. The log is folded in between, so that it does not grow by all
  /// that is deleted.
  private void sweep() {
    while (store.sweep(clock.instant(), SWEEP_BUDGET) >= SWEEP_BUDGET
        && !housekeeping.isShutdown()) {
      store.checkpoint();
    }
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    mailing.sender().close();
    webhooks.close();
    texts.close();
    trails.close();
    domains.close();
    directory.close();
    jetty.close();
    hooks.close();
    clerk.close();
    hashes.close();
    outbound.close();
    trials.close();
    countLast();
  }
}
