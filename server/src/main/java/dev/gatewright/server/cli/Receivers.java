package dev.gatewright.server.cli;

import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAnswer;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.upstream.ProviderCheck;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Asks all that the issuers' settings name whether it is there, side by side: each that does not
/// answer takes seconds. Providers are asked about themselves, the others for nothing: whatever
/// they answer shows that they are there. Not thread-safe.
final class Receivers {
  /// Questions under way at the same time.
  static final int AT_ONCE = 32;

  private final ServerConfig config;
  private final Terminal terminal;
  private final List<Supplier<Finding>> questions = new ArrayList<>();

  Receivers(ServerConfig config, Terminal terminal) {
    this.config = config;
    this.terminal = terminal;
  }

  /// A finding for each, in the order of the issuers; the server need not be running.
  List<Finding> findings() throws IOException {
    var answer =
        StoreAccess.ask(
            config, Request.of("providers").with(Request.JSON, "true"), terminal.withJson());
    if (answer.exitCode() != Answer.DONE) {
      return List.of(); // Told where the store is looked at.
    }
    var found = JsonText.read(answer.text());
    var issuers = settings(found.path("issuers"));
    Set<String> unsigned =
        found.path("unsigned").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    // Each that is asked has a place of its own: nobody is called busy here.
    var limits =
        new OutboundLimits(
            OutboundLimits.STANDARD.deadline(),
            OutboundLimits.STANDARD.bytes(),
            4 * AT_ONCE,
            8 * AT_ONCE);
    try (var outbound = new Outbound(config.outbound(), limits)) {
      issuers.forEach(issuer -> providers(issuer, outbound));
      issuers.forEach(issuer -> hooks(issuer, outbound));
      issuers.forEach(issuer -> senders(issuer, unsigned, outbound));
      found
          .path("webhooks")
          .valueStream()
          .forEach(one ->
              ask(
                  "webhook",
                  one.path("issuer").asString(),
                  one.path("id").asString(),
                  one.path("url").asString(),
                  outbound));
      return sideBySide(questions);
    }
  }

  private static List<IssuerSettings> settings(JsonNode documents) {
    var read = new ArrayList<IssuerSettings>();
    for (var document : documents) {
      try {
        read.add(StoredSettings.issuer(document.path("id").asString(""), document.toString()));
      } catch (UnreadableRow _) {
        // Told where rows are looked at.
      }
    }
    return read;
  }

  private void providers(IssuerSettings issuer, Outbound outbound) {
    issuer.get(IssuerKeys.PROVIDERS).stream()
        .filter(provider -> provider.get(ProviderKeys.ENABLED))
        .forEach(provider -> questions.add(() -> provider(issuer.id(), provider, outbound)));
  }

  private static Finding provider(String issuer, ProviderSettings provider, Outbound outbound) {
    var what = "provider " + issuer + "/" + provider.name().value() + ": ";
    return ProviderCheck.fault(provider, outbound)
        .<Finding>map(fault ->
            new Finding.Warn(
                what + fault,
                "see its settings and outbound.allow; nobody signs in by it meanwhile."))
        .orElseGet(() -> new Finding.Ok(what + provider.issuer()));
  }

  private void hooks(IssuerSettings issuer, Outbound outbound) {
    HookKeys.of(issuer).stream()
        .filter(HookConfig::active)
        .forEach(hook -> ask("hook", issuer.id(), hook.id().value(), hook.url(), outbound));
  }

  private void senders(IssuerSettings issuer, Set<String> unsigned, Outbound outbound) {
    for (var channel : TextChannel.values()) {
      var name = issuer.id() + "/" + channel.word();
      var sender = SenderKeys.of(issuer, channel);
      if (sender.isPresent() && unsigned.contains(name)) {
        var missing =
            new Finding.Warn(
                "sender " + name + ": has no secret yet, so nothing is sent",
                "gatewright sender rotate-secret %s --issuer %s makes one."
                    .formatted(channel.word(), issuer.id()));
        questions.add(() -> missing);
      } else if (sender.isPresent()) {
        ask("sender", issuer.id(), channel.word(), sender.get().url(), outbound);
      }
    }
  }

  private void ask(String kind, String issuer, String id, String url, Outbound outbound) {
    questions.add(() -> receiver(kind, issuer, id, url, outbound));
  }

  private static Finding receiver(
      String kind, String issuer, String id, String url, Outbound outbound) {
    var what = kind + " " + issuer + "/" + id + ": " + url;
    return switch (outbound.get(new Caller(issuer, kind + " " + id), URI.create(url), "*/*")) {
      case OutboundAnswer.Answered _ -> new Finding.Ok(what);
      case OutboundAnswer.Unanswered(var why) ->
          new Finding.Warn(
              what + ", " + why.words(),
              "see its url and outbound.allow; gatewright %s test %s says more."
                  .formatted(kind, id));
    };
  }

  /// The findings in the order of the questions, of which some are asked at the same time.
  static List<Finding> sideBySide(List<Supplier<Finding>> questions) {
    var places = new Semaphore(AT_ONCE);
    var tasks = questions.stream().map(question -> task(question, places)).toList();
    tasks.forEach(task -> Thread.ofVirtual().name("doctor").start(task));
    return tasks.stream().map(Receivers::result).toList();
  }

  private static FutureTask<Finding> task(Supplier<Finding> question, Semaphore places) {
    return new FutureTask<>(() -> {
      places.acquire();
      try {
        return question.get();
      } finally {
        places.release();
      }
    });
  }

  private static Finding result(FutureTask<Finding> task) {
    try {
      return task.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Finding.Fail("receivers: not all were asked", "run it again.");
    } catch (ExecutionException e) {
      return new Finding.Fail(
          "receivers: cannot be checked (" + e.getCause() + ")",
          "run it again with --debug and report it.");
    }
  }
}
