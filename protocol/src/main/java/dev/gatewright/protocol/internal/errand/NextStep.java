package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import java.time.Instant;
import java.util.Optional;

/// What must happen before whoever asked gets an answer: one table for every door that leads to a
/// person (OpenID Connect Core §3.1.2.1, §3.1.2.3, §3.1.2.4). Pure: it looks at what was asked,
/// what was answered, who is logged in, and the time.
///
/// Whoever acts as a person is asked nothing, since every answer would be the person's to give.
public sealed interface NextStep {

  /// A question; `otherwise` is why there is no answer where it cannot be put.
  record Ask(Question question, Reason otherwise) implements NextStep {}

  record Refuse(Reason reason) implements NextStep {}

  /// Everything is answered. The context of `login` is the one to report.
  record Issue(Proof login) implements NextStep {}

  /// What is known of the person who is logged in; read only where the table gets that far.
  interface Facts {
    /// Of nobody.
    Facts NONE =
        new Facts() {
          @Override
          public Scope consented() {
            return Scope.empty();
          }

          @Override
          public boolean sees(String organization) {
            return false;
          }
        };

    /// What the person allowed this client before.
    Scope consented();

    /// Whether the organization is one of the person's that the client may see.
    boolean sees(String organization);
  }

  /// The next step of an errand.
  static NextStep decide(
      Asked asked,
      Progress progress,
      Optional<Proof> login,
      Facts facts,
      Contexts contexts,
      Instant now) {
    var step = next(asked, progress, login, facts, contexts, now);
    if (!(step instanceof Ask ask)) {
      return step;
    }
    if (asked.isSilent()) {
      return new Refuse(ask.otherwise());
    }
    return login.filter(Proof::isActed).isPresent()
        ? new Refuse(Reason.AUTHORIZE_IMPERSONATED)
        : step;
  }

  private static NextStep next(
      Asked asked,
      Progress progress,
      Optional<Proof> login,
      Facts facts,
      Contexts contexts,
      Instant now) {
    var since = asked.since(progress.startedAt(), now);
    if (login.isEmpty()) {
      return logIn(asked, since, contexts, Reason.AUTHORIZE_LOGIN_REQUIRED);
    }
    var proof = login.get();
    boolean fresh = progress.includes(proof);
    boolean proved = since.map(proof::isSince).orElse(true);
    if (!proved || (!fresh && asked.wantsNewLogin())) {
      return logIn(asked, since, contexts, Reason.AUTHORIZE_LOGIN_REQUIRED);
    }
    if (asked.subject().isPresent() && !asked.subject().get().equals(proof.subject())) {
      return fresh
          ? new Refuse(Reason.AUTHORIZE_WRONG_USER)
          : logIn(asked, since, contexts, Reason.AUTHORIZE_WRONG_USER);
    }
    // Whoever acts as somebody chose them.
    if (asked.prompts().contains(Prompt.SELECT_ACCOUNT)
        && !progress.hasChosen(proof)
        && !proof.isActed()) {
      return new Ask(
          new Question.SelectAccount(asked.demand(since, contexts)),
          Reason.AUTHORIZE_ACCOUNT_SELECTION_REQUIRED);
    }
    var met = contexts.meeting(asked.acrs(), proof.acr());
    if (!asked.acrs().isEmpty() && met.isEmpty()) {
      var stronger = strengthen(asked, progress, proof, contexts);
      if (stronger.isPresent()) {
        return stronger.get();
      }
    }
    if (asked.organization().filter(id -> !facts.sees(id)).isPresent()) {
      return new Refuse(Reason.AUTHORIZE_ORGANIZATION);
    }
    return consent(asked, progress, met.isPresent() ? proof.as(met) : proof, facts);
  }

  private static Ask logIn(
      Asked asked, Optional<Instant> notBefore, Contexts contexts, Reason otherwise) {
    return new Ask(
        new Question.Login(asked.demand(notBefore, contexts), asked.wantsAccount()), otherwise);
  }

  /// A context that is essential and out of reach is an error (OpenID Connect Core §5.5.1.1); one
  /// that is a wish is asked for where nobody has said that it cannot be had.
  private static Optional<NextStep> strengthen(
      Asked asked, Progress progress, Proof login, Contexts contexts) {
    boolean possible =
        !contexts.reachable(asked.acrs()).isEmpty() && !progress.cannotProveMore(login);
    if (possible && (asked.acrEssential() || !asked.isSilent())) {
      var demand = asked.demand(Optional.empty(), contexts);
      return Optional.of(new Ask(new Question.StepUp(demand), Reason.AUTHORIZE_ACR));
    }
    return asked.acrEssential() ? Optional.of(new Refuse(Reason.AUTHORIZE_ACR)) : Optional.empty();
  }

  private static NextStep consent(Asked asked, Progress progress, Proof login, Facts facts) {
    if (progress.hasConsented(login)) {
      return new Issue(login);
    }
    if (asked.prompts().contains(Prompt.CONSENT)) {
      return allow(asked, asked.disclosed(), false);
    }
    if (asked.client().filter(client -> !client.option(Client.FIRST_PARTY)).isEmpty()) {
      return new Issue(login);
    }
    var missing = asked.disclosed().without(facts.consented());
    if (missing.isEmpty() && asked.assured()) {
      return new Issue(login);
    }
    return missing.isEmpty() ? allow(asked, asked.disclosed(), true) : allow(asked, missing, false);
  }

  private static Ask allow(Asked asked, Scope missing, boolean everyTime) {
    boolean lasting = asked.disclosed().contains(Scope.OFFLINE_ACCESS);
    return new Ask(
        new Question.Consent(missing, asked.organization(), lasting, everyTime),
        Reason.AUTHORIZE_CONSENT_REQUIRED);
  }
}
