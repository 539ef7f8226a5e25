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
    return branding.primaryColor().readableOn(Palette.LIGHT_SURFACE, 4.5).css();
  }

  /// The brand's color on a dark card.
  public String darkAccent() {
    return darkColor(3).css();
  }

  /// What is written on the brand's color on a dark card.
  public String onDarkAccent() {
    return darkColor(3).ink().css();
  }

  /// Links on a dark card.
  public String darkAccentInk() {
    return darkColor(4.5).css();
  }

  private Color darkColor(double contrast) {
    return branding.primaryColor().readableOn(Palette.DARK_SURFACE, contrast);
  }
}
