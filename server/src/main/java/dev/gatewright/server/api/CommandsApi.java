package dev.gatewright.server.api;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.Wire;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import java.time.Duration;
import java.util.List;

/// Where the command line of another machine has its commands carried out. It is no part of the API
/// that programs are written for: both ends are the same program, and of the same version.
///
/// What is asked for is what would go over the control socket, and so is the answer, refusals
/// included; only who asks is another.
final class CommandsApi {
  static final String PATH = "/commands";

  /// A `tenants.yaml` with the pictures that it names.
  static final int LONGEST_BODY = 2 * 1024 * 1024;

  private static final Duration SOON = Duration.ofSeconds(2);

  private final RemoteCommands commands;

  CommandsApi(RemoteCommands commands) {
    this.commands = commands;
  }

  HttpResponse answer(HttpRequest request, List<Actor.Mandated> held) {
    if (!isJson(request)) {
      return AdminProblem.CONTENT_TYPE.response();
    }
    var asked = Wire.request(request.body());
    if (asked.isEmpty()) {
      return AdminProblem.BODY.response();
    }
    var open = commands.commands();
    if (open.isEmpty()) {
      return AdminProblem.BUSY.after(SOON);
    }
    try {
      return HttpResponse.json(
              200, Wire.bytes(open.get().handle(asked.get(), actor(asked.get(), held))))
          .withHeaders(SecurityHeaders.BACK_CHANNEL);
    } catch (StoreUnavailable _) {
      return AdminProblem.BUSY.after(SOON);
    } catch (IllegalArgumentException _) {
      // An argument is missing: the other program is of another version.
      return AdminProblem.BODY.response();
    }
  }

  /// By what counts in the issuer that the command names.
  private static Actor.Mandated actor(Request asked, List<Actor.Mandated> held) {
    return asked
        .find("issuer")
        .filter(IssuerId::isValid)
        .map(IssuerId::new)
        .flatMap(issuer -> held.stream().filter(one -> one.mandate().reaches(issuer)).findFirst())
        .orElseGet(held::getFirst);
  }

  private static boolean isJson(HttpRequest request) {
    return request.headers().all("Content-Type").equals(List.of("application/json"));
  }
}
