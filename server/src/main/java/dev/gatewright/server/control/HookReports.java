package dev.gatewright.server.control;

import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.DurationText;
import dev.gatewright.server.directory.EngineIssuer;
import dev.gatewright.server.hook.HookTrial;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// The `hook` commands that change nothing: which there are, and whether one answers.
final class HookReports {
  private final HookTrial trial;
  private final URI baseUrl;

  HookReports(HookTrial trial, URI baseUrl) {
    this.trial = trial;
    this.baseUrl = baseUrl;
  }

  Report list(Requests requests, Request request) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> {
        var table = new Table("ID", "STATE", "ON", "TIMEOUT", "ON FAILURE", "URL");
        for (var hook : hooks(issuer)) {
          table.row(
              hook.id().value(),
              hook.active() ? "active" : "inactive",
              hook.on().name().toLowerCase(Locale.ROOT),
              DurationText.format(hook.timeout()),
              hook.onFailure().name().toLowerCase(Locale.ROOT),
              hook.url());
        }
        yield Report.list("hooks", table, "no hooks");
      }
    };
  }

  Report test(Requests requests, Request request) {
    var named = request.get("hook");
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) ->
          hooks(issuer).stream()
              .filter(hook -> hook.id().value().equals(named))
              .findFirst()
              .map(hook -> tested(issuer, hook))
              .orElseGet(() ->
                  Report.failed(
                      Answer.NOT_FOUND,
                      "%s has no hook %s. Run hook list.".formatted(issuer.id(), named)));
    };
  }

  private static List<HookConfig> hooks(KeptIssuer issuer) {
    return HookKeys.of(StoredSettings.issuer(issuer.id().value(), issuer.document()));
  }

  private Report tested(KeptIssuer issuer, HookConfig hook) {
    var settings = StoredSettings.issuer(issuer.id().value(), issuer.document());
    var outcome = trial.run(EngineIssuer.of(settings, baseUrl), hook);
    var text = "%s %s (%s ms)".formatted(hook.url(), outcome.text(), outcome.took().toMillis());
    var json = Report.object();
    json.put("answer", outcome.word());
    json.put("took_ms", outcome.took().toMillis());
    json.put(outcome.isUsable() ? "done" : "error", text);
    return new Report(outcome.isUsable() ? Answer.DONE : Answer.FAILED, text, json);
  }
}
