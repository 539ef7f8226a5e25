package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ListEvents;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.events.KeptEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened at an issuer.
final class EventsApi {
  private static final long LAST_NUMBER = 999_999_999_999_999_999L;

  private static final Document EVENT =
      Document.of(
          "Event",
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

  EventsApi(AdminDesk desk) {
    this.desk = desk;
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
                    new Shape.Whole(0, LAST_NUMBER),
                    "the number of the last event that is known; 0 begins with the first"),
                AdminCall.LIMIT)
            .by(this::list));
  }

  /// `next_cursor` is there also at the end, so that whoever follows comes back with it.
  private HttpResponse list(AdminCall call) {
    var after = call.parameter("cursor").map(Long::valueOf);
    return desk.ask(
        call,
        new ListEvents(call.issuer(), after, call.limit()),
        AdminResult.Events.class,
        found -> {
          var events = found.events();
          var last = events.isEmpty() ? after : Optional.of(events.getLast().seq());
          return JsonAnswers.page(
              events.stream().map(EventsApi::told).toList(),
              found.more(),
              Optional.of(Long.toString(last.orElse(0L))));
        });
  }

  private static Map<String, Object> told(KeptEvent event) {
    var fields = new LinkedHashMap<String, Object>();
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
