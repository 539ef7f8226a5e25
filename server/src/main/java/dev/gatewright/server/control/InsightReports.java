package dev.gatewright.server.control;

import dev.gatewright.admin.command.Judgement;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.refusals.Explanation;
import dev.gatewright.server.refusals.Explanations;
import dev.gatewright.server.refusals.RefusalDocument;
import dev.gatewright.store.statistics.RefusedRequest;
import dev.gatewright.store.statistics.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What came of `stats` and `why`.
final class InsightReports {
  private InsightReports() {}

  static Report statistics(Statistics statistics) {
    var table =
        new Table(
            "WHAT", "LABEL", "TOTAL", "LAST " + statistics.step().word().toUpperCase(Locale.ROOT));
    var json =
        Report.object()
            .put("from", statistics.from().toString())
            .put("to", statistics.to().toString())
            .put("step", statistics.step().word());
    var all = json.putArray("series");
    for (var series : statistics.series()) {
      var counts = series.counts();
      table.row(
          series.kind().word(),
          series.label(),
          Long.toString(series.total()),
          counts.isEmpty() ? "0" : Long.toString(counts.getLast()));
      var one =
          all.addObject()
              .put("kind", series.kind().word())
              .put("label", series.label())
              .put("total", series.total());
      counts.forEach(one.putArray("counts")::add);
    }
    return Report.of(
        "from %s to %s (UTC)%n%n%s".formatted(statistics.from(), statistics.to(), table.text()),
        json);
  }

  static Report refusals(List<RefusedRequest> refusals) {
    var table = new Table("REFERENCE", "TIME", "ENDPOINT", "REASON", "CLIENT");
    for (var refused : refusals) {
      table.row(
          refused.reference(),
          Sentences.seconds(refused.at()),
          refused.endpoint(),
          refused.reason(),
          refused.client().orElse("-"));
    }
    return Report.list("refusals", table, "no refusals are kept");
  }

  static Report refusal(RefusedRequest refused) {
    var table = new Table("WHAT", "VALUE");
    table.row("reference", refused.reference());
    table.row("time", Sentences.seconds(refused.at()));
    table.row("endpoint", refused.endpoint());
    table.row("client", refused.client().orElse("-"));
    why(table, refused.reason(), refused.detail());
    refused.sent().forEach((name, value) -> table.row("sent " + name, value));
    table.row("network", refused.network().isEmpty() ? "-" : refused.network());
    return Report.of(table.text(), json(RefusalDocument.of(refused)));
  }

  static Report judgement(Judgement judgement) {
    var json = json(RefusalDocument.of(judgement));
    return switch (judgement) {
      case Judgement.Good(var client) ->
          Report.of(
              "client %s asks well: somebody would be asked to sign in. What depends on who that is was not judged."
                  .formatted(client),
              json);
      case Judgement.Bad(var refusal, var client, var told) -> {
        var table = new Table("WHAT", "VALUE");
        table.row("client", client.map(id -> id.value()).orElse("-"));
        why(table, refusal.reason().code(), Optional.of(refusal.description()));
        table.row("told to", told ? "the application, by redirect" : "whoever is at the browser");
        yield Report.of("this request is refused\n\n" + table.text(), json);
      }
      case Judgement.ErrorSent(var reasons, var client) -> {
        var table = new Table("REASON", "RULE", "SETTING", "CURE");
        for (var reason : reasons) {
          var known = Explanations.of(reason.code()).orElseThrow();
          table.row(reason.code(), known.rule(), setting(known), known.cure());
        }
        yield Report.of(
            "an error that %s was sent%s%n%n%s"
                .formatted(
                    client.map(id -> "client " + id).orElse("an application"),
                    reasons.size() == 1 ? "" : ", which can mean",
                    table.text()),
            json);
      }
      case Judgement.NotOurs() ->
          Report.of(
              "this is neither an authorization request to this issuer nor an error of its own",
              json);
    };
  }

  private static void why(Table table, String code, Optional<String> detail) {
    var known = Explanations.of(code);
    table.row("reason", code);
    table.row("rule", known.map(Explanation::rule).orElse("-"));
    detail
        .filter(text -> known.filter(one -> one.rule().equals(text)).isEmpty())
        .ifPresent(text -> table.row("detail", text));
    table.row("setting", known.map(InsightReports::setting).orElse("-"));
    table.row("cure", known.map(Explanation::cure).orElse("-"));
  }

  private static String setting(Explanation known) {
    return known
        .setting()
        .map(setting -> setting.key() + " of the " + setting.place().word())
        .orElse("-");
  }

  private static ObjectNode json(Map<String, Object> fields) {
    return (ObjectNode) JsonText.read(JsonText.of(fields));
  }
}
