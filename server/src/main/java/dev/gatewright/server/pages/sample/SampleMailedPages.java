package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.ActedAs;
import dev.gatewright.server.pages.ActedView;
import dev.gatewright.server.pages.ActingView;
import dev.gatewright.server.pages.ArrivedView;
import dev.gatewright.server.pages.ClientLook;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.MailedView;
import dev.gatewright.server.pages.NotFoundView;
import dev.gatewright.server.pages.OpenLinkView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.TextReach;
import dev.gatewright.server.pages.WayOn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages of signing in by mail, in every state.
final class SampleMailedPages {
  private final Pages pages;
  private final PageContext page;
  private final String spice;

  SampleMailedPages(Pages pages, PageContext page, String spice) {
    this.pages = pages;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    var made = new LinkedHashMap<String, Supplier<byte[]>>();
    made.put("mailed", () -> mailed(true, Optional.empty()));
    made.put("texted", () -> texted(new TextReach.Countries(List.of("+43", "+49"))));
    made.put("texted-nowhere", () -> texted(new TextReach.Nowhere()));
    made.put("mailed-none", () -> mailed(false, Optional.empty()));
    made.put("mailed-throttled", () -> mailed(true, Optional.of(new LoginProblem.Throttled(3))));
    made.put("open-link", () -> openLink(Optional.of("Firefox, Linux" + spice)));
    made.put("open-link-bare", () -> openLink(Optional.empty()));
    made.put("end-link-gone", () -> pages.openLink(OpenLinkView.GONE, page));
    made.put("end-not-found", () -> notFound(List.of()));
    made.put("not-found", () -> notFound(List.of(back())));
    made.put("arrived", () -> arrived(Optional.of(clientName())));
    made.put("arrived-alone", () -> arrived(Optional.empty()));
    made.put("acting", this::acting);
    made.put("acted", this::acted);
    return made;
  }

  private byte[] notFound(List<WayOn> ways) {
    return pages.notFound(new NotFoundView(ways), page);
  }

  private WayOn back() {
    return new WayOn.Back(clientName(), new PageLink("https://portal.acme.test/"));
  }

  private byte[] acting() {
    var hidden = List.of(new HiddenField("token", "t0ken" + spice));
    return pages.acting(new ActingView(link("/impersonate"), hidden), page);
  }

  private byte[] acted() {
    var banner = Optional.of(new ActedAs("Ada Lovelace" + spice, link("/impersonate/end")));
    return pages.acted(new ActedView(60, List.of(back()), link("/account")), page.actingAs(banner));
  }

  private byte[] mailed(boolean sent, Optional<LoginProblem> problem) {
    return mailed("magic_link", sent, new TextReach.Everywhere(), problem);
  }

  private byte[] texted(TextReach reach) {
    return mailed("sms_code", true, reach, Optional.empty());
  }

  private byte[] mailed(
      String method, boolean sent, TextReach reach, Optional<LoginProblem> problem) {
    return pages.mailed(
        new MailedView(
            link("/login"),
            Optional.of(clientName()),
            new Account(Optional.empty(), "ada@acme.test" + spice),
            sent,
            method,
            reach,
            List.of("password"),
            problem,
            hidden()),
        page);
  }

  private byte[] openLink(Optional<String> device) {
    return pages.openLink(
        new OpenLinkView(
            link("/login/link"),
            Optional.of(new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice)),
            Optional.of(clientName()),
            Optional.of(Instant.parse("2026-11-22T10:00:00Z")),
            device,
            Optional.of("192.0.2.7"),
            hidden()),
        page);
  }

  private byte[] arrived(Optional<String> client) {
    var ways =
        client
            .<List<WayOn>>map(
                name -> List.of(new WayOn.Back(name, new PageLink("https://portal.acme.test/"))))
            .orElse(List.of());
    return pages.arrived(new ArrivedView(client, ways, link("/account")), page);
  }

  private List<HiddenField> hidden() {
    return List.of(new HiddenField("link", "x" + spice));
  }

  private static PageLink link(String path) {
    return new PageLink(path);
  }

  private String clientName() {
    return page.client().map(ClientLook::name).orElse(SamplePages.CLIENT) + spice;
  }
}
