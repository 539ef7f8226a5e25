package dev.gatewright.server.provider;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.AdministratorLinks;
import dev.gatewright.admin.act.Administrators;
import dev.gatewright.admin.act.Impersonations;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mailcode.MagicLinkMethod;
import dev.gatewright.identity.passkey.Passkeys;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.store.Domains;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.identity.store.Pins;
import dev.gatewright.identity.throttle.ResetThrottle;
import dev.gatewright.identity.totp.TotpMethod;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.http.BackChannel;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.server.account.AccountRoutes;
import dev.gatewright.server.account.Factors;
import dev.gatewright.server.account.FreshProof;
import dev.gatewright.server.account.ProvidersPage;
import dev.gatewright.server.account.api.AccountApi;
import dev.gatewright.server.api.KeyDoor;
import dev.gatewright.server.api.TokenDoor;
import dev.gatewright.server.api.projects.ProjectsApi;
import dev.gatewright.server.challenge.Challenges;
import dev.gatewright.server.console.ConsoleRoutes;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.hook.Hooks;
import dev.gatewright.server.http.ErrorRenderer;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.Router;
import dev.gatewright.server.http.Routes;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.tenants.OwnerLinkFile;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.server.upstream.Upstreams;
import dev.gatewright.store.SqlStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The identity provider as one router: what is served, and how its parts hold together.
public final class Provider {
  /// The authentication contexts that logins here reach (OpenID Connect Core §2, `acr`).
  public static final List<String> ACR_VALUES = Contexts.ORDERED;

  /// Those of a login with more than one factor; the first is asked for.
  public static final List<String> SECOND_FACTOR =
      List.of(Contexts.TWO_FACTORS, Contexts.PHISHING_RESISTANT);

  /// What the console wants of a login, for whoever lets in by another way.
  public static final TokenDoor.Logins CONSOLE_LOGINS =
      new TokenDoor.Logins(SECOND_FACTOR, Contexts::of, FreshProof.LASTS);

  private final Router router;
  private final ErrorRenderer errors;

  /// What the provider is made of.
  ///
  /// @param keys takes API keys where people come too, if the operator has them taken there
  /// @param settled waits until what was changed is served
  /// @param basePath the path of `base_url`, empty at the root of an origin
  public record Parts(
      AuthorizationServer engine,
      TenantDirectory directory,
      SignInFlow signIn,
      SignInSessions signInSessions,
      TotpMethod totp,
      Passkeys passkeys,
      MagicLinkMethod links,
      Upstreams upstreams,
      Linking linking,
      Domains domains,
      Organizations organizations,
      Joining joining,
      Hooks hooks,
      Challenges challenges,
      Pins pins,
      Administration administration,
      Impersonations impersonations,
      Optional<KeyDoor> keys,
      ResetThrottle resets,
      Runnable settled,
      Console console,
      Grants grants,
      SqlStore store,
      Places places,
      List<Route> health,
      String basePath,
      SecureRandom random,
      InstantSource clock) {}

  /// What is of those who administer alone.
  ///
  /// @param mandates what they may
  /// @param links those that make some
  /// @param commands those that an issuer's settings complete
  /// @param settings changes clients and issuers by the keys of `tenants.yaml`
  /// @param baseUrl below which issuers are served
  /// @param webhookTest tries the receiver of a webhook
  /// @param hookTest the same of a hook
  /// @param settled waits until what was changed is served
  /// @param file where the link for the first owner waits, unless the store is in memory
  public record Console(
      Administrators mandates,
      AdministratorLinks links,
      SettledCommands commands,
      SettingsDesk settings,
      CryptoProvider crypto,
      URI baseUrl,
      ConsoleRoutes.WebhookTest webhookTest,
      ConsoleRoutes.HookTest hookTest,
      Runnable settled,
      Optional<OwnerLinkFile> file) {}

  /// `beside` are further routes beside the issuers, such as those of the dev mode; `around` is put
  /// around every route.
  public Provider(Parts parts, List<Route> beside, UnaryOperator<Route> around) {
    var pages = new Pages();
    var languages = Languages.load();
    var assets = PageAssets.load();
    var log = new RefusalLog(System.getLogger("gatewright.refusals"), parts.store(), parts.clock());
    var cookies = new TenantCookies(parts.engine().seals());
    var acting = new Acting(cookies, parts.signInSessions(), parts.impersonations(), parts.clock());
    var renderer = new PageRenderer(pages, languages, assets, acting, log);
    var besidePages = new BesidePages(pages, languages, assets, parts.basePath());
    var logins = new LoginCookies(parts.engine().seals(), parts.random(), parts.clock());
    var visits = new Visits(cookies, logins, parts.signInSessions(), acting, parts.clock());
    var authorization = parts.engine().interactiveAuthorization();
    var backChannel =
        new BackChannel(
            parts.engine(),
            (issuer, origin) -> parts.directory().allowedOrigins(issuer.id()).contains(origin));
    var sealedSignIn = new SealedSignIn(parts.engine().seals());
    var upstreamCookies = new UpstreamCookies(parts.engine().seals());
    var providers = new Providers(parts.upstreams(), upstreamCookies, new Realms(parts.domains()));
    var departures = new Departures(parts.upstreams(), upstreamCookies, parts.clock());
    var loginForms =
        new LoginForms(
            parts.signIn(),
            sealedSignIn,
            providers,
            cookies,
            renderer,
            parts.joining().numbers(),
            parts.joining().mails(),
            parts.challenges(),
            parts.pins(),
            parts.clock());
    var consentForms = new ConsentForms(parts.organizations(), renderer, log);
    var kept = new KeptForm(parts.engine().seals());
    var outcomes =
        new Outcomes(authorization, loginForms, consentForms, logins, renderer, kept, log);
    var onward = new Onward(authorization, visits);
    var joinForms =
        new JoinForms(
            parts.joining(), onward, renderer, cookies, parts.challenges(), parts.clock());
    var accountPages = new AccountPages(pages);
    var connections =
        new ProvidersPage.Connections(
            parts.upstreams(), parts.linking(), parts.joining().numbers(), parts.joining().mails());
    var factors =
        new Factors(
            parts.totp(),
            parts.passkeys(),
            parts.joining().numbers(),
            parts.signInSessions(),
            parts.engine().seals(),
            parts.random());
    var leaving =
        new LeavingPage(
            parts.administration(), parts.engine().seals(), renderer, accountPages, parts.clock());
    var providerSignIn =
        new ProviderSignIn(providers, departures, parts.linking(), loginForms, log);
    var hooks = new HookDoor(parts.hooks(), onward, renderer, log);
    var invitations =
        new InvitationPage(
            authorization,
            joinForms,
            loginForms,
            onward,
            parts.joining(),
            providerSignIn,
            hooks,
            departures,
            visits,
            outcomes,
            renderer,
            log,
            parts.clock());
    var gate = new LoginGate(parts.signIn(), parts.challenges(), parts.clock());
    var login =
        new LoginPage(
            authorization,
            loginForms,
            gate,
            hooks,
            parts.signIn(),
            parts.signInSessions(),
            providerSignIn,
            sealedSignIn,
            visits,
            cookies,
            leaving,
            outcomes,
            joinForms,
            onward,
            renderer,
            log,
            parts.clock());
    var direct =
        new DirectLogin(
            authorization,
            parts.directory(),
            loginForms,
            gate,
            hooks,
            parts.signIn(),
            parts.signInSessions(),
            visits,
            cookies,
            outcomes,
            renderer,
            log,
            parts.clock());
    var consolePages = new ConsolePages(pages);
    var below =
        ProviderRoutes.tables(
            new AuthorizePage(authorization, visits, providerSignIn, outcomes, renderer),
            login,
            new LinkPage(
                authorization,
                parts.directory(),
                parts.links(),
                loginForms,
                login,
                direct,
                visits,
                outcomes,
                renderer,
                parts.places(),
                parts.clock()),
            direct,
            new UpstreamPage(
                authorization,
                parts.upstreams(),
                upstreamCookies,
                providerSignIn,
                hooks,
                invitations,
                parts.linking(),
                loginForms,
                login,
                joinForms,
                onward,
                visits,
                cookies,
                outcomes,
                renderer,
                log,
                parts.clock()),
            new ConsentPage(authorization, consentForms, visits, outcomes, renderer),
            new LogoutPage(parts.engine().logout(), visits, cookies, renderer, log),
            new RecoverPage(
                joinForms, onward, parts.joining(), cookies, renderer, log, parts.clock()),
            new VerifyPage(
                joinForms, onward, parts.joining().verification(), renderer, parts.clock()),
            new SignUpPage(
                joinForms, onward, parts.joining(), providers, hooks, renderer, log, parts.clock()),
            invitations,
            new AddressPages(
                joinForms,
                onward,
                parts.joining(),
                parts.signInSessions(),
                cookies,
                renderer,
                parts.clock()),
            new AccountDoor(
                authorization,
                new FreshProof(parts.signIn()),
                visits,
                cookies,
                parts.engine().seals(),
                departures,
                outcomes,
                renderer,
                log,
                parts.clock()),
            new ImpersonationPage(
                parts.impersonations(),
                parts.store().sessions(),
                parts.directory(),
                visits,
                cookies,
                renderer,
                log,
                parts.joining().mails(),
                parts.clock()),
            leaving,
            new LanguagePage(renderer),
            AccountRoutes.of(
                parts.administration(),
                parts.signIn(),
                parts.directory(),
                parts.organizations(),
                parts.joining().addresses(),
                factors,
                connections,
                parts.joining().policies()::of,
                parts.places(),
                accountPages),
            new ConsoleDoor(
                authorization,
                parts.console().mandates(),
                parts.directory(),
                new FreshProof(parts.signIn()),
                visits,
                cookies,
                parts.engine().seals(),
                outcomes,
                renderer,
                consolePages,
                log,
                parts.clock()),
            new ConsoleEntrance(
                parts.console().links(),
                parts.joining(),
                parts.directory(),
                parts.organizations(),
                parts.console().file(),
                visits,
                cookies,
                parts.engine().seals(),
                parts.signInSessions(),
                renderer,
                consolePages,
                log,
                parts.clock()),
            ConsoleRoutes.of(
                new ConsoleRoutes.Parts(
                    parts.administration(),
                    parts.console().settled(),
                    parts.console().commands(),
                    parts.console().settings(),
                    parts.engine(),
                    parts.grants(),
                    parts.console().crypto(),
                    parts.random(),
                    parts.joining().policies()::of,
                    parts.directory(),
                    parts.places(),
                    parts.console().baseUrl(),
                    parts.console().webhookTest(),
                    parts.console().hookTest(),
                    parts.joining().mails(),
                    consolePages)),
            new AccountApi(
                new AccountApi.Parts(
                    parts.engine().resourceAccess(),
                    backChannel,
                    parts.administration(),
                    parts.signIn(),
                    parts.directory(),
                    parts.joining().users(),
                    factors,
                    connections,
                    languages,
                    SECOND_FACTOR,
                    (tenant, request, reason) -> log.note(tenant, request, "account", reason),
                    parts.clock())),
            projects(parts, log),
            backChannel,
            log,
            List.of(AssetRoute.of(assets), new LookRoute(parts.directory()).route()),
            around);
    var root = new ArrayList<Route>();
    root.addAll(parts.health());
    root.add(AssetRoute.of(assets));
    if (beside.stream().noneMatch(route -> route.pattern().equals("/"))) {
      root.add(Route.get("/", besidePages::home).page());
    }
    root.addAll(beside);
    root.replaceAll(around);
    this.router = new ProviderRouter(parts.directory(), Routes.of(root), below, parts.basePath());
    this.errors = new ErrorPages(renderer, besidePages, backChannel, log);
  }

  private static ProjectsApi projects(Parts parts, RefusalLog log) {
    return new ProjectsApi(
        new ProjectsApi.Parts(
            parts.engine().resourceAccess(),
            parts.keys(),
            parts.resets(),
            parts.administration(),
            parts.directory(),
            parts.joining().users(),
            parts.settled(),
            (tenant, request, reason) -> log.note(tenant, request, "projects", reason),
            parts.random(),
            parts.clock()));
  }

  /// Where requests go.
  public Router router() {
    return router;
  }

  /// How errors of the HTTP layer look.
  public ErrorRenderer errors() {
    return errors;
  }
}
