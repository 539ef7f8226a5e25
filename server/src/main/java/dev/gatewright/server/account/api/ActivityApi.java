package dev.gatewright.server.account.api;

import dev.gatewright.admin.command.AccountCommand.ListActivity;
import dev.gatewright.admin.command.AdminResult.Activity;
import dev.gatewright.server.account.AccountDesk;
import dev.gatewright.server.account.AccountDocument;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import java.util.List;
import java.util.Optional;

/// What happened to an account, the last first.
final class ActivityApi {
  private static final int USUAL = 50;
  private static final int MOST = 100;

  private final AccountDesk desk;

  ActivityApi(AccountDesk desk) {
    this.desk = desk;
  }

  List<ApiRoute> routes() {
    return List.of(ApiRoute.read("/activity", this::list));
  }

  private HttpResponse list(ApiCall call) {
    var cursor = call.request().query().first("cursor");
    var before = cursor.filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    var limit = call.request().query().first("limit");
    int most =
        limit
            .filter(text -> text.matches("[0-9]{1,3}"))
            .map(Integer::parseInt)
            .orElse(limit.isEmpty() ? USUAL : 0);
    if (cursor.isPresent() != before.isPresent() || most < 1 || most > MOST) {
      return ApiProblem.CURSOR.response();
    }
    var who = call.who();
    var found =
        desk.see(who, new ListActivity(who.issuer(), who.person(), before, most), Activity.class);
    var events = found.events();
    return JsonAnswers.list(
        events.stream().map(AccountDocument::event).toList(),
        found.more() ? Optional.of(Long.toString(events.getLast().seq())) : Optional.empty());
  }
}
