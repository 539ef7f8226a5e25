package dev.gatewright.server.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The languages that an issuer speaks.
///
/// @param tags in the order in which they are listed
/// @param standard what it speaks with whoever wants none of the others
public record Spoken(List<String> tags, String standard) {
  public static final Spoken ALL = new Spoken(Languages.TAGS, Languages.TAGS.getFirst());

  public Spoken {
    tags = List.copyOf(tags);
    if (!tags.contains(standard)) {
      throw new IllegalArgumentException("the standard language is one of those spoken");
    }
  }

  /// These and the standard one, in the usual order.
  public static Spoken of(Set<String> offered, String standard) {
    var tags = Languages.TAGS.stream().filter(tag -> offered.contains(tag) || tag.equals(standard));
    return new Spoken(tags.toList(), standard);
  }

  /// Whose words to take where there are none in this language: those of the language that it is a
  /// variety of, of the issuer's own, and of English.
  public List<String> inPlaceOf(String language) {
    return Stream.of(
            Languages.withBase(language).stream(),
            Languages.withBase(standard).stream(),
            Stream.of("en"))
        .flatMap(tags -> tags)
        .distinct()
        .toList();
  }
}
