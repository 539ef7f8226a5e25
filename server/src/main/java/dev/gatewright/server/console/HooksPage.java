package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.RotateHookSecret;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.DurationText;
import dev.gatewright.server.console.ConsoleRoutes.HookTest;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.HooksView;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The programs that the issuer asks: whether one answers, and the secret that questions are signed
/// with, which is shown once. What they are is changed as any other setting.
final class HooksPage {
  static final String PATH = "/settings/hooks";

  private final ConsoleDesk desk;
  private final HookTest trial;
  private final ConsolePages pages;

  HooksPage(ConsoleDesk desk, HookTest trial, ConsolePages pages) {
    this.desk = desk;
    this.trial = trial;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.ISSUERS_WRITE, this::show)
        .acting(this::act)
        .provedNow("hooks");
  }

  private static List<HookConfig> hooks(KeptIssuer issuer) {
    return HookKeys.of(StoredSettings.issuer(issuer.id().value(), issuer.document()));
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return SettingsPage.with(
        desk, visit, issuer -> ConsoleAnswer.shown(page(visit, issuer, Optional.empty())));
  }

  private static ConsoleFrame frame(ConsoleVisit visit) {
    return visit
        .frame(ConsoleSection.SETTINGS)
        .below(visit.page().text("console.hooks"), visit.link(visit.at(PATH)));
  }

  private byte[] page(ConsoleVisit visit, KeptIssuer issuer, Optional<String> tried) {
    var view =
        new HooksView(
            frame(visit),
            visit.link(visit.at(PATH)),
            visit.link(SettingsPage.change(visit, SettingGroups.HOOKS)),
            hooks(issuer).stream().map(HooksPage::line).toList(),
            tried);
    return pages.hooks(view, visit.page());
  }

  private static HooksView.Line line(HookConfig hook) {
    return new HooksView.Line(
        hook.id().value(),
        hook.url(),
        "console.hooks.on_" + hook.on().name().toLowerCase(Locale.ROOT),
        "console.hooks.failure_" + hook.onFailure().name().toLowerCase(Locale.ROOT),
        DurationText.format(hook.timeout()),
        hook.active());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return SettingsPage.with(
        desk,
        visit,
        issuer ->
            fields
                .first(HooksView.HOOK_FIELD)
                .flatMap(id ->
                    hooks(issuer).stream().filter(it -> it.id().value().equals(id)).findFirst())
                .map(hook -> act(visit, issuer, hook, fields))
                .orElseGet(ConsoleAnswer.Missing::new));
  }

  private ConsoleAnswer act(
      ConsoleVisit visit, KeptIssuer issuer, HookConfig hook, Parameters fields) {
    return switch (fields.first(HooksView.ACT_FIELD).orElse("")) {
      case HooksView.TEST -> {
        var outcome = trial.run(visit.issuer().orElseThrow(), hook);
        var said =
            visit
                .page()
                .text(
                    outcome.isUsable() ? "console.hooks.tried" : "console.hooks.tried_failed",
                    hook.id().value(),
                    outcome.word(),
                    Long.toString(outcome.took().toMillis()));
        yield ConsoleAnswer.shown(page(visit, issuer, Optional.of(said)));
      }
      case HooksView.ROTATE -> rotated(visit, hook);
      default -> ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.NOTHING_DONE);
    };
  }

  private ConsoleAnswer rotated(ConsoleVisit visit, HookConfig hook) {
    return switch (desk.run(visit, new RotateHookSecret(visit.issuerId(), hook.id()))) {
      case AdminResult.WebhookKept(var secret) -> {
        var view =
            new SecretView(
                frame(visit),
                "console.secret.hook_title",
                "console.secret.hook_lead",
                hook.id().value(),
                List.of(
                    new SecretView.Line(
                        "console.secret.key_secret",
                        new ShownSecret(secret.orElseThrow().reveal()))),
                visit.link(visit.at(PATH)));
        yield ConsoleAnswer.shown(pages.secret(view, visit.page()));
      }
      case AdminResult.Refused(var why) -> new ConsoleAnswer.Refused(why);
      case AdminResult other -> throw new IllegalStateException("no answer to this: " + other);
    };
  }
}
