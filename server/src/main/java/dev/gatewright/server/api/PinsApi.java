package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.CreatePin;
import dev.gatewright.admin.command.AdminCommand.ListPins;
import dev.gatewright.admin.command.AdminCommand.RevokePin;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.Secret;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.sql.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The PINs that let in whoever has no account.
final class PinsApi {
  private static final String PINS = AdminCall.ISSUER_PATH + "/pins";

  private static final long LONGEST = Duration.ofDays(3650).toSeconds();

  private static final Document PIN =
      Document.of(
          "Pin",
          Field.required("id", Shapes.TEXT, "what addresses and tokens name it by"),
          Field.required("label", Shapes.TEXT, "what somebody calls it"),
          Field.required("privileges", Shapes.TEXTS, "what tokens pass on"),
          Field.required("active", Shapes.FLAG, "whether it lets anybody in"),
          Field.required("created_at", Shapes.MOMENT, "when it was made"),
          Field.optional("expires_at", Shapes.MOMENT, "when it stops by itself"),
          Field.optional("revoked_at", Shapes.MOMENT, "when somebody stopped it"));

  private static final Document MADE =
      PIN.and("PinMade", Field.required("digits", Shapes.TEXT, "told this once"));

  private final AdminDesk desk;

  PinsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                PINS,
                Permission.PINS_READ,
                "The issuer's PINs, whatever became of them",
                new Told.Several(PIN))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "pins", part -> list(call, part))),
        Endpoint.post(PINS, Permission.PINS_WRITE, "Makes a PIN", new Told.Made(MADE))
            .taking(
                Field.required("label", Shapes.TEXT, "1 to 100 characters"),
                Field.optional("privileges", Shapes.TEXTS, "at most 50"),
                Field.optional("digits", Shapes.TEXT, "5 to 12; made where they are not said"),
                Field.optional(
                    "expires_in", new Shape.Whole(1, LONGEST), "in seconds; never where not said"))
            .refusing(AdminProblem.PIN_TAKEN, AdminProblem.TOO_MANY)
            .by(this::create),
        Endpoint.delete(PINS + "/{pin}", Permission.PINS_WRITE, "Stops a PIN and ends what it gave")
            .by(call -> desk.act(call, new RevokePin(call.issuer(), call.variable("pin")))));
  }

  private HttpResponse list(AdminCall call, Part part) {
    return desk.ask(
        call,
        new ListPins(call.issuer(), Optional.of(part)),
        AdminResult.Pins.class,
        found ->
            JsonAnswers.list(
                found.pins().stream().map(pin -> told(pin, found.now())).toList(),
                Cursor.behind(
                    "pins",
                    found.pins(),
                    found.more(),
                    pin -> new Mark(pin.createdAt().toEpochMilli(), pin.id().value()))));
  }

  private static Map<String, Object> told(Pin pin, Instant now) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", pin.id().value());
    fields.put("label", pin.label());
    fields.put("privileges", pin.privileges());
    fields.put("active", pin.isActive(now));
    fields.put("created_at", pin.createdAt().toString());
    pin.expiresAt().ifPresent(at -> fields.put("expires_at", at.toString()));
    pin.revokedAt().ifPresent(at -> fields.put("revoked_at", at.toString()));
    return fields;
  }

  private HttpResponse create(AdminCall call) {
    var body = call.body();
    var create =
        new CreatePin(
            call.issuer(),
            body.text("label").orElse(""),
            body.texts("privileges").orElse(List.of()),
            body.text("digits").map(Secret::new),
            body.get("expires_in").map(JsonNode::longValue).map(Duration::ofSeconds));
    return desk.ask(
        call,
        create,
        AdminResult.PinCreated.class,
        made -> {
          var fields = told(made.pin(), made.pin().createdAt());
          fields.put("digits", made.digits().reveal());
          return JsonAnswers.of(201, fields)
              .withHeader("Location", call.below(made.pin().id().value()));
        });
  }
}
