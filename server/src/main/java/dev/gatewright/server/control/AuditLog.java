package dev.gatewright.server.control;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The `audit` command: what happened at an issuer, or to the server as a whole, the latest or from
/// a number on.
final class AuditLog {
  private static final int MOST_LISTED = 1000;
  private static final int USUALLY_LISTED = 50;

  private AuditLog() {}

  static Report report(OpenStore open, Requests requests, Request request) {
    var after = request.find("after").map(AuditLog::number);
    var limit = request.find("limit").map(AuditLog::number).orElse((long) USUALLY_LISTED);
    if (after.filter(n -> n < 0).isPresent() || limit < 1 || limit > MOST_LISTED) {
      return Report.failed(
          Answer.USAGE, "--after is a number of an event, and --limit is 1 to 1000.");
    }
    // Who administers is in it: nobody's key reads that.
    if (requests.isOfOperator()
        && request.find("issuer").filter(EventTable.SERVER.value()::equals).isPresent()) {
      return report(open, EventTable.SERVER, after, limit);
    }
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> report(open, issuer.id(), after, limit);
    };
  }

  private static Report report(OpenStore open, IssuerId issuer, Optional<Long> after, long limit) {
    var id = issuer.value();
    var events = open.store().events();
    var first = after.orElseGet(() -> Math.max(0, events.last(id) - limit));
    var table = new Table("NO", "TIME", "EVENT", "BY", "PERSON", "DETAILS").numbers("NO");
    events
        .after(id, first, (int) limit)
        .forEach(event ->
            table.row(
                Long.toString(event.seq()),
                event.at().toString(),
                event.name(),
                event.actor(),
                event.subject().orElse("-"),
                details(event)));
    return Report.list("events", table, "no events after " + first);
  }

  private static String details(KeptEvent event) {
    var details = fields(event.details());
    var personal = event.personal().map(AuditLog::fields).orElse("(deleted with the account)");
    return (details + " " + personal).strip();
  }

  private static String fields(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(" "));
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }
}
