package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.ListApiKeys;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.BadEnd;
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
import java.util.stream.Collectors;

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
            .provedNow("api_key"),
        ConsoleRoute.server(CREATION, Permission.API_KEYS_WRITE, this::ask)
            .acting(this::create)
            .provedNow("api_key"));
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
    return ConsoleAnswer.shown(form(visit, Typed.NOTHING, Optional.empty()));
  }

  /// What stands in the form.
  private record Typed(
      String name, String role, Set<Permission> picked, String days, String addresses) {
    static final Typed NOTHING = new Typed("", "", Set.of(), NewApiKeyView.USUAL_DAYS, "");

    static Typed of(Parameters fields) {
      return new Typed(
          fields.first(NewApiKeyView.NAME_FIELD).map(String::strip).orElse(""),
          fields.first(NewApiKeyView.ROLE_FIELD).orElse(""),
          Arrays.stream(Permission.values())
              .filter(one -> fields.first(NewApiKeyView.PERMISSION_FIELD + one.key()).isPresent())
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class))),
          fields.first(NewApiKeyView.DAYS_FIELD).orElse(NewApiKeyView.USUAL_DAYS),
          fields.first(NewApiKeyView.ADDRESSES_FIELD).map(String::strip).orElse(""));
    }

    /// Nothing is for ever, and nothing else is.
    boolean isOfDays() {
      return days.isEmpty() || days.matches("[0-9]{1,4}");
    }

    Optional<Duration> lasts() {
      return Optional.of(days)
          .filter(text -> !text.isEmpty())
          .map(text -> Duration.ofDays(Long.parseLong(text)));
    }
  }

  private byte[] form(ConsoleVisit visit, Typed typed, Optional<String> problem) {
    var view =
        new NewApiKeyView(
            visit
                .frame(ConsoleSection.API_KEYS)
                .below(
                    visit.page().text("console.api_keys.create"), visit.link(visit.at(CREATION))),
            visit.link(visit.at(CREATION)),
            typed.name(),
            typed.role(),
            Roles.givable(visit).stream().map(Role::key).toList(),
            visit.mandate().permissions().stream().sorted().map(Permission::key).toList(),
            typed.picked().stream().map(Permission::key).collect(Collectors.toSet()),
            typed.days(),
            typed.addresses(),
            problem);
    return pages.newApiKey(view, visit.page());
  }

  private ConsoleAnswer create(ConsoleVisit visit, Parameters fields) {
    var typed = Typed.of(fields);
    var role = Role.parse(typed.role()).filter(Roles.givable(visit)::contains);
    if (role.isEmpty()) {
      return ConsoleAnswer.done(visit.at(CREATION), ConsoleNotice.NOTHING_DONE);
    }
    if (!role.get().permissions().containsAll(typed.picked())) {
      return ConsoleAnswer.wrong(form(visit, typed, Optional.of(beyond(visit, role.get(), typed))));
    }
    var picked = typed.picked().isEmpty() ? role.get().permissionsOfKeys() : typed.picked();
    var mandate = new Mandate(role.get(), scope(visit), picked);
    if (!typed.isOfDays()) {
      return ConsoleAnswer.wrong(form(visit, typed, Optional.of(text(visit, new BadEnd()))));
    }
    var ends = typed.lasts().map(visit.now()::plus);
    var addresses =
        Arrays.stream(typed.addresses().split("[\\s,]+", -1))
            .filter(text -> !text.isEmpty())
            .toList();
    return switch (desk.run(visit, new CreateApiKey(typed.name(), mandate, addresses, ends))) {
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
          ConsoleAnswer.wrong(form(visit, typed, Optional.of(text(visit, why))));
      case AdminResult other -> throw new IllegalStateException("no key was made: " + other);
    };
  }

  private static String text(ConsoleVisit visit, Refusal why) {
    return RefusalText.of(why, visit.page().messages());
  }

  /// What was ticked and is not among what the role may, and what is.
  private static String beyond(ConsoleVisit visit, Role role, Typed typed) {
    var more = EnumSet.copyOf(typed.picked());
    more.removeAll(role.permissions());
    var messages = visit.page().messages();
    return messages.text(
        "console.api_keys.beyond",
        messages.text(Roles.key(role)),
        words(more),
        words(role.permissions()));
  }

  private static String words(Set<Permission> permissions) {
    return permissions.stream().sorted().map(Permission::key).collect(Collectors.joining(", "));
  }
}
