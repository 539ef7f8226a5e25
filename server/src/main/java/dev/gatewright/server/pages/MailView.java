package dev.gatewright.server.pages;

import dev.gatewright.identity.mail.MailAddress;
import java.util.List;
import java.util.Optional;

/// What a mail shows, for its text and for its HTML.
///
/// @param logo an address that mail programs can fetch
/// @param lead says in a sentence or two what it is about
/// @param after what stands small below everything else, each in a paragraph
public record MailView(
    Messages messages,
    Branding branding,
    Optional<PageLink> logo,
    String title,
    String lead,
    Optional<Button> button,
    Optional<String> code,
    List<Fact> facts,
    List<String> after,
    MailAddress recipient) {
  /// More than any program shows.
  private static final int PREVIEW = 120;

  public MailView {
    facts = List.copyOf(facts);
    after = List.copyOf(after);
  }

  /// Leads on.
  public record Button(String label, PageLink link) {}

  /// When, where and from what something was asked.
  public record Fact(String name, String value) {}

  public String text(String key, String... values) {
    return messages.text(key, values);
  }

  /// Who sent it to whom; names among words that are read from right to left stand by themselves
  /// (Unicode UAX #9 §2.4).
  public String footer() {
    return messages.direction().equals("rtl")
        ? text("mail.footer", "\u2068" + branding.name() + "\u2069", recipient.value())
        : text("mail.footer", branding.name(), recipient.value());
  }

  /// Keeps mail programs, which show the first words of a mail beside its subject, from going on
  /// with what stands after them.
  public String afterPreview() {
    return "\u00a0\u200c".repeat(PREVIEW);
  }

  /// The brand's color on a white card.
  public String accent() {
    return branding.primaryColor().css();
  }

  /// What is written on the brand's color.
  public String onAccent() {
    return branding.primaryColor().ink().css();
  }

  /// Links on a white card.
  public String accentInk() {
    return branding.primaryColor().readableOn(Palette.LIGHT_SURFACE, Palette.TEXT_CONTRAST).css();
  }

  /// The brand's color on a dark card.
  public String darkAccent() {
    return branding.palette().onDark().css();
  }

  /// What is written on the brand's color on a dark card.
  public String onDarkAccent() {
    return branding.palette().onDark().ink().css();
  }

  /// Links on a dark card.
  public String darkAccentInk() {
    return branding
        .palette()
        .onDark()
        .readableOn(Palette.DARK_SURFACE, Palette.TEXT_CONTRAST)
        .css();
  }

  /// Behind the card.
  public String ground() {
    return branding.palette().ground().map(Color::css).orElse("#f2f4f7");
  }

  /// Behind the dark card.
  public String darkGround() {
    return branding.palette().darkGround().map(Color::css).orElse("#0d0f14");
  }

  /// A corner of the brand's, where one that is a little round has so many pixels.
  public String corner(int pixels) {
    return switch (branding.palette().corners()) {
          case SHARP -> 0;
          case ROUNDED -> pixels;
          case PILL -> pixels * 2;
        }
        + "px";
  }
}
