package dev.gatewright.server.api.projects;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.api.projects.ProjectAnswer.Sentence;
import dev.gatewright.server.http.HttpResponse;
import java.util.function.Function;

/// Hands commands to the administration and says in that system's words why one was not done.
final class ProjectDesk {
  private final Administration administration;
  private final Runnable settled;

  /// `settled` waits until what was changed is served.
  ProjectDesk(Administration administration, Runnable settled) {
    this.administration = administration;
    this.settled = settled;
  }

  <R extends AdminResult> HttpResponse ask(
      ProjectCall call, AdminCommand command, Class<R> expected, Function<R, HttpResponse> answer) {
    var result = administration.run(call.actor(), command);
    if (result instanceof AdminResult.Refused(var why)) {
      return sentence(why).response();
    }
    if (!command.isQuery()) {
      settled.run();
    }
    return answer.apply(expected.cast(result));
  }

  private static Sentence sentence(Refusal why) {
    return switch (why) {
      case Refusal.NotAllowed() -> Sentence.FORBIDDEN;
      case Refusal.ProofNeeded() -> Sentence.LOGIN;
      case Refusal.NoSuchIssuer _, Refusal.NoSuchClient _ -> Sentence.NO_PROJECT;
      case Refusal.NoSuchUser _ -> Sentence.NO_USER;
      case Refusal.NoSuchPin _ -> Sentence.NO_PIN;
      case Refusal.NoPinDigits() -> Sentence.PIN_DIGITS;
      case Refusal.PinTaken() -> Sentence.PIN_TAKEN;
      case Refusal.TooManyPins _ -> Sentence.PINS_FULL;
      case Refusal.BadPinWords() -> Sentence.INVALID;
      case Refusal.ChangedMeanwhile() -> Sentence.CHANGED;
      case Refusal _ ->
          throw new IllegalStateException("no address asks for what is refused so: " + why);
    };
  }
}
