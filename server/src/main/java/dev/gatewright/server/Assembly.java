package dev.gatewright.server;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings;
import dev.gatewright.admin.act.Impersonations;
import dev.gatewright.admin.act.MemberInvitations;
import dev.gatewright.identity.join.AddressChange;
import dev.gatewright.identity.join.LinkMails;
import dev.gatewright.identity.join.MailDesk;
import dev.gatewright.identity.join.NewAccounts;
import dev.gatewright.identity.join.PasswordReset;
import dev.gatewright.identity.join.SignInMails;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.join.SignUp;
import dev.gatewright.identity.join.Verification;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.linking.UpstreamMethod;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mailcode.EmailCodeMethod;
import dev.gatewright.identity.mailcode.MagicLinkMethod;
import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.mailcode.SentCodes;
import dev.gatewright.identity.mailcode.SignInMail;
import dev.gatewright.identity.mailcode.SmsCodeMethod;
import dev.gatewright.identity.passkey.PasskeyMethod;
import dev.gatewright.identity.passkey.Passkeys;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordMethod;
import dev.gatewright.identity.pin.PinMethod;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.signin.AccountGate;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.throttle.AttackLimits;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.BreachLooks;
import dev.gatewright.identity.throttle.CodeTries;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.MailThrottle;
import dev.gatewright.identity.throttle.ResetThrottle;
import dev.gatewright.identity.throttle.ThrottleLimit;
import dev.gatewright.identity.throttle.ThrottleLimits;
import dev.gatewright.identity.throttle.UnsolvedThrottle;
import dev.gatewright.identity.totp.TotpMethod;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.server.api.KeyDoor;
import dev.gatewright.server.api.RemoteCommands;
import dev.gatewright.server.challenge.Challenges;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.AdminApiPlace;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.yaml.Rate;
import dev.gatewright.server.dev.InboxRoutes;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.hook.HookedTokens;
import dev.gatewright.server.http.AccessLog;
import dev.gatewright.server.http.HttpLimits;
import dev.gatewright.server.http.JettyServer;
import dev.gatewright.server.http.Readiness;
import dev.gatewright.server.http.References;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.Routes;
import dev.gatewright.server.http.TrustedProxies;
import dev.gatewright.server.join.DeskClerk;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.mail.Mailing;
import dev.gatewright.server.outbound.NameServers;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.preview.LookRoutes;
import dev.gatewright.server.provider.BreachWatch;
import dev.gatewright.server.provider.FetchedJwks;
import dev.gatewright.server.provider.IssuersAsParties;
import dev.gatewright.server.provider.Joining;
import dev.gatewright.server.provider.LoginSessions;
import dev.gatewright.server.provider.PastedAddress;
import dev.gatewright.server.provider.PeopleAsSubjects;
import dev.gatewright.server.provider.Provider;
import dev.gatewright.server.sender.IssuerTexting;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SystemIssuer;
import dev.gatewright.server.upstream.ProviderUpstreams;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.statistics.CountKind;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/// The whole object graph of the server, by `new`, in the order in which it starts.
final class Assembly {
  /// Every client has a lifetime of its own, so this is never asked for.
  private static final Duration USUAL_ACCESS_TOKEN = Duration.ofMinutes(10);

  private Assembly() {}

  /// What the server is built on. `throttleKey` hides what throttles count.
  record Ground(
      ServerConfig config,
      SqlStore store,
      SealedTables sealed,
      CryptoProvider crypto,
      SecretKey throttleKey,
      Fittings fittings,
      SecureRandom random,
      InstantSource clock,
      Outbound trials,
      RemoteCommands remote) {}

  static GatewrightServer assemble(Ground ground) {
    var store = ground.store();
    var clock = ground.clock();
    var random = ground.random();
    var users = store.users();
    var organizations = store.organizations();
    var directory = directory(ground);
    var gate = new AccountGate(users);
    var signInSessions =
        new SignInSessions(store.sessions(), ground.sealed().devices(), gate, random);
    var hashes = passwordHashes(ground.fittings().passwordCost(), random);
    var watch = new AttackWatch(attacks(ground.config().limits()), store.attacks()::changed);
    var throttle =
        new GuessThrottle(
            store.throttles(), limits(ground.config().limits()), ground.throttleKey(), watch);
    var credentials = ground.sealed().credentials();
    var totp = new TotpMethod(credentials, ground.sealed().secrets());
    var parties = new IssuersAsParties(directory);
    var sealed = ground.sealed();
    var addresses = new IssuerLinks(directory);
    var codes = new MailedCodes(ground.throttleKey());
    var mails = new LinkMails(addresses, random);
    var mailThrottle = new MailThrottle(store.throttles(), ground.throttleKey(), watch);
    var caught = ground.config().mail().filter(MailConfig.Inbox.class::isInstance).isPresent();
    var texting = new IssuerTexting(directory, caught);
    var signInTexts = new SignInTexts(sealed.numbers(), texting, codes, random);
    var desk =
        new MailDesk(
            users,
            store.loginNames(),
            sealed.mailRequests(),
            mailThrottle,
            mails,
            new SignInMails(addresses, codes, random),
            signInTexts);
    var places = ground.config().locations().map(Path::of).map(Places::of).orElse(Places.NONE);
    var mailing =
        Mailing.of(
            ground.config().mail(),
            ground.config().baseUrl(),
            places,
            ground.sealed().outbox(),
            store.counts(),
            directory,
            clock);
    var mail = new SignInMail(desk, random);
    var magicLink = new MagicLinkMethod(mail, users, sealed.links(), sealed.mailedChanges());
    var outbound = new Outbound(ground.config().outbound(), OutboundLimits.STANDARD);
    var records = new NameServers(ground.config().nameServers());
    var policies = new Policies(outbound, directory);
    var breaches =
        new BreachWatch(
            policies::breached,
            new BreachLooks(store.throttles(), ground.throttleKey()),
            sealed.accounts(),
            task -> Thread.ofVirtual().name("breach check").start(task));
    var methods = new ArrayList<SignInHandler>();
    methods.add(new PasswordMethod(users, hashes, breaches));
    var tries = new CodeTries(store.throttles(), ground.throttleKey());
    var sentCodes = new SentCodes(sealed.links(), codes, tries);
    if (mailing.delivers()) {
      methods.add(new EmailCodeMethod(mail, sealed.mailedChanges(), sentCodes));
      methods.add(magicLink);
    }
    methods.add(new PasskeyMethod(credentials, parties, random));
    methods.add(totp);
    methods.add(new SmsCodeMethod(mail, sealed.links(), sentCodes, sealed.numbers(), texting));
    methods.add(new RecoveryCodes(credentials));
    methods.add(new PinMethod(sealed.pins()));
    methods.add(new UpstreamMethod(sealed.identities()));
    var signIn =
        new SignInFlow(
            users, store.loginNames(), ground.sealed().devices(), throttle, gate, methods);
    var accounts = new NewAccounts(hashes, random);
    var upstreams =
        ground
            .fittings()
            .upstreams()
            .orElseGet(() ->
                new ProviderUpstreams(
                    sealed.providerSecrets(), store.usedValues(), outbound, random, clock));
    var joining =
        new Joining(
            desk,
            new PasswordReset(
                users,
                sealed.links(),
                sealed.mailedChanges(),
                hashes,
                ground.sealed().devices(),
                random),
            new Verification(users, sealed.links(), sealed.mailedChanges()),
            new SignUp(sealed.links(), sealed.mailedChanges(), accounts),
            new MemberInvitations(store, sealed),
            accounts,
            users,
            new AddressChange(
                users, sealed.links(), sealed.mailedChanges(), mailThrottle, mails, hashes),
            new NumberChange(
                sealed.links(),
                sealed.numbers(),
                mailThrottle,
                signInTexts,
                texting,
                sentCodes,
                random),
            policies,
            mailing.delivers());
    var ports =
        Ports.builder()
            .clients(directory)
            .subjects(new PeopleAsSubjects(store.people(), ground.sealed().pins(), clock))
            .sessions(new LoginSessions(signInSessions, store.sessions(), clock))
            .grants(store.grants())
            .consents(store.consents())
            .replay(store.usedValues())
            .parkedRequests(store.parkedRequests())
            .keys(ground.sealed().keys())
            .remoteJwks(new FetchedJwks(outbound, clock))
            .tally((issuer, grant, at) ->
                store.counts().add(issuer.value(), CountKind.TOKEN, grant.value(), at))
            .build();
    var hooks = OutwardAssembly.hooks(ground);
    var engine =
        AuthorizationServer.builder(ports)
            .enable(SupportedGrant.authorizationCode(), USUAL_ACCESS_TOKEN)
            .enable(SupportedGrant.refreshToken(), USUAL_ACCESS_TOKEN)
            .enable(SupportedGrant.clientCredentials(), USUAL_ACCESS_TOKEN)
            .tokenHook(new HookedTokens(hooks, directory))
            .acrValues(Provider.ACR_VALUES)
            .uiLocales(Languages.supported())
            .crypto(ground.crypto())
            .random(random)
            .clock(clock)
            .build();
    var readiness = new Readiness();
    var administration =
        new Administration(
            new Holdings(
                Optional.empty(),
                store,
                sealed,
                engine.signingKeys(),
                hashes::hash,
                policies::of,
                records,
                new PastedAddress(engine, directory),
                clock,
                random));
    var settings =
        new SettingsDesk(
            administration, store, sealed, ground.config().baseUrl(), mailing.delivers());
    var provider =
        new Provider(
            new Provider.Parts(
                engine,
                directory,
                signIn,
                signInSessions,
                totp,
                new Passkeys(credentials, parties, random),
                magicLink,
                upstreams,
                new Linking(users, sealed.identities(), random),
                sealed.domains(),
                organizations,
                joining,
                hooks,
                new Challenges(
                    engine.seals(),
                    store.usedValues(),
                    watch,
                    new UnsolvedThrottle(store.throttles(), ground.throttleKey()),
                    random,
                    clock),
                sealed.pins(),
                administration,
                new Impersonations(store, sealed, random),
                AdministrationAssembly.doorAmongPeople(ground, engine, directory),
                new ResetThrottle(store.throttles(), ground.throttleKey()),
                store.catalog()::settle,
                AdministrationAssembly.console(ground, settings),
                store.grants(),
                store,
                places,
                ground.config().management().isPresent() ? List.of() : health(readiness),
                Optional.ofNullable(ground.config().baseUrl().getRawPath()).orElse(""),
                random,
                clock),
            beside(
                ground,
                mailing,
                directory,
                AdministrationAssembly.door(ground, engine, directory),
                administration,
                settings,
                readiness),
            ground.fittings().around());
    return new GatewrightServer(
        jetty(
            ground,
            provider,
            readiness,
            AdministrationAssembly.door(ground, engine, directory),
            administration,
            settings,
            mailing),
        readiness,
        new DeskClerk(desk, clock),
        hashes,
        watch,
        outbound,
        mailing,
        OutwardAssembly.patrol(ground),
        OutwardAssembly.webhooks(ground, directory),
        hooks,
        OutwardAssembly.texts(ground, mailing, directory),
        ground.trials(),
        OutwardAssembly.trails(ground),
        engine,
        directory,
        ground.remote(),
        store,
        clock);
  }

  /// What is served: the issuers of the store, and that of those who administer.
  private static TenantDirectory directory(Ground ground) {
    var store = ground.store();
    var config = ground.config();
    boolean served = config.console() == ConsolePlace.MAIN;
    if (served) {
      SystemIssuer.keep(
          store.issuers(), ground.sealed().clients(), config.baseUrl(), ground.clock().instant());
    }
    return new TenantDirectory(
        store.issuers(),
        ground.sealed().clients(),
        store.catalog(),
        config.baseUrl(),
        served ? Set.of(EventTable.SERVER) : Set.of());
  }

  private static List<Route> beside(
      Ground ground,
      Mailing mailing,
      TenantDirectory directory,
      KeyDoor door,
      Administration administration,
      SettingsDesk settings,
      Readiness readiness) {
    var beside = new ArrayList<>(ground.fittings().beside());
    beside.addAll(
        AdministrationAssembly.routes(
            ground, AdminApiPlace.MAIN, door, administration, settings, mailing, readiness));
    mailing.inbox().ifPresent(inbox -> beside.addAll(new InboxRoutes(inbox).routes()));
    mailing
        .inbox()
        .ifPresent(_ -> beside.addAll(new LookRoutes(directory, mailing.letters()).routes()));
    return beside;
  }

  private static PasswordHashes passwordHashes(Argon2Cost cost, SecureRandom random) {
    var pool = PasswordHashes.Pool.forCores(Runtime.getRuntime().availableProcessors());
    return new PasswordHashes(cost, Argon2.fastest(cost, pool.threads()), random, pool);
  }

  private static ThrottleLimits limits(ServerConfig.Limits limits) {
    return new ThrottleLimits(
        limit(limits.loginPerAccount()),
        limit(limits.loginPerKnownBrowser()),
        limit(limits.loginPerAddress()),
        limit(limits.loginPerNetwork()));
  }

  private static AttackLimits attacks(ServerConfig.Limits limits) {
    return new AttackLimits(
        limit(limits.attackSignIns()),
        limit(limits.attackSignUps()),
        limit(limits.attackMails()),
        MailQuota.STANDARD);
  }

  static ThrottleLimit limit(Rate rate) {
    return new ThrottleLimit(rate.count(), rate.per());
  }

  /// Where a supervisor asks; on the management address alone where there is one.
  private static List<Route> health(Readiness readiness) {
    return List.of(
        Route.get("/healthz", Readiness.healthz()).inline(),
        Route.get("/readyz", readiness.readyz()).inline());
  }

  private static JettyServer jetty(
      Ground ground,
      Provider provider,
      Readiness readiness,
      KeyDoor door,
      Administration administration,
      SettingsDesk settings,
      Mailing mailing) {
    var config = ground.config();
    var listeners = new ArrayList<JettyServer.Listener>();
    listeners.add(
        new JettyServer.Listener(
            new InetSocketAddress(config.listen().host(), config.listen().port()),
            provider.router(),
            ground.fittings().listening()));
    var managed = new ArrayList<>(health(readiness));
    managed.addAll(
        AdministrationAssembly.routes(
            ground, AdminApiPlace.MANAGEMENT, door, administration, settings, mailing, readiness));
    managed.replaceAll(ground.fittings().around());
    config
        .management()
        .ifPresent(address ->
            listeners.add(
                new JettyServer.Listener(
                    new InetSocketAddress(address.host(), address.port()), Routes.of(managed))));
    return new JettyServer(
        listeners,
        HttpLimits.STANDARD,
        new TrustedProxies(config.trustedProxies()),
        provider.errors(),
        AccessLog.to(System.getLogger("gatewright.requests")),
        new References(ground.random()));
  }
}
