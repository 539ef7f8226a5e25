package dev.gatewright.server.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A board on which one page is shown in all looks at once.
///
/// @param names leads to the same with long names, or with short ones again
/// @param longNames whether names are long
public record LookView(
    List<Choice> issuers,
    List<Choice> clients,
    List<Choice> languages,
    Optional<PageLink> names,
    boolean longNames,
    List<Choice> pages,
    List<Choice> mails,
    List<Frame> frames) {
  public LookView {
    issuers = List.copyOf(issuers);
    clients = List.copyOf(clients);
    languages = List.copyOf(languages);
    pages = List.copyOf(pages);
    mails = List.copyOf(mails);
    frames = List.copyOf(frames);
  }

  /// One of several.
  public record Choice(String label, PageLink link, boolean current) {}

  /// One look at the page.
  public record Frame(String language, Kind kind, PageLink link) {
    /// How wide, and on which ground.
    public enum Kind {
      PHONE_LIGHT,
      PHONE_DARK,
      DESKTOP_LIGHT,
      DESKTOP_DARK;

      /// Its classes.
      public String classes() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
      }
    }

    public String title() {
      return language + ", " + kind.classes();
    }
  }
}
