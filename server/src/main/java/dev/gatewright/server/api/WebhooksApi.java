package dev.gatewright.server.api;

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
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where an issuer's events are sent.
final class WebhooksApi {
  private static final String WEBHOOKS = AdminCall.ISSUER_PATH + "/webhooks";
  private static final String WEBHOOK = WEBHOOKS + "/{webhook}";

  private static final long LAST_NUMBER = 999_999_999_999_999_999L;
  private static final int MOST = 32;
  private static final int MOST_PATTERNS = 64;
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Document HOOK =
      Document.of(
          "Webhook",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("url", Shapes.TEXT, "where it is called"),
          Field.required("events", Shapes.TEXTS, "what it is for, such as `user.*`"),
          Field.required("active", Shapes.FLAG, "whether whoever declared it wants it on"),
          Field.required(
              "failures", new Shape.Whole(0, Integer.MAX_VALUE), "since the last success"),
          Field.required("waiting", new Shape.Whole(0, Integer.MAX_VALUE), "deliveries to be made"),
          Field.required("seen", new Shape.Whole(0, LAST_NUMBER), "the last event looked at"),
          Field.optional("off_at", Shapes.MOMENT, "since when its receiver wants no more"));

  private static final Document MADE =
      HOOK.and("WebhookMade", Field.required("secret", Shapes.TEXT, "told this once"));

  private static final Document SECRET =
      Document.of("WebhookSecret", Field.required("secret", Shapes.TEXT, "told this once"));

  private static final Document TRIED =
      Document.of(
          "WebhookTrial",
          Field.required("accepted", Shapes.FLAG, "whether the receiver took it"),
          Field.required("status", new Shape.Whole(0, 999), "what was answered; 0 if nothing was"),
          Field.required("reason", Shapes.TEXT, "why nothing was"),
          Field.required("took_ms", new Shape.Whole(0, Long.MAX_VALUE), "how long that took"));

  private static final Document DELIVERY =
      Document.of(
          "Delivery",
          Field.required("number", new Shape.Whole(1, LAST_NUMBER), "of the event"),
          Field.required("event", Shapes.TEXT, "its name"),
          Field.required("state", Shapes.words(Delivery.Outcome.values()), "what became of it"),
          Field.required("tries", new Shape.Whole(0, Integer.MAX_VALUE), "attempts so far"),
          Field.optional("last_try_at", Shapes.MOMENT, "when the last one was"),
          Field.optional("last_answer", Shapes.TEXT, "a status, or why there was none"),
          Field.optional("due_at", Shapes.MOMENT, "when it is tried next"));

  private static final Field URL =
      Field.required("url", Shapes.TEXT, "https; http for loopback hosts alone");
  private static final Field EVENTS =
      Field.required(
          "events", Shapes.TEXTS, "1 to 64 names of events, or beginnings such as `user.*`");

  /// Sends a webhook a message that tells of nothing; nothing where too many are being sent.
  @FunctionalInterface
  public interface Trial {
    Optional<Attempt> run(KeptIssuer issuer, KeptWebhook webhook);
  }

  private final AdminDesk desk;
  private final SettledCommands commands;
  private final Trial trial;

  WebhooksApi(AdminDesk desk, SettledCommands commands, Trial trial) {
    this.desk = desk;
    this.commands = commands;
    this.trial = trial;
  }

  List<Endpoint> endpoints() {
    var permission = Permission.WEBHOOKS_WRITE;
    return List.of(
        Endpoint.get(
                WEBHOOKS, permission, "The issuer's webhooks, at most 32", new Told.Several(HOOK))
            .by(this::list),
        Endpoint.post(
                WEBHOOKS, permission, "Declares one, from the next event on", new Told.Made(MADE))
            .taking(
                Field.required("id", Shapes.TEXT, "at most 32 small letters, digits and `-`"),
                URL,
                EVENTS,
                Field.optional("active", Shapes.FLAG, "true where it is not said"))
            .refusing(AdminProblem.ID_TAKEN, AdminProblem.TOO_MANY)
            .by(this::create),
        Endpoint.get(WEBHOOK, permission, "One of them", new Told.One(HOOK))
            .by(call -> with(call, id -> show(call, id))),
        Endpoint.of("PATCH", WEBHOOK, permission, "Writes what is named", new Told.One(HOOK))
            .taking(
                Field.optional("url", URL.shape(), URL.meaning()),
                Field.optional("events", EVENTS.shape(), EVENTS.meaning()),
                Field.optional("active", Shapes.FLAG, "whether anything is sent"))
            .by(call -> with(call, id -> change(call, id))),
        Endpoint.delete(WEBHOOK, permission, "Removes it with all that waits for it")
            .by(call -> with(call, id -> desk.act(call, new RemoveWebhook(call.issuer(), id)))),
        Endpoint.post(
                WEBHOOK + "/secret",
                permission,
                "Makes another secret; the one before it signs too for a day",
                new Told.One(SECRET))
            .by(call -> with(call, id -> rotate(call, id))),
        Endpoint.post(
                WEBHOOK + "/test",
                permission,
                "Sends a message that tells of nothing, and says what was answered",
                new Told.One(TRIED))
            .refusing(AdminProblem.BUSY)
            .by(call -> with(call, id -> test(call, id))),
        Endpoint.post(
                WEBHOOK + "/replay",
                permission,
                "Sends what happened after an event again, and turns it on where its receiver turned it off",
                new Told.Nothing())
            .taking(
                Field.required("after", new Shape.Whole(0, LAST_NUMBER), "the number of the event"))
            .by(call -> with(call, id -> replay(call, id))),
        Endpoint.get(
                WEBHOOK + "/deliveries",
                permission,
                "What waits and what became of the last ones, the last event first",
                new Told.Several(DELIVERY))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call ->
                with(
                    call,
                    id -> Cursor.part(call, "deliveries", part -> deliveries(call, id, part)))));
  }

  private static HttpResponse with(AdminCall call, Function<WebhookId, HttpResponse> use) {
    return WebhookId.parse(call.variable("webhook"))
        .map(use)
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private HttpResponse list(AdminCall call) {
    return desk.ask(
        call,
        new ListWebhooks(call.issuer()),
        AdminResult.Webhooks.class,
        found -> JsonAnswers.list(found.webhooks().stream().map(WebhooksApi::told).toList()));
  }

  private static Map<String, Object> told(KeptWebhook webhook) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", webhook.id().value());
    fields.put("url", webhook.url());
    fields.put("events", webhook.events().stream().map(EventPattern::text).toList());
    fields.put("active", webhook.active());
    fields.put("failures", webhook.failures());
    fields.put("waiting", webhook.waiting());
    fields.put("seen", webhook.seen());
    webhook.offAt().ifPresent(at -> fields.put("off_at", at.toString()));
    return fields;
  }

  private HttpResponse show(AdminCall call, WebhookId id) {
    return shown(call, id, webhook -> JsonAnswers.of(200, told(webhook)));
  }

  private HttpResponse shown(
      AdminCall call, WebhookId id, Function<KeptWebhook, HttpResponse> answer) {
    return desk.ask(
        call,
        new ShowWebhook(call.issuer(), id),
        AdminResult.WebhookShown.class,
        found -> answer.apply(found.webhook()));
  }

  /// Two that declare the same at the same moment make one of it, as the later one says.
  private HttpResponse create(AdminCall call) {
    var body = call.body();
    var id = body.text("id").flatMap(WebhookId::parse);
    if (id.isEmpty()) {
      return AdminProblem.INVALID.of("id");
    }
    var named = id.get();
    return desk.ask(
        call,
        new ListWebhooks(call.issuer()),
        AdminResult.Webhooks.class,
        found -> {
          if (found.webhooks().stream().anyMatch(one -> one.id().equals(named))) {
            return AdminProblem.ID_TAKEN.of("id");
          }
          if (found.webhooks().size() >= MOST) {
            return AdminProblem.TOO_MANY.response();
          }
          var events = body.texts("events").orElse(List.of());
          return declare(
              call,
              new Wanted(
                  named, body.text("url").orElse(""), events, body.flag("active").orElse(true)),
              new SecretChange.Generate(),
              made ->
                  shown(
                      call,
                      named,
                      webhook -> {
                        var fields = told(webhook);
                        made.secret().ifPresent(secret -> fields.put("secret", secret.reveal()));
                        return JsonAnswers.of(201, fields)
                            .withHeader("Location", call.below(named.value()));
                      }));
        });
  }

  private HttpResponse change(AdminCall call, WebhookId id) {
    var body = call.body();
    return shown(
        call,
        id,
        before ->
            declare(
                call,
                new Wanted(
                    id,
                    body.text("url").orElse(before.url()),
                    body.texts("events")
                        .orElseGet(() -> before.events().stream().map(EventPattern::text).toList()),
                    body.flag("active").orElse(before.active())),
                SecretChange.keep(),
                _ -> show(call, id)));
  }

  private record Wanted(WebhookId id, String url, List<String> events, boolean active) {}

  private HttpResponse declare(
      AdminCall call,
      Wanted wanted,
      SecretChange secret,
      Function<AdminResult.WebhookKept, HttpResponse> answer) {
    if (UriRule.fetched(wanted.url()).isEmpty()) {
      return AdminProblem.INVALID.of("url");
    }
    var patterns = new ArrayList<EventPattern>();
    wanted.events().forEach(text -> EventPattern.parse(text).ifPresent(patterns::add));
    if (patterns.isEmpty()
        || patterns.size() > MOST_PATTERNS
        || patterns.size() != wanted.events().size()) {
      return AdminProblem.INVALID.of("events");
    }
    var declared = new WebhookTable.Declared(wanted.id(), wanted.url(), patterns, wanted.active());
    return desk.ask(
        call,
        new DeclareWebhook(call.issuer(), declared, secret),
        AdminResult.WebhookKept.class,
        answer);
  }

  private HttpResponse rotate(AdminCall call, WebhookId id) {
    return desk.ask(
        call,
        new RotateWebhookSecret(call.issuer(), id),
        AdminResult.WebhookKept.class,
        kept -> JsonAnswers.of(200, Map.of("secret", kept.secret().orElseThrow().reveal())));
  }

  private HttpResponse replay(AdminCall call, WebhookId id) {
    long after = call.body().get("after").orElseThrow().longValue();
    return desk.act(call, new ReplayWebhook(call.issuer(), id, after));
  }

  private HttpResponse test(AdminCall call, WebhookId id) {
    return shown(
        call,
        id,
        webhook ->
            commands
                .issuer(call.issuer())
                .map(issuer ->
                    trial
                        .run(issuer, webhook)
                        .map(WebhooksApi::told)
                        .orElseGet(() -> AdminProblem.BUSY.after(SOON)))
                .orElseGet(AdminProblem.NOT_FOUND::response));
  }

  private static HttpResponse told(Attempt attempt) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("accepted", attempt.isAccepted());
    fields.put("status", attempt.status());
    fields.put("reason", attempt.reason());
    fields.put("took_ms", attempt.took().toMillis());
    return JsonAnswers.of(200, fields);
  }

  private HttpResponse deliveries(AdminCall call, WebhookId id, Part part) {
    return desk.ask(
        call,
        new ListDeliveries(call.issuer(), id, part),
        AdminResult.Deliveries.class,
        found ->
            JsonAnswers.list(
                found.deliveries().stream().map(WebhooksApi::told).toList(),
                Cursor.behind(
                    "deliveries",
                    found.deliveries(),
                    found.more(),
                    delivery -> new Mark(delivery.seq(), "event"))));
  }

  private static Map<String, Object> told(Delivery delivery) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("number", delivery.seq());
    fields.put("event", delivery.event());
    fields.put("state", Shapes.word(delivery.outcome()));
    fields.put("tries", delivery.tries());
    delivery
        .last()
        .ifPresent(last -> {
          fields.put("last_try_at", last.at().toString());
          fields.put("last_answer", last.words());
        });
    delivery.dueAt().ifPresent(at -> fields.put("due_at", at.toString()));
    return fields;
  }
}
