package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.ListApiKeys;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ApiKeysView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.NewApiKeyView;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.store.admin.KeptApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keys of programs that administer the issuer, or everything.
final class ApiKeysPage {
  private static final String PATH = "/api-keys";
  private static final String CREATION = "/api-keys/create";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  ApiKeysPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.API_KEYS_READ, this::show).acting(this::revoke),
        ConsoleRoute.server(PATH, Permission.API_KEYS_READ, this::show).acting(this::revoke),
        ConsoleRoute.issuer(CREATION, Permission.API_KEYS_WRITE, this::ask)
            .acting(this::create)
            .provedNow(),
        ConsoleRoute.server(CREATION, Permission.API_KEYS_WRITE, this::ask)
            .acting(this::create)
            .provedNow());
  }

  private static Optional<IssuerId> scope(ConsoleVisit visit) {
    return visit.issuer().map(of -> of.issuer().id());
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return desk.see(visit, new ListApiKeys(scope(visit)), AdminResult.ApiKeys.class)
        .map(found -> {
          boolean writes = visit.may(Permission.API_KEYS_WRITE);
          var view =
              new ApiKeysView(
                  visit.frame(ConsoleSection.API_KEYS),
                  visit.link(visit.at(PATH)),
                  found.keys().stream()
                      .filter(key -> key.issuer().equals(scope(visit)))
                      .map(key -> line(key, found.now()))
                      .toList(),
                  writes,
                  writes ? Optional.of(visit.link(visit.at(CREATION))) : Optional.empty());
          return ConsoleAnswer.shown(pages.apiKeys(view, visit.page()));
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static ApiKeysView.Line line(KeptApiKey key, Instant now) {
    var state = key.revokedAt().isPresent() ? "revoked" : key.isExpired(now) ? "expired" : "active";
    return new ApiKeysView.Line(
        key.id().value(),
        key.name(),
        Role.parse(key.role()).map(Roles::key).orElse("console.refusal.not_done"),
        "console.api_key_state." + state,
        state.equals("active"),
        key.createdBy(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt());
  }

  private ConsoleAnswer revoke(ConsoleVisit visit, Parameters fields) {
    var key = fields.first(ApiKeysView.REVOKE_FIELD).orElse("");
    return ConsoleAnswer.of(
        desk.act(visit, new RevokeApiKey(scope(visit), key)),
        visit.at(PATH),
        ConsoleNotice.API_KEY_REVOKED);
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    return ConsoleAnswer.shown(form(visit, "", "", "", Optional.empty()));
  }

  private byte[] form(
      ConsoleVisit visit, String name, String role, String addresses, Optional<String> problem) {
    var view =
        new NewApiKeyView(
            visit
                .frame(ConsoleSection.API_KEYS)
                .below(
                    visit.page().text("console.api_keys.create"), visit.link(visit.at(CREATION))),
            visit.link(visit.at(CREATION)),
            name,
            role,
            Roles.givable(visit).stream().map(Role::key).toList(),
            visit.mandate().permissions().stream().sorted().map(Permission::key).toList(),
            addresses,
            problem);
    return pages.newApiKey(view, visit.page());
  }

  private ConsoleAnswer create(ConsoleVisit visit, Parameters fields) {
    var name = fields.first(NewApiKeyView.NAME_FIELD).map(String::strip).orElse("");
    var typed = fields.first(NewApiKeyView.ADDRESSES_FIELD).map(String::strip).orElse("");
    var role =
        fields
            .first(NewApiKeyView.ROLE_FIELD)
            .flatMap(Role::parse)
            .filter(Roles.givable(visit)::contains);
    if (role.isEmpty() || picked(fields, role.get()).isEmpty()) {
      return ConsoleAnswer.done(visit.at(CREATION), ConsoleNotice.NOTHING_DONE);
    }
    var mandate = new Mandate(role.get(), scope(visit), picked(fields, role.get()));
    var ends =
        fields
            .first(NewApiKeyView.DAYS_FIELD)
            .filter(days -> days.matches("[0-9]{1,4}"))
            .map(days -> visit.now().plus(Duration.ofDays(Long.parseLong(days))));
    var addresses =
        Arrays.stream(typed.split("[\\s,]+", -1)).filter(text -> !text.isEmpty()).toList();
    return switch (desk.run(visit, new CreateApiKey(name, mandate, addresses, ends))) {
      case AdminResult.ApiKeyCreated(var key, var secret) -> {
        var view =
            new SecretView(
                visit.frame(ConsoleSection.API_KEYS),
                "console.secret.key_title",
                "console.secret.key_lead",
                key.name(),
                List.of(
                    new SecretView.Line("console.secret.key_id", new ShownSecret(key.id().value())),
                    new SecretView.Line(
                        "console.secret.key_secret", new ShownSecret(secret.reveal()))),
                visit.link(visit.at(PATH)));
        yield ConsoleAnswer.shown(pages.secret(view, visit.page()));
      }
      case AdminResult.Refused(var why) ->
          ConsoleAnswer.wrong(
              form(
                  visit,
                  name,
                  role.get().key(),
                  typed,
                  Optional.of(RefusalText.of(why, visit.page().messages()))));
      case AdminResult other -> throw new IllegalStateException("no key was made: " + other);
    };
  }

  /// Those that were ticked, or all of the role's.
  private static Set<Permission> picked(Parameters fields, Role role) {
    var picked = EnumSet.noneOf(Permission.class);
    for (var permission : role.permissions()) {
      if (fields.first(NewApiKeyView.PERMISSION_FIELD + permission.key()).isPresent()) {
        picked.add(permission);
      }
    }
    return isTicked(fields) ? picked : role.permissionsOfKeys();
  }

  /// Whoever ticked something means it, also where it is not among what the role may.
  private static boolean isTicked(Parameters fields) {
    return Arrays.stream(Permission.values())
        .anyMatch(one -> fields.first(NewApiKeyView.PERMISSION_FIELD + one.key()).isPresent());
  }
}
