package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ExplainRefusal;
import dev.gatewright.admin.command.AdminCommand.JudgeRequest;
import dev.gatewright.admin.command.AdminCommand.ListRefusals;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Judgement;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.RefusalsView;
import dev.gatewright.server.pages.console.RefusalsView.Fact;
import dev.gatewright.server.pages.console.RefusalsView.Line;
import dev.gatewright.server.pages.console.RefusalsView.Why;
import dev.gatewright.server.refusals.Explanation;
import dev.gatewright.server.refusals.Explanations;
import dev.gatewright.store.statistics.RefusedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// "Why was this refused?", for the reference of an error page or an address that somebody pastes.
/// An address may hold a code or a token: it comes by POST, and neither the page nor the log has
/// it.
final class RefusalsPage {
  static final String PATH = "/refusals";

  private static final int LATEST = 25;
  private static final int LONGEST_REFERENCE = 40;

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  RefusalsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.EVENTS_READ, this::show).acting(this::explain);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return visit
        .asked(RefusalsView.REFERENCE_FIELD)
        .map(reference -> ofReference(visit, reference.strip()))
        .orElseGet(() -> page(visit, "", Optional.empty(), List.of()));
  }

  private ConsoleAnswer explain(ConsoleVisit visit, Parameters fields) {
    var what = fields.first(RefusalsView.WHAT_FIELD).map(String::strip).orElse("");
    return what.contains("/") || what.contains("?")
        ? ofAddress(visit, what)
        : ofReference(visit, what);
  }

  private ConsoleAnswer ofReference(ConsoleVisit visit, String typed) {
    var reference = typed.substring(0, Math.min(LONGEST_REFERENCE, typed.length()));
    var found =
        desk.see(
            visit,
            new ExplainRefusal(visit.issuerId(), reference),
            AdminResult.RefusalExplained.class);
    return page(
        visit,
        reference,
        found.isPresent() ? Optional.empty() : Optional.of("console.refusals.unknown"),
        found.map(one -> List.of(why(visit, one.refusal()))).orElseGet(List::of));
  }

  private ConsoleAnswer ofAddress(ConsoleVisit visit, String url) {
    return desk.see(visit, new JudgeRequest(visit.issuerId(), url), AdminResult.RequestJudged.class)
        .map(judged -> judged(visit, judged.judgement()))
        .orElseGet(() -> page(visit, "", Optional.of("console.refusals.not_ours"), List.of()));
  }

  private ConsoleAnswer judged(ConsoleVisit visit, Judgement judgement) {
    return switch (judgement) {
      case Judgement.Good(var client) ->
          page(
              visit,
              "",
              Optional.of("console.refusals.good"),
              List.of(new Why(List.of(client(client)))));
      case Judgement.Bad(var refusal, var client, var told) ->
          page(
              visit,
              "",
              Optional.of(told ? "console.refusals.told" : "console.refusals.shown"),
              List.of(why(refusal.reason().code(), Optional.of(refusal.description()), client)));
      case Judgement.ErrorSent(var reasons, var client) ->
          page(
              visit,
              "",
              Optional.of("console.refusals.told"),
              reasons.stream()
                  .map(reason -> why(reason.code(), Optional.empty(), client))
                  .toList());
      case Judgement.NotOurs() ->
          page(visit, "", Optional.of("console.refusals.not_ours"), List.of());
    };
  }

  private ConsoleAnswer page(
      ConsoleVisit visit, String typed, Optional<String> said, List<Why> whys) {
    var latest =
        desk.see(
                visit, new ListRefusals(visit.issuerId(), LATEST), AdminResult.RefusalsListed.class)
            .map(AdminResult.RefusalsListed::refusals)
            .orElseGet(List::of);
    var view =
        new RefusalsView(
            visit.frame(ConsoleSection.REFUSALS),
            visit.link(visit.at(PATH)),
            typed,
            said,
            whys,
            latest.stream().map(refused -> line(visit, refused)).toList());
    return ConsoleAnswer.shown(pages.refusals(view, visit.page()));
  }

  private static Line line(ConsoleVisit visit, RefusedRequest refused) {
    return new Line(
        refused.reference(),
        visit.link(visit.at(PATH, RefusalsView.REFERENCE_FIELD, refused.reference())),
        refused.reason(),
        refused.endpoint(),
        refused.client(),
        refused.at().toString(),
        when(visit, refused));
  }

  private static String when(ConsoleVisit visit, RefusedRequest refused) {
    return visit
        .frame(ConsoleSection.REFUSALS)
        .when()
        .minute(visit.page().messages(), refused.at());
  }

  private static Why why(ConsoleVisit visit, RefusedRequest refused) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("reference", refused.reference(), false));
    facts.add(new Fact("at", when(visit, refused), true));
    facts.add(new Fact("endpoint", refused.endpoint(), false));
    facts.addAll(
        why(refused.reason(), refused.detail(), refused.client().map(ClientId::new)).facts());
    if (!refused.network().isEmpty()) {
      facts.add(new Fact("network", refused.network(), false));
    }
    refused.sent().forEach((name, value) -> facts.add(new Fact("sent", name + "=" + value, false)));
    return new Why(facts);
  }

  private static Why why(String code, Optional<String> detail, Optional<ClientId> client) {
    var explanation = Explanations.of(code);
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("reason", code, false));
    explanation.map(Explanation::rule).ifPresent(rule -> facts.add(new Fact("rule", rule, true)));
    detail
        .filter(text -> explanation.filter(known -> known.rule().equals(text)).isEmpty())
        .ifPresent(text -> facts.add(new Fact("detail", text, true)));
    client.map(RefusalsPage::client).ifPresent(facts::add);
    explanation
        .flatMap(Explanation::setting)
        .ifPresent(setting ->
            facts.add(new Fact("setting_of_" + setting.place().word(), setting.key(), false)));
    explanation.map(Explanation::cure).ifPresent(cure -> facts.add(new Fact("cure", cure, true)));
    return new Why(facts);
  }

  private static Fact client(ClientId client) {
    return new Fact("client", client.value(), false);
  }
}
