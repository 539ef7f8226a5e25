package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.IssuerHistory;
import dev.gatewright.server.tenants.IssuerHistory.Way;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.ToldChange;
import dev.gatewright.store.sql.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What became of an issuer's settings, and the way back.
final class HistoryApi {
  private static final String HISTORY = AdminCall.ISSUER_PATH + "/history";
  private static final String LIST = "history";
  private static final long LAST_NUMBER = EventsApi.LAST_NUMBER;

  private static final Document DIFFERENCE =
      Document.of(
          "SettingDifference",
          Field.required("key", Shapes.TEXT, "the setting, such as `access_token.lifetime`"),
          Field.optional(
              "before", Shapes.TEXT, "what it was, as JSON; absent for the default and secrets"),
          Field.optional("after", Shapes.TEXT, "what it became, the same way"));

  private static final Document CHANGED =
      Document.of(
          "ChangedSettings",
          Field.required("action", new Shape.Words(List.of("add", "change", "remove")), "what"),
          Field.required("what", Shapes.TEXT, "of which thing, such as `client acme/web`"),
          Field.required("differences", new Shape.Many(DIFFERENCE), "of a change, each setting"));

  private static final Document ENTRY =
      CHANGED.and(
          "HistoryEntry",
          Field.required("number", new Shape.Whole(1, LAST_NUMBER), "of the issuer's changes"),
          Field.required("at", Shapes.MOMENT, "when it was changed"),
          Field.required("by", Shapes.TEXT, "who changed it"),
          Field.required("face", faces(), "by what means"),
          Field.optional(
              "applied",
              new Shape.Whole(1, LAST_NUMBER),
              "the number of the file that changed it, in the history of the command line"));

  private static final Document SECRET =
      Document.of(
          "MadeSecret",
          Field.required("of", Shapes.TEXT, "whose it is, such as `client acme/web`"),
          Field.required("secret", Shapes.TEXT, "told this once"));

  private static final Document BACK =
      Document.of(
          "RolledBack",
          Field.required("changes", new Shape.Many(CHANGED), "what was changed, or would be"),
          Field.required("latest", new Shape.Whole(0, LAST_NUMBER), "the issuer's last change"),
          Field.required("notes", Shapes.TEXTS, "what stays as it is, or is left to do elsewhere"),
          Field.required("secrets", new Shape.Many(SECRET), "made for what was there no more"),
          Field.required("not_done", Shapes.TEXTS, "what could not be changed"));

  private final AdminDesk desk;
  private final IssuerHistory history;

  HistoryApi(AdminDesk desk, SettingsDesk settings) {
    this.desk = desk;
    this.history = settings.history();
  }

  private static Shape faces() {
    return Shapes.words(IssuerHistory.Face.values());
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                HISTORY,
                Permission.ISSUERS_READ,
                "What became of its settings, clients and webhooks, the last change first",
                new Told.Several(ENTRY))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> Cursor.part(call, LIST, part -> list(call, part.after()))),
        Endpoint.post(
                HISTORY + "/{number}/rollback",
                Permission.SETTINGS_WRITE,
                "Makes all as it was after that change; one less than the first is before it",
                new Told.One(BACK))
            .taking(
                Field.optional("dry_run", Shapes.FLAG, "only tells what would be changed"),
                Field.optional(
                    "latest",
                    new Shape.Whole(0, LAST_NUMBER),
                    "the last change that was seen; where there is a later one, nothing is done"))
            .refusing(
                AdminProblem.SETTINGS, AdminProblem.CHANGED_MEANWHILE, AdminProblem.UNREADABLE)
            .by(this::back));
  }

  private HttpResponse list(AdminCall call, Optional<Mark> after) {
    var permissions = call.actor().mandate().permissions();
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        _ -> {
          var before = after.map(Mark::at).orElse(Long.MAX_VALUE);
          var found = history.list(call.issuer(), before, call.limit() + 1);
          boolean more = found.size() > call.limit();
          var told = more ? found.subList(0, call.limit()) : found;
          return JsonAnswers.list(
              told.stream()
                  .filter(entry -> entry.isFor(permissions::contains))
                  .map(HistoryApi::told)
                  .toList(),
              Cursor.behind(LIST, told, more, entry -> new Mark(entry.number(), LIST)));
        });
  }

  private static Map<String, Object> told(IssuerHistory.Told entry) {
    var fields = told(entry.change());
    fields.put("number", entry.number());
    fields.put("at", entry.at().toString());
    fields.put("by", entry.by());
    fields.put("face", entry.face().word());
    entry.applied().ifPresent(number -> fields.put("applied", number));
    return fields;
  }

  private static Map<String, Object> told(ToldChange change) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("action", Shapes.word(change.kind()));
    fields.put("what", change.subject());
    fields.put(
        "differences",
        change.differences().stream()
            .map(difference -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("key", difference.key());
              difference
                  .before()
                  .map(JsonNode::toString)
                  .ifPresent(text -> one.put("before", text));
              difference.after().map(JsonNode::toString).ifPresent(text -> one.put("after", text));
              return one;
            })
            .toList());
    return fields;
  }

  private HttpResponse back(AdminCall call) {
    var number = call.variable("number");
    if (!number.matches("[0-9]{1,18}")) {
      return AdminProblem.NOT_FOUND.response();
    }
    var to = Long.parseLong(number);
    boolean dry = call.body().flag("dry_run").orElse(false);
    var seen = call.body().get("latest").map(JsonNode::longValue);
    return answer(
        call,
        dry
            ? history.way(call.actor(), call.issuer(), to)
            : history.go(call.actor(), call.issuer(), to, seen));
  }

  private HttpResponse answer(AdminCall call, Way way) {
    return switch (way) {
      case Way.Unknown() -> AdminProblem.NOT_FOUND.response();
      case Way.Refused(var command, var why) -> AdminDesk.refused(call, command, why);
      case Way.Blocked(var problems) ->
          AdminProblem.SETTINGS.all(
              "",
              problems.getFirst(),
              problems.stream().map(text -> Map.of("field", "", "detail", text)).toList());
      case Way.Leads(var changes, var notes, var latest) ->
          JsonAnswers.of(200, told(changes, notes, latest));
      case Way.Gone(var applied, var notes, var latest) -> {
        desk.settle();
        var fields =
            told(applied.changes().stream().map(one -> one.told()).toList(), notes, latest);
        fields.put(
            "secrets",
            applied.secrets().stream()
                .map(made -> Map.of("of", made.holder(), "secret", made.value().reveal()))
                .toList());
        fields.put(
            "not_done", applied.refused().stream().map(not -> not.change().subject()).toList());
        yield JsonAnswers.of(200, fields);
      }
    };
  }

  private static Map<String, Object> told(
      List<ToldChange> changes, List<String> notes, long latest) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("changes", changes.stream().map(HistoryApi::told).toList());
    fields.put("latest", latest);
    fields.put("notes", notes);
    fields.put("secrets", List.of());
    fields.put("not_done", List.of());
    return fields;
  }
}
