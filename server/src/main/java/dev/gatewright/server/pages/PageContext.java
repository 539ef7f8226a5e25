package dev.gatewright.server.pages;

import dev.gatewright.server.pages.Branding.Layout;
import dev.gatewright.server.pages.Branding.LegalLink;
import dev.gatewright.server.pages.Branding.OwnText;
import dev.gatewright.server.pages.Branding.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What every page needs beside its own view: the language, the look, and where its files are.
///
/// @param home the path below which the page's files are served too, empty at the root of an
///   origin; a proxy may send nothing else here
/// @param client the application that the page is about
/// @param themed whether the issuer's own stylesheet is loaded. It is not where somebody agrees to
///   something, proves anew who they are, or is told of an error: nothing there may be hidden
/// @param name which page it is, such as `account/password`, for stylesheets; empty before it is
///   made
/// @param challenge the work that the page's form asks of the browser
/// @param spoken the issuer's languages
/// @param choice among them, where the page can be shown again in another
/// @param acted as whom somebody acts who sees the page
/// @param proof why somebody is asked who they are who is signed in
public record PageContext(
    Messages messages,
    Branding branding,
    PageAssets assets,
    String home,
    Optional<ClientLook> client,
    boolean themed,
    String name,
    Optional<ChallengeView> challenge,
    Spoken spoken,
    Optional<LanguageChoice> choice,
    Optional<ActedAs> acted,
    Optional<ProofAsked> proof) {
  public PageContext(Messages messages, Branding branding, PageAssets assets) {
    this(messages, branding, assets, "", Spoken.ALL);
  }

  public PageContext(
      Messages messages, Branding branding, PageAssets assets, String home, Spoken spoken) {
    this(
        messages,
        branding,
        assets,
        home,
        Optional.empty(),
        false,
        "",
        Optional.empty(),
        spoken,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The same for a page about an application.
  public PageContext about(Optional<ClientLook> application) {
    return new PageContext(
        messages,
        branding,
        assets,
        home,
        application,
        themed,
        name,
        challenge,
        spoken,
        choice,
        acted,
        proof);
  }

  /// The same with the issuer's own stylesheet, or without.
  public PageContext withTheme(boolean wanted) {
    return new PageContext(
        messages, branding, assets, home, client, wanted, name, challenge, spoken, choice, acted,
        proof);
  }

  /// The same with work for the browser, where some is asked for.
  public PageContext withChallenge(Optional<ChallengeView> asked) {
    return new PageContext(
        messages, branding, assets, home, client, themed, name, asked, spoken, choice, acted,
        proof);
  }

  /// The same for somebody who is signed in and proves anew who they are, where that is asked.
  public PageContext asking(Optional<ProofAsked> again) {
    return new PageContext(
        messages, branding, assets, home, client, themed, name, challenge, spoken, choice, acted,
        again);
  }

  /// The same in other words.
  public PageContext saying(Messages other) {
    return new PageContext(
        other, branding, assets, home, client, themed, name, challenge, spoken, choice, acted,
        proof);
  }

  /// The same with a choice of languages, where there is one.
  public PageContext offering(Optional<LanguageChoice> languages) {
    return new PageContext(
        messages,
        branding,
        assets,
        home,
        client,
        themed,
        name,
        challenge,
        spoken,
        languages.filter(it -> it.tags().size() > 1),
        acted,
        proof);
  }

  /// The same for somebody who acts as another.
  public PageContext actingAs(Optional<ActedAs> somebody) {
    return new PageContext(
        messages, branding, assets, home, client, themed, name, challenge, spoken, choice, somebody,
        proof);
  }

  /// The same for the page that this template makes.
  PageContext of(String template) {
    var page = template.substring(0, template.length() - ".jte".length());
    return new PageContext(
        messages, branding, assets, home, client, themed, page, challenge, spoken, choice, acted,
        proof);
  }

  /// A text of the chosen language.
  public String text(String key, String... values) {
    return messages.text(key, values);
  }

  public Messages.Sentence around(String key) {
    return messages.around(key);
  }

  public String asset(String name) {
    return home + assets.path(name);
  }

  public String brandStylesheet() {
    return home + BrandStylesheet.of(branding).path();
  }

  /// The issuer's own stylesheet, where this page loads it. Nothing hides that somebody acts as
  /// another.
  public Optional<String> ownStylesheet() {
    return branding.css().filter(_ -> themed && acted.isEmpty()).map(file -> home + file.path());
  }

  public Optional<PageLink> logo() {
    return picture(Place.LOGO).or(this::darkLogo);
  }

  /// The logo for dark pages, where it is another one.
  public Optional<PageLink> darkLogo() {
    return picture(Place.LOGO_DARK);
  }

  /// The picture beside the card.
  public Optional<PageLink> scene() {
    return picture(Place.SCENE);
  }

  public boolean isSplit() {
    return branding.layout() == Layout.SPLIT;
  }

  public String favicon() {
    return picture(Place.FAVICON).map(PageLink::value).orElseGet(() -> asset("mark.svg"));
  }

  /// The media type of the favicon, where it is known.
  public Optional<String> faviconType() {
    return branding.picture(Place.FAVICON).isEmpty()
        ? Optional.of("image/svg+xml")
        : branding
            .picture(Place.FAVICON)
            .flatMap(Picture::file)
            .map(file -> file.kind().mediaType());
  }

  private Optional<PageLink> picture(Place place) {
    return branding.picture(place).map(picture -> picture.link(home, ""));
  }

  /// The operator's own words in the page's language.
  public Optional<Said> own(OwnText text) {
    return branding.text(text, languages());
  }

  /// Whose words to take where somebody else says something in several languages.
  public List<String> languages() {
    return spoken.inPlaceOf(messages.language());
  }

  /// The links at the foot of the page.
  public List<LegalLink> legal() {
    return Arrays.stream(LegalLink.values()).filter(branding.links()::containsKey).toList();
  }

  /// What the Content-Security-Policy of the page must allow in `img-src` beside `'self'`.
  public List<String> imageSources() {
    return Stream.concat(
            branding.imageSources(),
            client.flatMap(ClientLook::logo).flatMap(PageLink::origin).stream())
        .distinct()
        .toList();
  }
}
