package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.DeclareWebhook;
import dev.gatewright.admin.command.AdminCommand.ListDeliveries;
import dev.gatewright.admin.command.AdminCommand.ListWebhooks;
import dev.gatewright.admin.command.AdminCommand.RemoveWebhook;
import dev.gatewright.admin.command.AdminCommand.ReplayWebhook;
import dev.gatewright.admin.command.AdminCommand.RotateWebhookSecret;
import dev.gatewright.admin.command.AdminCommand.ShowWebhook;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.console.ConsoleRoutes.WebhookTest;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.pages.console.WebhooksView;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Where the issuer's events are sent, what became of them, and the secret that they are signed
/// with, which is shown once.
final class WebhooksPage {
  private static final String PATH = "/webhooks";
  private static final String ONE = "/webhook";
  private static final String CHANGE = "/webhooks/change";
  private static final String ID = "id";
  private static final String AFTER = "after";
  private static final int MOST_LISTED = 50;
  private static final int MOST = 32;
  private static final int MOST_PATTERNS = 64;

  private final ConsoleDesk desk;
  private final WebhookTest trial;
  private final ConsolePages pages;

  WebhooksPage(ConsoleDesk desk, WebhookTest trial, ConsolePages pages) {
    this.desk = desk;
    this.trial = trial;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    var needs = Permission.WEBHOOKS_WRITE;
    return List.of(
        ConsoleRoute.issuer(PATH, needs, this::list),
        ConsoleRoute.issuer(ONE, needs, this::show).acting(this::act),
        ConsoleRoute.issuer(CHANGE, needs, this::ask).acting(this::change).provedNow("webhook"));
  }

  private ConsoleAnswer list(ConsoleVisit visit) {
    return desk.see(visit, new ListWebhooks(visit.issuerId()), AdminResult.Webhooks.class)
        .map(found -> {
          var view =
              new WebhooksView(
                  visit.frame(ConsoleSection.WEBHOOKS),
                  found.webhooks().stream().map(one -> line(visit, one)).toList(),
                  visit.link(visit.at(CHANGE)));
          return ConsoleAnswer.shown(pages.webhooks(view, visit.page()));
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static WebhooksView.Line line(ConsoleVisit visit, KeptWebhook one) {
    var state = one.offAt().isPresent() ? "gone" : one.active() ? "on" : "off";
    return new WebhooksView.Line(
        one.id().value(),
        one.url(),
        one.events().stream().map(EventPattern::text).toList(),
        "console.webhook_state." + state,
        one.isOn(),
        visit.link(visit.at(ONE, ID, one.id().value())));
  }

  private Optional<KeptWebhook> asked(ConsoleVisit visit) {
    return visit
        .asked(ID)
        .flatMap(WebhookId::parse)
        .flatMap(id ->
            desk.see(visit, new ShowWebhook(visit.issuerId(), id), AdminResult.WebhookShown.class))
        .map(AdminResult.WebhookShown::webhook);
  }

  private ConsoleAnswer with(ConsoleVisit visit, Function<KeptWebhook, ConsoleAnswer> use) {
    return asked(visit).map(use).orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return with(visit, one -> ConsoleAnswer.shown(page(visit, one, Optional.empty())));
  }

  private byte[] page(ConsoleVisit visit, KeptWebhook one, Optional<String> tried) {
    var id = one.id().value();
    var here = visit.link(visit.at(ONE, ID, id));
    var after =
        visit
            .asked(AFTER)
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(text -> new Mark(Long.parseLong(text), "event"));
    var found =
        desk.see(
                visit,
                new ListDeliveries(visit.issuerId(), one.id(), new Part(after, MOST_LISTED)),
                AdminResult.Deliveries.class)
            .orElseGet(() -> new AdminResult.Deliveries(List.of(), false));
    var view =
        new WebhooksView.One(
            visit.frame(ConsoleSection.WEBHOOKS).below(id, here),
            here,
            visit.link(visit.at(CHANGE, ID, id)),
            line(visit, one),
            one.failures(),
            one.waiting(),
            one.seen(),
            tried,
            found.deliveries().stream().map(WebhooksPage::sent).toList(),
            after.map(_ -> here),
            found.more()
                ? Optional.of(
                    visit.link(
                        visit.at(ONE, ID, id)
                            + "&"
                            + AFTER
                            + "="
                            + found.deliveries().getLast().seq()))
                : Optional.empty());
    return pages.webhook(view, visit.page());
  }

  private static WebhooksView.Sent sent(Delivery delivery) {
    return new WebhooksView.Sent(
        delivery.seq(),
        delivery.event(),
        "console.delivery_state." + delivery.outcome().name().toLowerCase(Locale.ROOT),
        delivery.tries(),
        delivery.last().map(Delivery.Attempt::at),
        delivery.last().map(Delivery.Attempt::words),
        delivery.dueAt());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return with(
        visit,
        one ->
            switch (fields.first(WebhooksView.One.ACT_FIELD).orElse("")) {
              case WebhooksView.One.TEST -> test(visit, one);
              case WebhooksView.One.REMOVE ->
                  ConsoleAnswer.of(
                      desk.act(visit, new RemoveWebhook(visit.issuerId(), one.id())),
                      visit.at(PATH),
                      ConsoleNotice.WEBHOOK_REMOVED);
              case WebhooksView.One.REPLAY -> replay(visit, one, fields);
              default ->
                  ConsoleAnswer.done(
                      visit.at(ONE, ID, one.id().value()), ConsoleNotice.NOTHING_DONE);
            });
  }

  private ConsoleAnswer test(ConsoleVisit visit, KeptWebhook one) {
    return SettingsPage.with(
        desk,
        visit,
        issuer -> {
          var page = visit.page();
          var said =
              trial
                  .run(issuer, one)
                  .map(attempt ->
                      page.text(
                          attempt.isAccepted()
                              ? "console.webhooks.test_taken"
                              : "console.webhooks.test_refused",
                          attempt.words(),
                          Long.toString(attempt.took().toMillis())))
                  .orElseGet(() -> page.text("console.refusal.busy"));
          return ConsoleAnswer.shown(page(visit, one, Optional.of(said)));
        });
  }

  private ConsoleAnswer replay(ConsoleVisit visit, KeptWebhook one, Parameters fields) {
    var here = visit.at(ONE, ID, one.id().value());
    return fields
        .first(WebhooksView.One.AFTER_FIELD)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text ->
            ConsoleAnswer.of(
                desk.act(
                    visit, new ReplayWebhook(visit.issuerId(), one.id(), Long.parseLong(text))),
                here,
                ConsoleNotice.WEBHOOK_REPLAYED))
        .orElseGet(() -> ConsoleAnswer.done(here, ConsoleNotice.NOTHING_DONE));
  }

  /// What the form has in it.
  private record Typed(String id, String url, String events, boolean active) {
    static Typed of(KeptWebhook one) {
      return new Typed(
          one.id().value(),
          one.url(),
          String.join(" ", one.events().stream().map(EventPattern::text).toList()),
          one.active());
    }
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    if (visit.asked(ID).isEmpty()) {
      var nothing = new Typed("", "", "", true);
      return ConsoleAnswer.shown(form(visit, Optional.empty(), nothing, Optional.empty()));
    }
    return with(
        visit,
        one -> ConsoleAnswer.shown(form(visit, Optional.of(one), Typed.of(one), Optional.empty())));
  }

  private byte[] form(
      ConsoleVisit visit, Optional<KeptWebhook> one, Typed typed, Optional<String> problem) {
    var here =
        visit.link(
            one.map(it -> visit.at(CHANGE, ID, it.id().value())).orElseGet(() -> visit.at(CHANGE)));
    var title = one.isPresent() ? "console.webhooks.change" : "console.webhooks.add";
    var view =
        new WebhooksView.Change(
            visit.frame(ConsoleSection.WEBHOOKS).below(visit.page().messages().text(title), here),
            here,
            one.isPresent(),
            typed.id(),
            typed.url(),
            typed.events(),
            typed.active(),
            problem);
    return pages.webhookChange(view, visit.page());
  }

  private ConsoleAnswer change(ConsoleVisit visit, Parameters fields) {
    if (visit.asked(ID).isEmpty()) {
      return declare(visit, Optional.empty(), fields);
    }
    return with(
        visit,
        one ->
            fields
                    .first(WebhooksView.One.ACT_FIELD)
                    .filter(WebhooksView.One.ROTATE::equals)
                    .isPresent()
                ? kept(visit, new RotateWebhookSecret(visit.issuerId(), one.id()), one.id())
                : declare(visit, Optional.of(one), fields));
  }

  private ConsoleAnswer declare(ConsoleVisit visit, Optional<KeptWebhook> one, Parameters fields) {
    var typed =
        new Typed(
            one.map(it -> it.id().value())
                .orElseGet(
                    () -> fields.first(WebhooksView.Change.ID_FIELD).map(String::strip).orElse("")),
            fields.first(WebhooksView.Change.URL_FIELD).map(String::strip).orElse(""),
            fields.first(WebhooksView.Change.EVENTS_FIELD).map(String::strip).orElse(""),
            fields.first(WebhooksView.Change.ACTIVE_FIELD).isPresent());
    var id = WebhookId.parse(typed.id());
    var patterns = new ArrayList<EventPattern>();
    var words = OneOrganization.scopes(typed.events());
    words.forEach(word -> EventPattern.parse(word).ifPresent(patterns::add));
    var problem = problem(visit, one, id, typed, words, patterns);
    if (problem.isPresent()) {
      return ConsoleAnswer.wrong(
          form(visit, one, typed, Optional.of(visit.page().messages().text(problem.get()))));
    }
    var declared =
        new WebhookTable.Declared(id.orElseThrow(), typed.url(), patterns, typed.active());
    var secret = one.isPresent() ? SecretChange.keep() : new SecretChange.Generate();
    return kept(visit, new DeclareWebhook(visit.issuerId(), declared, secret), id.orElseThrow());
  }

  /// The key of what is wrong.
  private Optional<String> problem(
      ConsoleVisit visit,
      Optional<KeptWebhook> one,
      Optional<WebhookId> id,
      Typed typed,
      List<String> words,
      List<EventPattern> patterns) {
    if (id.isEmpty()) {
      return Optional.of("console.webhooks.bad_id");
    }
    if (UriRule.fetched(typed.url()).isEmpty()) {
      return Optional.of("console.webhooks.bad_url");
    }
    if (patterns.isEmpty() || words.size() > MOST_PATTERNS || patterns.size() != words.size()) {
      return Optional.of("console.webhooks.bad_events");
    }
    if (one.isPresent()) {
      return Optional.empty();
    }
    var there =
        desk.see(visit, new ListWebhooks(visit.issuerId()), AdminResult.Webhooks.class)
            .map(AdminResult.Webhooks::webhooks)
            .orElseGet(List::of);
    if (there.stream().anyMatch(it -> it.id().equals(id.get()))) {
      return Optional.of("console.refusal.id_taken");
    }
    return there.size() >= MOST ? Optional.of("console.refusal.too_many") : Optional.empty();
  }

  private ConsoleAnswer kept(ConsoleVisit visit, AdminCommand command, WebhookId id) {
    return switch (desk.run(visit, command)) {
      case AdminResult.WebhookKept(var secret) when secret.isPresent() -> {
        var view =
            new SecretView(
                visit.frame(ConsoleSection.WEBHOOKS),
                "console.secret.webhook_title",
                "console.secret.webhook_lead",
                id.value(),
                List.of(
                    new SecretView.Line(
                        "console.secret.key_secret", new ShownSecret(secret.get().reveal()))),
                visit.link(visit.at(ONE, ID, id.value())));
        yield ConsoleAnswer.shown(pages.secret(view, visit.page()));
      }
      case AdminResult.Refused(var why) -> new ConsoleAnswer.Refused(why);
      case AdminResult _ -> ConsoleAnswer.done(visit.at(ONE, ID, id.value()), ConsoleNotice.SAVED);
    };
  }
}
