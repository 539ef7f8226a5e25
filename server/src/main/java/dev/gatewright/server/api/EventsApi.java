package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.AdminCommand.ListEvents;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.events.EventFilter;
import dev.gatewright.store.events.EventPlace;
import dev.gatewright.store.events.KeptEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// What happened at an issuer.
final class EventsApi {
  static final long LAST_NUMBER = 999_999_999_999_999_999L;

  /// Well below the time after which a connection counts as silent.
  private static final int LONGEST_WAIT = 20;

  /// How often somebody who waits looks again: a look is one read of a row.
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String LINES = "application/x-ndjson";

  private static final Shape PLACE =
      new Shape.Written(EventPlace.SYNTAX, "a number, or two with a colon between");

  private static final Document EVENT =
      Document.of(
          "Event",
          Field.required(
              "id",
              Shapes.TEXT,
              "as webhooks have it; that of no other event, also after the store was restored"),
          Field.required(
              "number", new Shape.Whole(1, LAST_NUMBER), "of the issuer's events, without a gap"),
          Field.required("at", Shapes.MOMENT, "when it happened"),
          Field.required("name", Shapes.TEXT, "such as `user.added`"),
          Field.required("by", Shapes.TEXT, "who did it"),
          Field.optional("subject", Shapes.TEXT, "the id of whom it is about"),
          Field.required("details", Shapes.MEMBERS, "what about it is nobody's own"),
          Field.optional(
              "personal", Shapes.MEMBERS, "what is the person's; absent once they were removed"));

  private final AdminDesk desk;
  private final BooleanSupplier draining;
  private final Waiters waiters = new Waiters();

  EventsApi(AdminDesk desk, BooleanSupplier draining) {
    this.desk = desk;
    this.draining = draining;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                AdminCall.ISSUER_PATH + "/events",
                Permission.EVENTS_READ,
                "What happened, from a number on; the last ones where no `cursor` is given",
                new Told.Several(EVENT))
            .asking(
                Field.optional(
                    "cursor",
                    PLACE,
                    "the last event that is known: the last `next_cursor`, or what its `id` has after the issuer;"
                        + " 0 begins with the first"),
                AdminCall.LIMIT,
                Field.optional("name", Shapes.TEXT, "those whose names begin so, such as `user.`"),
                Field.optional("subject", Shapes.TEXT, "those about the person of this id"),
                Field.optional("since", Shapes.MOMENT, "those from then on"),
                Field.optional("until", Shapes.MOMENT, "those before"),
                Field.optional(
                    "wait",
                    new Shape.Whole(0, LONGEST_WAIT),
                    "for how many seconds the answer may wait for an event, where there is a"
                        + " `cursor`"))
            .refusing(AdminProblem.BUSY, AdminProblem.EVENT_REPLACED)
            .by(this::list));
  }

  private HttpResponse list(AdminCall call) {
    var after = call.parameter("cursor").flatMap(EventPlace::parse);
    var wait = call.parameter("wait").map(Integer::parseInt).orElse(0);
    if (wait == 0 || after.isEmpty()) {
      return list(call, after, 0);
    }
    var caller = call.caller();
    if (!waiters.enter(caller, call.issuer())) {
      return AdminProblem.BUSY.after(SOON);
    }
    try {
      return list(call, after, Duration.ofSeconds(wait).dividedBy(LOOK));
    } finally {
      waiters.leave(caller, call.issuer());
    }
  }

  /// Looks again, so many times, as long as there is nothing. Each look is asked for anew, so who
  /// may no longer look is told so.
  private HttpResponse list(AdminCall call, Optional<EventPlace> after, long looks) {
    var command = new ListEvents(call.issuer(), after, call.limit(), filter(call));
    var result = desk.run(call, command);
    for (var left = looks; left > 0 && isEmpty(result) && !draining.getAsBoolean(); left--) {
      if (!rest()) {
        break;
      }
      var seen = ((AdminResult.Events) result).seen();
      command = new ListEvents(call.issuer(), Optional.of(seen), call.limit(), filter(call));
      result = desk.run(call, command);
    }
    return desk.answered(
        call, command, result, AdminResult.Events.class, found -> answer(call, found));
  }

  private static boolean isEmpty(AdminResult result) {
    return result instanceof AdminResult.Events(var events, _, _, var more)
        && events.isEmpty()
        && !more;
  }

  private static boolean rest() {
    try {
      Thread.sleep(LOOK);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static EventFilter filter(AdminCall call) {
    return new EventFilter(
        call.parameter("name"),
        call.parameter("subject"),
        call.parameter("since").map(Instant::parse),
        call.parameter("until").map(Instant::parse));
  }

  /// `next_cursor` is there also at the end, so that whoever follows comes back with it.
  private static HttpResponse answer(AdminCall call, AdminResult.Events found) {
    var cursor = found.seen().text();
    var issuer = call.issuer().value();
    var told =
        found.events().stream()
            .map(event -> told(found.restorations().place(event.seq()).id(issuer), event))
            .toList();
    if (call.request().header("Accept").filter(LINES::equals).isPresent()) {
      var lines =
          told.stream().map(event -> JsonText.of(event) + "\n").collect(Collectors.joining());
      var headers =
          Headers.of("Content-Type", LINES, "Link", "<?cursor=" + cursor + ">; rel=\"next\"");
      return HttpResponse.of(200, headers, lines.getBytes(UTF_8))
          .withHeaders(SecurityHeaders.BACK_CHANNEL);
    }
    return JsonAnswers.page(told, found.more(), Optional.of(cursor));
  }

  private static Map<String, Object> told(String id, KeptEvent event) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", id);
    fields.put("number", event.seq());
    fields.put("at", event.at().toString());
    fields.put("name", event.name());
    fields.put("by", event.actor());
    event.subject().ifPresent(subject -> fields.put("subject", subject));
    fields.put("details", event.details());
    event.personal().ifPresent(personal -> fields.put("personal", personal));
    return fields;
  }
}
