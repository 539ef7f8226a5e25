package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.HooksView;
import dev.gatewright.server.pages.console.PinsView;
import dev.gatewright.server.pages.console.WebhooksView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The console's pages of PINs and webhooks in every state.
final class SampleConsoleMore {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final PageLink HERE = new PageLink("/console/i/acme/webhooks");

  private final ConsolePages pages;
  private final ConsoleFrame pins;
  private final ConsoleFrame webhooks;
  private final PageContext page;
  private final String spice;

  /// @param pins the frame of the PINs' own page
  /// @param webhooks that of the webhooks'
  SampleConsoleMore(
      ConsolePages pages,
      ConsoleFrame pins,
      ConsoleFrame webhooks,
      PageContext page,
      String spice) {
    this.pages = pages;
    this.pins = pins;
    this.webhooks = webhooks;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-pins", () -> pins(true));
    made.put("console-pins-none", () -> pins(false));
    made.put("console-new-pin", () -> newPin(Optional.empty()));
    made.put("console-new-pin-wrong", () -> newPin(Optional.of("It cannot be so." + spice)));
    made.put("console-hooks", () -> hooks(true));
    made.put("console-hooks-none", () -> hooks(false));
    made.put("console-webhooks", () -> webhooks(true));
    made.put("console-webhooks-none", () -> webhooks(false));
    made.put("console-webhook", () -> webhook(true));
    made.put("console-webhook-new", () -> webhook(false));
    made.put("console-webhook-add", () -> change(false, Optional.empty()));
    made.put("console-webhook-change", () -> change(true, Optional.of("No URL." + spice)));
    return made;
  }

  private byte[] pins(boolean any) {
    var works =
        new PinsView.Line(
            "pin_1" + spice,
            "Front desk" + spice,
            List.of("read" + spice),
            "console.api_key_state.active",
            true,
            NOON,
            Optional.of(NOON));
    var over =
        new PinsView.Line(
            "pin_2",
            "Old",
            List.of(),
            "console.api_key_state.revoked",
            false,
            NOON,
            Optional.empty());
    var more = any ? Optional.of(HERE) : Optional.<PageLink>empty();
    return pages.pins(
        new PinsView(pins, HERE, any ? List.of(works, over) : List.of(), any, more, more, more),
        page);
  }

  private byte[] newPin(Optional<String> problem) {
    return pages.newPin(
        new PinsView.Creation(
            pins.below("New PIN", HERE), HERE, "Desk" + spice, "read" + spice, problem),
        page);
  }

  private WebhooksView.Line line(boolean on) {
    return new WebhooksView.Line(
        "crm" + spice,
        "https://crm.test/hook" + spice,
        List.of("user.*" + spice, "session.ended"),
        on ? "console.webhook_state.on" : "console.webhook_state.gone",
        on,
        HERE);
  }

  private byte[] hooks(boolean any) {
    var one =
        new HooksView.Line(
            "tiers" + spice,
            "https://crm.acme.test/hooks" + spice,
            "console.hooks.on_token",
            "console.hooks.failure_allow",
            "2s",
            true);
    var other =
        new HooksView.Line(
            "blocklist" + spice,
            "https://risk.acme.test/sign-in",
            "console.hooks.on_sign_in",
            "console.hooks.failure_refuse",
            "3s",
            false);
    var tried = any ? Optional.of("It answers: allow." + spice) : Optional.<String>empty();
    return pages.hooks(
        new HooksView(
            webhooks.below("Hooks", HERE),
            HERE,
            HERE,
            any ? List.of(one, other) : List.of(),
            tried),
        page);
  }

  private byte[] webhooks(boolean any) {
    return pages.webhooks(
        new WebhooksView(webhooks, any ? List.of(line(true), line(false)) : List.of(), HERE), page);
  }

  private byte[] webhook(boolean any) {
    var waiting =
        new WebhooksView.Sent(
            12,
            "user.added" + spice,
            "console.delivery_state.waiting",
            2,
            Optional.of(NOON),
            Optional.of("timeout" + spice),
            Optional.of(NOON));
    var fresh =
        new WebhooksView.Sent(
            11,
            "user.changed",
            "console.delivery_state.delivered",
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var more = any ? Optional.of(HERE) : Optional.<PageLink>empty();
    return pages.webhook(
        new WebhooksView.One(
            webhooks.below("crm" + spice, HERE),
            HERE,
            HERE,
            line(any),
            3,
            1,
            12,
            any ? Optional.of("Taken" + spice) : Optional.empty(),
            any ? List.of(waiting, fresh) : List.of(),
            more,
            more),
        page);
  }

  private byte[] change(boolean known, Optional<String> problem) {
    return pages.webhookChange(
        new WebhooksView.Change(
            webhooks.below("Change", HERE),
            HERE,
            known,
            "crm" + spice,
            "https://crm.test" + spice,
            "user.*" + spice,
            known,
            problem),
        page);
  }
}
