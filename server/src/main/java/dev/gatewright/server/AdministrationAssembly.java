package dev.gatewright.server;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.AdministratorLinks;
import dev.gatewright.admin.act.Administrators;
import dev.gatewright.admin.act.ApiKeys;
import dev.gatewright.identity.throttle.KeyThrottle;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.server.api.AdminApi;
import dev.gatewright.server.api.KeyDoor;
import dev.gatewright.server.api.TokenDoor;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.AdminApiPlace;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.hook.HookTrial;
import dev.gatewright.server.http.Readiness;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.mail.Mailing;
import dev.gatewright.server.provider.Provider;
import dev.gatewright.server.tenants.OwnerLinkFile;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.server.tenants.SystemIssuer;
import dev.gatewright.server.webhook.WebhookTrial;
import dev.gatewright.store.events.EventTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What administers, for programs and in the console, put together.
final class AdministrationAssembly {
  private AdministrationAssembly() {}

  static Provider.Console console(Assembly.Ground ground, SettingsDesk settings) {
    var store = ground.store();
    var file =
        ground.config().store() instanceof ServerConfig.StoreConfig.Sqlite(var path)
            ? Optional.of(OwnerLinkFile.of(Path.of(path)))
            : Optional.<OwnerLinkFile>empty();
    return new Provider.Console(
        new Administrators(store),
        new AdministratorLinks(store),
        new SettledCommands(store, ground.sealed()),
        settings,
        ground.crypto(),
        ground.config().baseUrl(),
        webhookTrial(ground)::run,
        new HookTrial(
                ground.trials(), ground.sealed().callSecrets(), ground.random(), ground.clock())
            ::run,
        store.catalog()::settle,
        file);
  }

  private static WebhookTrial webhookTrial(Assembly.Ground ground) {
    return new WebhookTrial(
        ground.trials(),
        ground.config().baseUrl(),
        ground.sealed().webhooks(),
        ground.clock(),
        ground.random());
  }

  /// Keys and tokens of those who administer are taken below the issuers only where the
  /// administration for programs is served beside them.
  static Optional<KeyDoor> doorAmongPeople(
      Assembly.Ground ground, AuthorizationServer engine, TenantDirectory directory) {
    return ground.config().adminApi() == AdminApiPlace.MAIN
        ? Optional.of(door(ground, engine, directory))
        : Optional.empty();
  }

  static KeyDoor door(
      Assembly.Ground ground, AuthorizationServer engine, TenantDirectory directory) {
    var store = ground.store();
    return new KeyDoor(
        new ApiKeys(store),
        keyThrottle(ground),
        new TokenDoor(
            engine.resourceAccess(),
            () -> directory.tenant(EventTable.SERVER).map(Tenant::issuer),
            SystemIssuer.resource(ground.config().baseUrl()),
            new Administrators(store),
            store.sessions(),
            Provider.CONSOLE_LOGINS),
        store.refusals());
  }

  private static KeyThrottle keyThrottle(Assembly.Ground ground) {
    return new KeyThrottle(
        ground.store().throttles(),
        Assembly.limit(ground.config().limits().apiKeyPerAddress()),
        ground.throttleKey());
  }

  /// The administration for programs, if this is its place.
  static List<Route> routes(
      Assembly.Ground ground,
      AdminApiPlace place,
      KeyDoor door,
      Administration administration,
      SettingsDesk settings,
      Mailing mailing,
      Readiness readiness) {
    var config = ground.config();
    if (config.adminApi() != place) {
      return List.of();
    }
    var store = ground.store();
    return new AdminApi(
            new AdminApi.Parts(
                administration,
                door,
                new SettledCommands(store, ground.sealed()),
                settings,
                store.catalog()::settle,
                ground.sealed().keptAnswers(),
                webhookTrial(ground)::run,
                mailing.delivers(),
                config.baseUrl(),
                (place == AdminApiPlace.MAIN ? config.baseUrl() : "") + AdminApi.PATH,
                ground.remote(),
                ground.clock(),
                ground.random(),
                () -> readiness.state() == Readiness.State.DRAINING))
        .routes();
  }
}
