package dev.gatewright.server.api.projects;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.ProjectCommand.ListProjectPins;
import dev.gatewright.admin.command.ProjectCommand.MakeProjectPin;
import dev.gatewright.admin.command.ProjectCommand.StopProjectPin;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.Secret;
import dev.gatewright.server.api.projects.ProjectAnswer.Sentence;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The PINs that let guests into a project: those of its issuer.
final class ProjectPins {
  private static final String PINS = ProjectsApi.PROJECT + "/pins";
  private static final String REVOKED = "revoked";

  private final ProjectDesk desk;

  ProjectPins(ProjectDesk desk) {
    this.desk = desk;
  }

  List<ProjectRoute> routes() {
    return List.of(
        ProjectRoute.of("GET", PINS, this::list),
        ProjectRoute.of("POST", PINS, Set.of("pin", "label", "privileges"), this::make),
        ProjectRoute.of("PATCH", PINS + "/{pin}", Set.of("status"), this::stop));
  }

  private HttpResponse list(ProjectCall call) {
    return desk.ask(
        call,
        new ListProjectPins(call.issuer(), call.project()),
        AdminResult.Pins.class,
        found -> {
          var body = JsonValues.newObject();
          var pins = body.putArray("pins");
          found.pins().forEach(pin -> pins.add(told(pin, found.now())));
          return ProjectAnswer.of(200, body);
        });
  }

  /// One that is over counts as revoked when it ended, since that system has no third word.
  private static ObjectNode told(Pin pin, Instant now) {
    var active = pin.isActive(now);
    var told =
        JsonValues.newObject()
            .put("id", pin.id().value())
            .put("label", pin.label())
            .put("status", active ? "active" : REVOKED);
    told.set("privileges", JsonValues.texts(pin.privileges()));
    told.put("created_at", ProjectAnswer.time(pin.createdAt()));
    var ended = active ? Optional.<Instant>empty() : pin.revokedAt().or(pin::expiresAt);
    ended.ifPresentOrElse(
        at -> told.put("revoked_at", ProjectAnswer.time(at)), () -> told.putNull("revoked_at"));
    return told;
  }

  private HttpResponse make(ProjectCall call) {
    if (call.isNoText("pin")
        || call.isNoText("label")
        || (call.body().get("privileges").isPresent()
            && call.body().texts("privileges").isEmpty())) {
      return Sentence.INVALID.response();
    }
    var digits = call.text("pin");
    var label = call.text("label");
    if (digits.isEmpty() || label.isEmpty()) {
      return Sentence.MISSING.response();
    }
    return desk.ask(
        call,
        new MakeProjectPin(
            call.issuer(),
            call.project(),
            label.get(),
            call.body().texts("privileges").orElse(List.of()),
            new Secret(digits.get())),
        AdminResult.PinCreated.class,
        made -> ProjectAnswer.of(201, JsonValues.newObject().put("id", made.pin().id().value())));
  }

  private HttpResponse stop(ProjectCall call) {
    if (call.body().get("status").isEmpty()) {
      return Sentence.MISSING.response();
    }
    return call.text("status").filter(REVOKED::equals).isEmpty()
        ? Sentence.INVALID.response()
        : desk.ask(
            call,
            new StopProjectPin(call.issuer(), call.project(), call.request().variable("pin")),
            AdminResult.Done.class,
            _ -> ProjectAnswer.ok());
  }
}
