package dev.gatewright.server.control;

import dev.gatewright.server.outbound.OutboundAnswer.Why;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.webhook.WebhookTrial;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.DeliveryTable.Place;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// The `webhook` commands that change nothing: which there are, what was delivered, and whether one
/// answers. A test is sent at once, whatever waits, so that whoever asks hears what was answered.
final class WebhookReports {
  private static final int USUALLY_LISTED = 50;
  private static final int MOST_LISTED = 1000;

  private final OpenStore open;
  private final WebhookTrial trial;

  WebhookReports(OpenStore open, WebhookTrial trial) {
    this.open = open;
    this.trial = trial;
  }

  Report list(Requests requests, Request request) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> {
        var table =
            new Table("ID", "STATE", "WAITING", "SEEN", "EVENTS", "URL").numbers("WAITING", "SEEN");
        for (var webhook : open.sealed().webhooks().list(issuer.id())) {
          table.row(
              webhook.id().value(),
              state(webhook),
              Integer.toString(webhook.waiting()),
              Long.toString(webhook.seen()),
              webhook.events().stream().map(EventPattern::text).collect(Collectors.joining(" ")),
              webhook.url());
        }
        yield Report.list("webhooks", table, "no webhooks");
      }
    };
  }

  private static String state(KeptWebhook webhook) {
    if (!webhook.active()) {
      return "inactive";
    }
    if (webhook.offAt().isPresent()) {
      return "off";
    }
    return webhook.failures() > 0 ? "failing" : "active";
  }

  Report deliveries(Requests requests, Request request) {
    var limit = request.find("limit").orElse(Integer.toString(USUALLY_LISTED));
    if (!limit.matches("[0-9]{1,4}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MOST_LISTED) {
      return Report.failed(Answer.USAGE, "--limit is 1 to 1000.");
    }
    return ofOne(
        requests,
        request,
        (issuer, webhook) -> {
          var table =
              new Table("NO", "EVENT", "STATE", "TRIES", "LAST TRY", "TOOK", "ANSWER", "NEXT TRY")
                  .numbers("NO", "TRIES");
          open.store()
              .deliveries()
              .list(new Place(issuer.id(), webhook.id()), Integer.parseInt(limit))
              .forEach(delivery -> row(table, delivery));
          return Report.list("deliveries", table, "nothing was delivered yet");
        });
  }

  private static void row(Table table, Delivery delivery) {
    var last = delivery.last();
    table.row(
        Long.toString(delivery.seq()),
        delivery.event(),
        delivery.outcome().name().toLowerCase(Locale.ROOT),
        Integer.toString(delivery.tries()),
        last.map(attempt -> Sentences.seconds(attempt.at())).orElse("-"),
        last.map(attempt -> attempt.took().toMillis() + "ms").orElse("-"),
        last.map(Attempt::words).orElse("-"),
        delivery.dueAt().map(Sentences::seconds).orElse("-"));
  }

  Report test(Requests requests, Request request) {
    return ofOne(requests, request, this::tested);
  }

  private Report tested(KeptIssuer issuer, KeptWebhook webhook) {
    return trial
        .run(issuer, webhook)
        .map(attempt -> said(webhook.url(), attempt))
        .orElseGet(() -> Report.failed(Answer.FAILED, "Too many calls are under way."));
  }

  /// What the receiver at this address answered.
  static Report said(String url, Attempt attempt) {
    var json = Report.object();
    json.put("status", attempt.status());
    json.put("reason", attempt.reason());
    json.put("took_ms", attempt.took().toMillis());
    var text =
        attempt.status() == 0
            ? "%s was not reached: %s".formatted(url, words(attempt.reason()))
            : "%s answered %s after %s ms"
                .formatted(url, attempt.status(), attempt.took().toMillis());
    json.put(attempt.isAccepted() ? "done" : "error", text);
    return new Report(attempt.isAccepted() ? Answer.DONE : Answer.FAILED, text, json);
  }

  private static String words(String reason) {
    return Arrays.stream(Why.values())
        .filter(why -> why.name().equalsIgnoreCase(reason))
        .findFirst()
        .map(Why::words)
        .orElse(reason);
  }

  private Report ofOne(
      Requests requests, Request request, BiFunction<KeptIssuer, KeptWebhook, Report> use) {
    var named = request.get("webhook");
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> {
        Optional<KeptWebhook> webhook =
            WebhookId.parse(named).flatMap(id -> open.sealed().webhooks().find(issuer.id(), id));
        yield webhook
            .map(found -> use.apply(issuer, found))
            .orElseGet(() ->
                Report.failed(
                    Answer.NOT_FOUND,
                    "%s has no webhook %s. Run webhook list.".formatted(issuer.id(), named)));
      }
    };
  }
}
