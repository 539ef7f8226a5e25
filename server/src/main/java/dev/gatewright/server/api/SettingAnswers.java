package dev.gatewright.server.api;

import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.tenants.SettingFault;
import dev.gatewright.server.tenants.Settled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers by what came of changing settings, once it is served.
final class SettingAnswers {
  static final Field NOTES =
      Field.optional("notes", Shapes.TEXTS, "what is left to do elsewhere, or has no use as it is");

  private final AdminDesk desk;

  SettingAnswers(AdminDesk desk) {
    this.desk = desk;
  }

  HttpResponse client(
      AdminCall call, Settled settled, Function<Settled.Client, HttpResponse> answer) {
    return settled instanceof Settled.Client client
        ? done(client.isChanged(), () -> answer.apply(client))
        : refused(call, settled);
  }

  HttpResponse issuer(
      AdminCall call, Settled settled, Function<Settled.Issuer, HttpResponse> answer) {
    return settled instanceof Settled.Issuer issuer
        ? done(issuer.isChanged(), () -> answer.apply(issuer))
        : refused(call, settled);
  }

  private HttpResponse done(boolean isChanged, Supplier<HttpResponse> answer) {
    if (isChanged) {
      desk.settle();
    }
    return answer.get();
  }

  private static HttpResponse refused(AdminCall call, Settled settled) {
    return switch (settled) {
      case Settled.Refused(var command, var why) -> AdminDesk.refused(call, command, why);
      case Settled.IsThere() -> AdminProblem.EXISTS.of("/settings/id");
      case Settled.NotThere() -> AdminProblem.NOT_FOUND.response();
      case Settled.Wrong(var faults) -> wrong(faults);
      case Settled.Client _, Settled.Issuer _ ->
          throw new IllegalArgumentException("this is no refusal: " + settled.getClass());
    };
  }

  private static HttpResponse wrong(List<SettingFault> faults) {
    var first = faults.getFirst();
    return AdminProblem.SETTINGS.all(
        field(first), first.text(), faults.stream().map(SettingAnswers::told).toList());
  }

  private static Map<String, String> told(SettingFault fault) {
    var members = new LinkedHashMap<String, String>();
    members.put("field", field(fault));
    members.put("detail", fault.text());
    if (!fault.fix().isEmpty()) {
      members.put("fix", fault.fix());
    }
    return members;
  }

  /// From the top of the body.
  private static String field(SettingFault fault) {
    return "/" + SettingShapes.SETTINGS + fault.pointer();
  }
}
