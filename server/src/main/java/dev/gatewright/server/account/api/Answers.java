package dev.gatewright.server.account.api;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import java.util.Optional;

/// What one's own account answers alike.
final class Answers {
  private Answers() {}

  /// Of something that is named in the address: an id of nothing, or of somebody else's, is none.
  static HttpResponse doneUnless(Optional<Refusal> refused) {
    return refused.isEmpty() ? JsonAnswers.done() : ApiProblem.NOT_FOUND.response();
  }
}
