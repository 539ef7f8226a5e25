package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ExplainRefusal;
import dev.gatewright.admin.command.AdminCommand.JudgeRequest;
import dev.gatewright.admin.command.AdminCommand.ListRefusals;
import dev.gatewright.admin.command.AdminCommand.ShowStatistics;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.refusals.RefusalDocument;
import dev.gatewright.server.refusals.Setting;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Statistics;
import dev.gatewright.store.statistics.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How often what happened at an issuer, and why requests to it were refused.
final class InsightsApi {
  private static final String REFUSALS = AdminCall.ISSUER_PATH + "/refusals";

  private static final Document SERIES =
      Document.of(
          "Series",
          Field.required(
              "kind",
              new Shape.Words(Arrays.stream(CountKind.values()).map(CountKind::word).toList()),
              "what was counted"),
          Field.required(
              "label", Shapes.TEXT, "the method, reason or grant type; `all` where there is none"),
          Field.required(
              "total", Shapes.COUNT, "of all its numbers; of `active_sessions`, the highest"),
          Field.required("counts", Shapes.COUNTS, "one for each hour or day, the first first"));

  private static final Shape STEP =
      new Shape.Words(Arrays.stream(Step.values()).map(Step::word).toList());

  private static final Document STATISTICS =
      Document.of(
          "Statistics",
          Field.required("from", Shapes.MOMENT, "where the first number's time begins"),
          Field.required("to", Shapes.MOMENT, "where the last number's time ends"),
          Field.required("step", STEP, "how long each number's time is"),
          Field.required("series", new Shape.Many(SERIES), "one for each kind and label"));

  private static final Document SETTING =
      Document.of(
          "DecidingSetting",
          Field.required(
              "of",
              new Shape.Words(
                  Arrays.stream(Setting.Place.values()).map(Setting.Place::word).toList()),
              "whose setting it is"),
          Field.required("key", Shapes.TEXT, "as the file has it"));

  private static final Document WHY =
      Document.of(
          "Why",
          Field.required("reason", Shapes.TEXT, "the stable code"),
          Field.required("rule", Shapes.TEXT, "what was not so"),
          Field.optional("detail", Shapes.TEXT, "what it was in particular"),
          Field.optional("setting", new Shape.One(SETTING), "what decided it"),
          Field.optional("cure", Shapes.TEXT, "what to do"));

  private static final Document REFUSED =
      WHY.and(
          "RefusedRequest",
          Field.required("reference", Shapes.TEXT, "what the sender was shown"),
          Field.required("at", Shapes.MOMENT, "when it was refused"),
          Field.required("endpoint", Shapes.TEXT, "where"),
          Field.optional("client", Shapes.TEXT, "the application, where it is one"),
          Field.optional("network", Shapes.TEXT, "the beginning of the address it came from"),
          Field.required("sent", Shapes.MEMBERS, "what was sent, as far as it helps"));

  private static final Document JUDGED =
      Document.of(
          "JudgedRequest",
          Field.required(
              "verdict",
              new Shape.Words(List.of("good", "refused", "error", "not_ours")),
              "`good` would be put to a person, `error` is one that an application was sent"),
          Field.optional("client", Shapes.TEXT, "the application, where it is one"),
          Field.optional("told_to_client", Shapes.FLAG, "whether the application hears of it"),
          Field.required("reasons", new Shape.Many(WHY), "all that it can mean"));

  private final AdminDesk desk;

  InsightsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                AdminCall.ISSUER_PATH + "/statistics",
                Permission.EVENTS_READ,
                "How often what happened, by the hour or by the day (UTC)",
                new Told.One(STATISTICS))
            .asking(
                Field.optional("from", Shapes.MOMENT, "before `to`; a day or a month, if not said"),
                Field.optional("to", Shapes.MOMENT, "now, if not said"),
                Field.optional("step", STEP, "`hour` where it is not said"))
            .by(this::statistics),
        Endpoint.get(
                REFUSALS,
                Permission.EVENTS_READ,
                "The newest refusals that are written, the last first",
                new Told.Several(REFUSED))
            .asking(AdminCall.LIMIT)
            .by(this::list),
        Endpoint.get(
                REFUSALS + "/{reference}",
                Permission.EVENTS_READ,
                "Why the request of a reference was refused",
                new Told.One(REFUSED))
            .by(this::explain),
        Endpoint.post(
                REFUSALS + "/explain",
                Permission.EVENTS_READ,
                "What an authorization request would come to, or an error means, by its address",
                new Told.One(JUDGED))
            .taking(Field.required("url", Shapes.TEXT, "the whole address; nothing of it is kept"))
            .by(this::judge));
  }

  private HttpResponse statistics(AdminCall call) {
    return desk.ask(
        call,
        new ShowStatistics(
            call.issuer(),
            call.parameter("from").map(Instant::parse),
            call.parameter("to").map(Instant::parse),
            call.parameter("step").flatMap(Step::parse).orElse(Step.HOUR)),
        AdminResult.StatisticsShown.class,
        shown -> JsonAnswers.of(200, told(shown.statistics())));
  }

  private static Map<String, Object> told(Statistics statistics) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("from", statistics.from().toString());
    fields.put("to", statistics.to().toString());
    fields.put("step", statistics.step().word());
    fields.put(
        "series",
        statistics.series().stream()
            .map(series -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("kind", series.kind().word());
              one.put("label", series.label());
              one.put("total", series.total());
              one.put("counts", series.counts());
              return one;
            })
            .toList());
    return fields;
  }

  private HttpResponse list(AdminCall call) {
    return desk.ask(
        call,
        new ListRefusals(call.issuer(), call.limit()),
        AdminResult.RefusalsListed.class,
        listed -> JsonAnswers.list(listed.refusals().stream().map(RefusalDocument::of).toList()));
  }

  private HttpResponse explain(AdminCall call) {
    return desk.ask(
        call,
        new ExplainRefusal(call.issuer(), call.variable("reference")),
        AdminResult.RefusalExplained.class,
        found -> JsonAnswers.of(200, RefusalDocument.of(found.refusal())));
  }

  private HttpResponse judge(AdminCall call) {
    return desk.ask(
        call,
        new JudgeRequest(call.issuer(), call.body().text("url").orElseThrow()),
        AdminResult.RequestJudged.class,
        judged -> JsonAnswers.of(200, RefusalDocument.of(judged.judgement())));
  }
}
