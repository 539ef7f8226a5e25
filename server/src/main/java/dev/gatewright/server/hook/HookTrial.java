package dev.gatewright.server.hook;

import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.store.webhook.CallSecretTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeSet;

/// Asks a hook about somebody made up, at once, so that whoever wants to know hears how its answer
/// is understood. Nothing comes of the answer. Safe for any number of threads.
public final class HookTrial {
  private final ServerConfig config;
  private final CallSecretTable secrets;
  private final SecureRandom random;
  private final InstantSource clock;

  public HookTrial(
      ServerConfig config, CallSecretTable secrets, SecureRandom random, InstantSource clock) {
    this.config = config;
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  /// What came of it.
  ///
  /// @param isUsable whether it was an answer
  /// @param word `allow`, `refuse`, or the stable word of what is wrong
  /// @param text the rest of a sentence about the hook
  public record Outcome(boolean isUsable, String word, String text, Duration took) {}

  public Outcome run(Tenant tenant, HookConfig hook) {
    var before = clock.instant();
    HookAnswer answer;
    try (var outbound =
        new Outbound(
            config.outbound(),
            new OutboundLimits(OutboundLimits.STANDARD.deadline(), Hooks.LONGEST_ANSWER, 1, 1))) {
      var caller = new HookCaller(outbound, secrets, random, clock);
      answer = caller.ask(hook, question(tenant, hook.on()));
    }
    var took = Duration.between(before, clock.instant());
    return switch (answer) {
      case HookAnswer.Allowed(var access, var id) -> {
        var names = new TreeSet<>(access.keySet());
        names.addAll(id.keySet());
        yield new Outcome(
            true, "allow", names.isEmpty() ? "allows" : "allows and adds " + names, took);
      }
      case HookAnswer.Refused(var reason, _) ->
          new Outcome(true, "refuse", reason.isEmpty() ? "refuses" : "refuses: " + reason, took);
      case HookAnswer.Failed(var why) ->
          new Outcome(false, why.word(), "gives no usable answer: " + why.words(), took);
    };
  }

  private static HookQuestion question(Tenant tenant, HookPlace place) {
    var person = JsonValues.newObject().put("email", "test@example.com");
    var question = HookQuestion.of(tenant).with("address", "192.0.2.1").with("person", person);
    question.details().put("test", true);
    switch (place) {
      case SIGN_UP -> question.with("method", "password");
      case SIGN_IN -> person.put("id", "usr_test").put("email_verified", true);
      case TOKEN -> {
        person.put("id", "usr_test");
        question
            .with("grant_type", "authorization_code")
            .with("access_token", JsonValues.newObject().put("sub", "usr_test"));
      }
    }
    return question;
  }
}
