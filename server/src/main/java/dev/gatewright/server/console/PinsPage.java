package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.CreatePin;
import dev.gatewright.admin.command.AdminCommand.ListPins;
import dev.gatewright.admin.command.AdminCommand.RevokePin;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Pin;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.PinsView;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.store.sql.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The PINs of the issuer; the digits of one are shown once.
final class PinsPage {
  private static final String PATH = "/pins";
  private static final String CREATION = "/pins/add";
  private static final String AFTER = "after";
  private static final int MOST_LISTED = 50;

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  PinsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.PINS_READ, this::show).acting(this::revoke),
        ConsoleRoute.issuer(CREATION, Permission.PINS_WRITE, this::ask)
            .acting(this::create)
            .provedNow("pin"));
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var after = visit.asked(AFTER).flatMap(Marks::read);
    var part = new Part(after, MOST_LISTED);
    return desk.see(
            visit, new ListPins(visit.issuerId(), Optional.of(part)), AdminResult.Pins.class)
        .map(found -> {
          boolean writes = visit.may(Permission.PINS_WRITE);
          var here = visit.link(visit.at(PATH));
          var view =
              new PinsView(
                  visit.frame(ConsoleSection.PINS),
                  here,
                  found.pins().stream().map(pin -> line(pin, found.now())).toList(),
                  writes,
                  writes ? Optional.of(visit.link(visit.at(CREATION))) : Optional.empty(),
                  after.map(_ -> here),
                  found.more()
                      ? Optional.of(next(visit, found.pins().getLast()))
                      : Optional.empty());
          return ConsoleAnswer.shown(pages.pins(view, visit.page()));
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static PageLink next(ConsoleVisit visit, Pin last) {
    var mark = new Mark(last.createdAt().toEpochMilli(), last.id().value());
    return visit.link(visit.at(PATH, AFTER, Marks.text(mark)));
  }

  private static PinsView.Line line(Pin pin, Instant now) {
    var state = pin.revokedAt().isPresent() ? "revoked" : pin.isActive(now) ? "active" : "expired";
    return new PinsView.Line(
        pin.id().value(),
        pin.label(),
        pin.privileges(),
        "console.api_key_state." + state,
        pin.isActive(now),
        pin.createdAt(),
        pin.expiresAt());
  }

  private ConsoleAnswer revoke(ConsoleVisit visit, Parameters fields) {
    var pin = fields.first(PinsView.REVOKE_FIELD).orElse("");
    return ConsoleAnswer.of(
        desk.act(visit, new RevokePin(visit.issuerId(), pin)),
        visit.at(PATH),
        ConsoleNotice.PIN_REVOKED);
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    return ConsoleAnswer.shown(form(visit, "", "", Optional.empty()));
  }

  private byte[] form(
      ConsoleVisit visit, String label, String privileges, Optional<String> problem) {
    var here = visit.link(visit.at(CREATION));
    var frame = visit.frame(ConsoleSection.PINS).below(visit.page().text("console.pins.add"), here);
    return pages.newPin(
        new PinsView.Creation(frame, here, label, privileges, problem), visit.page());
  }

  private ConsoleAnswer create(ConsoleVisit visit, Parameters fields) {
    var label = fields.first(PinsView.Creation.LABEL_FIELD).map(String::strip).orElse("");
    var typed = fields.first(PinsView.Creation.PRIVILEGES_FIELD).map(String::strip).orElse("");
    var days = fields.first(PinsView.Creation.DAYS_FIELD).filter(text -> !text.isEmpty());
    if (days.filter(text -> !text.matches("[1-9][0-9]{0,3}")).isPresent()) {
      var why = RefusalText.of(new Refusal.BadEnd(), visit.page().messages());
      return ConsoleAnswer.wrong(form(visit, label, typed, Optional.of(why)));
    }
    var lifetime = days.map(text -> Duration.ofDays(Long.parseLong(text)));
    var create =
        new CreatePin(
            visit.issuerId(), label, OneOrganization.scopes(typed), Optional.empty(), lifetime);
    return switch (desk.run(visit, create)) {
      case AdminResult.PinCreated(var pin, var digits) -> {
        var view =
            new SecretView(
                visit.frame(ConsoleSection.PINS),
                "console.secret.pin_title",
                "console.secret.pin_lead",
                pin.label(),
                List.of(
                    new SecretView.Line("console.secret.pin", new ShownSecret(digits.reveal()))),
                visit.link(visit.at(PATH)));
        yield ConsoleAnswer.shown(pages.secret(view, visit.page()));
      }
      case AdminResult.Refused(var why) ->
          ConsoleAnswer.wrong(
              form(visit, label, typed, Optional.of(RefusalText.of(why, visit.page().messages()))));
      case AdminResult other -> throw new IllegalStateException("no PIN was made: " + other);
    };
  }
}
