package dev.gatewright.server.hook;

import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An issuer's hooks on tokens, for the engine, which asks only where the issuer has some. Safe for
/// any number of threads.
public final class HookedTokens implements TokenHook {
  private final Hooks hooks;
  private final TenantDirectory directory;

  public HookedTokens(Hooks hooks, TenantDirectory directory) {
    this.hooks = hooks;
    this.directory = directory;
  }

  @Override
  public Advice advise(Question question) {
    var tenant = directory.tenant(question.context().issuer().id());
    if (tenant.isEmpty()) {
      return new Advice.Fail(); // It was removed a moment ago.
    }
    var verdict = hooks.ask(tenant.get(), HookPlace.TOKEN, () -> question(tenant.get(), question));
    return switch (verdict) {
      case HookVerdict.Go(var accessToken, var idToken) -> new Advice.Go(accessToken, idToken);
      case HookVerdict.Refuse _ -> new Advice.Refuse();
      case HookVerdict.Fail _ -> new Advice.Fail();
    };
  }

  private static HookQuestion question(Tenant tenant, Question question) {
    var context = question.context();
    var client = context.client();
    var asked =
        HookQuestion.of(tenant)
            .with(
                "client",
                JsonValues.newObject().put("id", client.id().value()).put("name", client.name()))
            .with("grant_type", context.grantType().value())
            .with("scope", JsonValues.texts(List.copyOf(context.scope().tokens())))
            .with("resources", JsonValues.texts(context.resources()))
            .with("access_token", question.accessToken());
    question.idToken().ifPresent(claims -> asked.with("id_token", claims));
    person(context, question.idToken()).ifPresent(person -> asked.with("person", person));
    return asked;
  }

  /// Whoever the tokens are about, with what the issuer lets this client know of them. Of a guest
  /// there is nobody to tell of.
  private static Optional<JsonNode> person(IssueContext context, Optional<JsonNode> idToken) {
    return context
        .person()
        .filter(person -> !person.grant().isGuest())
        .map(person -> {
          var json = JsonValues.newObject().put("id", person.subject().id().value());
          idToken
              .map(claims -> claims.path("email").asString(""))
              .filter(email -> !email.isEmpty())
              .ifPresent(email -> json.put("email", email));
          return json;
        });
  }
}
