package dev.gatewright.server.refusals;

import dev.gatewright.admin.command.Judgement;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.store.statistics.RefusedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Refusals as programs are told of them, each with its explanation.
public final class RefusalDocument {
  private RefusalDocument() {}

  /// A refusal that is kept.
  public static Map<String, Object> of(RefusedRequest refused) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("reference", refused.reference());
    fields.put("at", refused.at().toString());
    fields.put("endpoint", refused.endpoint());
    fields.putAll(why(refused.reason(), refused.detail()));
    refused.client().ifPresent(client -> fields.put("client", client));
    if (!refused.network().isEmpty()) {
      fields.put("network", refused.network());
    }
    fields.put("sent", refused.sent());
    return fields;
  }

  /// What an address comes to.
  public static Map<String, Object> of(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Good(var client) -> judged("good", Optional.of(client), List.of());
      case Judgement.Bad(var refusal, var client, var told) -> {
        var fields = judged("refused", client, List.of(why(refusal)));
        fields.put("told_to_client", told);
        yield fields;
      }
      case Judgement.ErrorSent(var reasons, var client) ->
          judged("error", client, reasons.stream().map(RefusalDocument::why).toList());
      case Judgement.NotOurs() -> judged("not_ours", Optional.empty(), List.of());
    };
  }

  private static Map<String, Object> judged(
      String verdict, Optional<ClientId> client, List<Map<String, Object>> reasons) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("verdict", verdict);
    client.ifPresent(id -> fields.put("client", id.value()));
    fields.put("reasons", reasons);
    return fields;
  }

  private static Map<String, Object> why(Refusal refusal) {
    return why(refusal.reason().code(), Optional.of(refusal.description()));
  }

  private static Map<String, Object> why(Reason reason) {
    return why(reason.code(), Optional.empty());
  }

  /// What is wrong in particular is told where the rule does not say it already.
  private static Map<String, Object> why(String code, Optional<String> detail) {
    var fields = new LinkedHashMap<String, Object>();
    var explanation = Explanations.of(code);
    var rule = explanation.map(Explanation::rule).orElse(code);
    fields.put("reason", code);
    fields.put("rule", rule);
    detail.filter(text -> !text.equals(rule)).ifPresent(text -> fields.put("detail", text));
    explanation
        .flatMap(Explanation::setting)
        .ifPresent(setting ->
            fields.put("setting", Map.of("of", setting.place().word(), "key", setting.key())));
    explanation.ifPresent(known -> fields.put("cure", known.cure()));
    return fields;
  }
}
