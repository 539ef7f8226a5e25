package dev.gatewright.server.account.api;

import dev.gatewright.server.account.AccountCopy;
import dev.gatewright.server.account.Deletion;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.json.JsonAnswers;
import java.util.List;
import java.util.Map;

/// A copy of all that is kept of a person, and the end of it.
final class DataApi {
  private final AccountCopy copy;
  private final Deletion deletion;

  DataApi(AccountCopy copy, Deletion deletion) {
    this.copy = copy;
    this.deletion = deletion;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.sensitive("GET", "/export", this::export),
        ApiRoute.sensitive("POST", "/deletion", this::askDeletion));
  }

  private HttpResponse export(ApiCall call) {
    return HttpResponse.json(200, copy.of(call.who())).withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  /// Taken back it is by signing in: from now on no token of the person's is worth anything.
  private HttpResponse askDeletion(ApiCall call) {
    if (Deletion.delay(call.who().tenant()).isEmpty()) {
      return ApiProblem.DELETION_OFF.response();
    }
    return deletion
        .ask(call.who())
        .map(due -> JsonAnswers.of(202, Map.of("due_at", due.toString())))
        .orElseGet(ApiProblem.CHANGED_MEANWHILE::response);
  }
}
