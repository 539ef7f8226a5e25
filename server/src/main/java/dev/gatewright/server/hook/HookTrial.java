package dev.gatewright.server.hook;

import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.store.webhook.CallSecretTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks a hook about somebody made up, at once, so that whoever wants to know hears how its answer
/// is understood. Nothing comes of the answer. Safe for any number of threads.
public final class HookTrial {
  private static final String ID = "usr_test";
  private static final String EMAIL = "test@example.com";
  private static final String NAME = "Test Person";
  private static final String ADDRESS = "192.0.2.1";
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final HookCaller caller;
  private final InstantSource clock;

  /// @param door that trials share
  public HookTrial(
      Outbound door, CallSecretTable secrets, SecureRandom random, InstantSource clock) {
    this.caller = new HookCaller(door, secrets, random, clock);
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
    var answer = caller.ask(hook, question(tenant, hook.on(), before));
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

  /// With all that such a question has, so that a hook can be written against it.
  private static HookQuestion question(Tenant tenant, HookPlace place, Instant now) {
    var question = HookQuestion.of(tenant);
    question.details().put("test", true);
    question.with(
        "client", JsonValues.newObject().put("id", "test").put("name", "Test application"));
    return switch (place) {
      case SIGN_UP ->
          question
              .with("address", ADDRESS)
              .with("person", JsonValues.newObject().put("email", EMAIL).put("name", NAME))
              .with("method", "password");
      case SIGN_IN ->
          question
              .with("address", ADDRESS)
              .with("person", person())
              .with("methods", JsonValues.texts(List.of("password", "totp")))
              .with("amr", JsonValues.texts(List.of("mfa", "otp", "pwd")));
      case TOKEN ->
          question
              .with("person", JsonValues.newObject().put("id", ID).put("email", EMAIL))
              .with("grant_type", "authorization_code")
              .with("scope", JsonValues.texts(List.of("openid", "email")))
              .with("resources", JsonValues.texts(List.of()))
              .with("access_token", accessToken(tenant, now))
              .with("id_token", idToken(tenant, now));
    };
  }

  private static JsonNode person() {
    var person = JsonValues.newObject();
    person.put("id", ID).put("email", EMAIL).put("email_verified", true);
    person.putObject("claims").put("name", NAME);
    return person;
  }

  private static JsonNode accessToken(Tenant tenant, Instant now) {
    return claims(tenant, now, tenant.issuer().url())
        .put("client_id", "test")
        .put("scope", "openid email")
        .put("gid", "test");
  }

  private static JsonNode idToken(Tenant tenant, Instant now) {
    return claims(tenant, now, "test").put("email", EMAIL).put("email_verified", true);
  }

  /// What both tokens say.
  private static ObjectNode claims(Tenant tenant, Instant now, String audience) {
    var claims =
        JsonValues.newObject()
            .put("iss", tenant.issuer().url())
            .put("sub", ID)
            .put("aud", audience)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFETIME).getEpochSecond())
            .put("auth_time", now.getEpochSecond());
    claims.set("amr", JsonValues.texts(List.of("pwd")));
    return claims;
  }
}
