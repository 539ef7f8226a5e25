package dev.gatewright.server.console;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings.PasswordRules;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.hook.HookTrial;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.KeptWebhook;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All pages of the console, in one table.
public final class ConsoleRoutes {
  private ConsoleRoutes() {}

  /// Sends a webhook a message that tells of nothing; nothing where too many are being sent.
  @FunctionalInterface
  public interface WebhookTest {
    Optional<Attempt> run(KeptIssuer issuer, KeptWebhook webhook);
  }

  /// Asks a hook about somebody made up.
  @FunctionalInterface
  public interface HookTest {
    HookTrial.Outcome run(Tenant tenant, HookConfig hook);
  }

  /// What the pages work with.
  ///
  /// @param settled waits until what was changed is served
  /// @param commands those that an issuer's settings complete
  /// @param settings changes clients and issuers by the keys of `tenants.yaml`
  /// @param baseUrl below which issuers are served
  /// @param webhookTest tries the receiver of a webhook
  /// @param hookTest the same of a hook
  /// @param mails whether mail reaches anybody
  public record Parts(
      Administration administration,
      Runnable settled,
      SettledCommands commands,
      SettingsDesk settings,
      AuthorizationServer engine,
      Grants grants,
      CryptoProvider crypto,
      SecureRandom random,
      PasswordRules passwordRules,
      TenantDirectory directory,
      Places places,
      URI baseUrl,
      WebhookTest webhookTest,
      HookTest hookTest,
      boolean mails,
      ConsolePages pages) {}

  public static List<ConsoleRoute> of(Parts parts) {
    var desk = new ConsoleDesk(parts.administration(), parts.settled());
    var pages = parts.pages();
    var routes = new ArrayList<ConsoleRoute>();
    routes.add(new HomePage(desk, parts.directory(), pages).route());
    routes.add(new SearchPage(desk, parts.directory(), pages).route());
    routes.add(new OverviewPage(desk, parts.directory(), pages).route());
    routes.add(new UsersPage(desk, pages).route());
    routes.add(new NewUserPage(desk, parts.mails(), pages).route());
    routes.add(new UserPage(desk, parts.directory(), parts.places(), pages).route());
    routes.add(new UserEditPage(desk, pages).route());
    routes.add(new UserPasswordPage(desk, parts.passwordRules(), pages).route());
    routes.add(new UserFactorsPage(desk, pages).route());
    routes.add(new ImpersonationPage(desk, parts.commands(), parts.directory(), pages).route());
    routes.add(new UserRemovalPage(desk, pages).route());
    routes.addAll(clients(parts, desk));
    routes.addAll(tokens(parts, desk));
    routes.addAll(new OrganizationsPage(desk, pages).routes());
    routes.add(new OrganizationPage(desk, pages).route());
    routes.add(new OrganizationMemberPage(desk, pages).route());
    routes.add(new OrganizationInvitationsPage(desk, parts.mails(), pages).route());
    routes.add(new OrganizationDomainsPage(desk, pages).route());
    routes.add(new OrganizationRemovalPage(desk, pages).route());
    routes.addAll(new SettingsPage(desk, parts.settings(), pages).routes());
    routes.addAll(new HistoryPage(desk, parts.settings(), pages).routes());
    routes.addAll(new ProvidersPage(desk, parts.settings(), pages).routes());
    routes.add(new HooksPage(desk, parts.hookTest(), pages).route());
    routes.addAll(new BrandingPage(desk, parts.settings(), pages).routes());
    routes.add(new IssuerRemovalPage(desk, pages).route());
    routes.add(new NewIssuerPage(desk, parts.settings(), parts.baseUrl(), pages).route());
    routes.addAll(new PinsPage(desk, pages).routes());
    routes.addAll(new WebhooksPage(desk, parts.webhookTest(), pages).routes());
    routes.add(new SessionsPage(desk, parts.places(), pages).route());
    var events = new EventsPage(desk, pages);
    routes.add(events.ofIssuer());
    routes.add(events.ofServer());
    routes.add(new RefusalsPage(desk, pages).route());
    var keys = new SigningKeysPage(desk, parts.commands(), pages);
    routes.add(keys.route());
    routes.add(keys.rotation());
    routes.addAll(new ApiKeysPage(desk, pages).routes());
    routes.addAll(new AdministratorsPage(desk, pages).routes());
    return List.copyOf(routes);
  }

  private static List<ConsoleRoute> tokens(Parts parts, ConsoleDesk desk) {
    var pages = parts.pages();
    var seals = parts.engine().seals();
    var logins = new TriedLogins(seals, parts.random());
    var reading =
        new TokenReading(
            parts.engine().signingKeys(), parts.crypto(), seals, parts.grants(), parts.directory());
    return List.of(
        new TokenPage(reading, pages).route(),
        new TryPage(desk, parts.settings(), logins, pages).route(),
        new TriedPage(parts.engine(), logins, reading, desk, pages).route());
  }

  private static List<ConsoleRoute> clients(Parts parts, ConsoleDesk desk) {
    var pages = parts.pages();
    return List.of(
        new ClientsPage(desk, pages).route(),
        new NewClientPage(desk, parts.settings(), pages).route(),
        new ClientPage(desk, pages).route(),
        new ClientEditPage(desk, parts.settings(), pages).route(),
        new ClientSettingsPage(desk, parts.settings(), pages).route(),
        new ClientSecretPage(desk, parts.commands(), pages).route(),
        new ClientRemovalPage(desk, pages).route(),
        new ClientCodePage(desk, pages).route());
  }
}
