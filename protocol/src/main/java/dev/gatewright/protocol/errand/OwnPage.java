package dev.gatewright.protocol.errand;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a page of the host's own wants of a person before it goes on: somebody who is logged in, at
/// most `maxAge` ago where that is said. No client asks, and nothing is answered to one.
///
/// `path` is the page's address below the issuer URL. `acrs` are wished for, as `acr_values` is
/// (OpenID Connect Core §3.1.2.1): who cannot prove so much goes on all the same. `act` is what the
/// person was about to do there, where that is known.
public record OwnPage(
    String path,
    Optional<Duration> maxAge,
    List<String> acrs,
    List<String> uiLocales,
    Optional<Act> act) {
  /// Longest address of a page: with it, a handle fits into an address.
  public static final int LONGEST = 1_000;

  /// Something that waits for the person's proof.
  ///
  /// @param title what the page calls it
  /// @param typed what the person typed for it, in the page's own words, to be brought back
  public record Act(String title, Optional<String> typed) {
    /// Longest that is brought back: with it, a handle fits into a field of a form.
    public static final int LONGEST_TYPED = 20_000;

    private static final int LONGEST_TITLE = 200;

    public Act {
      if (title.length() > LONGEST_TITLE
          || typed.filter(text -> text.length() > LONGEST_TYPED).isPresent()) {
        throw new IllegalArgumentException("what a page has waiting is too long to be carried");
      }
    }

    /// Says nothing of what was typed, which may be a secret.
    @Override
    public String toString() {
      return "Act[" + title + "]";
    }
  }

  public OwnPage {
    if (!path.startsWith("/") || path.startsWith("//") || path.length() > LONGEST) {
      throw new IllegalArgumentException("an own page is a path below the issuer URL");
    }
    acrs = List.copyOf(acrs);
    uiLocales = List.copyOf(uiLocales);
  }

  /// A page for whoever is logged in, since whenever.
  public static OwnPage at(String path) {
    return new OwnPage(path, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  /// The same page for whoever proved just now who they are, as well as they can.
  public OwnPage provedWithin(Duration maxAge, List<String> wished) {
    return new OwnPage(path, Optional.of(maxAge), wished, uiLocales, act);
  }

  /// The same page without what was typed for it.
  public OwnPage untyped() {
    var bare = act.map(doing -> new Act(doing.title(), Optional.empty()));
    return new OwnPage(path, maxAge, acrs, uiLocales, bare);
  }

  /// The same page for somebody who was about to do this there.
  public OwnPage about(Act doing) {
    return new OwnPage(path, maxAge, acrs, uiLocales, Optional.of(doing));
  }
}
