package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.DevView;
import dev.gatewright.server.pages.HomeView;
import dev.gatewright.server.pages.InboxView;
import dev.gatewright.server.pages.LookView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.ShownSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages of a server that somebody develops with.
final class SampleDevPages {
  private final Pages pages;
  private final PageContext page;
  private final String spice;

  SampleDevPages(Pages pages, PageContext page, String spice) {
    this.pages = pages;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    var made = new LinkedHashMap<String, Supplier<byte[]>>();
    made.put("home-dev", this::home);
    made.put("dev", this::dev);
    made.put("look", this::look);
    made.put("inbox", this::inbox);
    made.put("inbox-empty", () -> pages.inbox(new InboxView(Optional.empty(), List.of()), page));
    return made;
  }

  private byte[] home() {
    var inbox = new DevView.Address("Inbox" + spice, link("/inbox"));
    return pages.home(new HomeView(List.of(inbox)), page);
  }

  private byte[] dev() {
    String base = "http://localhost:8080";
    return pages.dev(
        new DevView(
            List.of(
                new DevView.Address("Demo application" + spice, link("http://localhost:3000/")),
                new DevView.Address(
                    "Discovery" + spice, link(base + "/.well-known/openid-configuration")),
                new DevView.Address("Inbox" + spice, link(base + "/dev/inbox"))),
            List.of(
                user("Ada Lovelace", "ada@acme.test", "admin"),
                user("Grace Hopper", "grace@acme.test", "member")),
            List.of(
                new DevView.Client(
                    "demo-web" + spice,
                    "web" + spice,
                    Optional.of(new ShownSecret("t7Yq0cU2b8mXw4Zr9Lk3Vd6Hs1Nf5Pj" + spice)),
                    List.of("http://localhost:3000/callback" + spice)),
                new DevView.Client(
                    "demo-spa" + spice,
                    "spa" + spice,
                    Optional.empty(),
                    List.of("http://localhost:5173/" + spice, "http://localhost:5173/callback")))),
        page);
  }

  private byte[] look() {
    var choices =
        List.of(
            new LookView.Choice("acme" + spice, link("/dev/look?page=login"), true),
            new LookView.Choice("north" + spice, link("/dev/look?page=code"), false));
    return pages.look(
        new LookView(
            choices,
            choices,
            choices,
            Optional.of(link("/dev/look?names=long")),
            true,
            choices,
            choices,
            List.of()),
        page);
  }

  private DevView.User user(String name, String email, String role) {
    return new DevView.User(
        name + spice, email + spice, new ShownSecret("correct horse" + spice), role + spice);
  }

  private byte[] inbox() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    List<InboxView.Mail> mails = new ArrayList<>();
    for (String subject : List.of("Confirm your email address", "A new sign-in to your account")) {
      mails.add(
          new InboxView.Mail(
              "m" + mails.size(),
              noon.minusSeconds(mails.size() * 600L),
              "ada@acme.test" + spice,
              subject + spice,
              "Hello Ada,\n\nplease follow the link." + spice,
              List.of(link("http://localhost:8080/confirm?token=abc&next=%2F"))));
    }
    return pages.inbox(new InboxView(Optional.of("ada@acme.test" + spice), mails), page);
  }

  private static PageLink link(String text) {
    return PageLink.parse(text).orElseThrow();
  }
}
