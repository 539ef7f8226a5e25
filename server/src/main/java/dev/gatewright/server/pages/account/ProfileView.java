package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.LanguageChoice;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// What somebody says of themselves.
///
/// @param zones names that a time zone may have
/// @param languages that the pages speak
public record ProfileView(
    Frame frame, PageLink action, List<Field> fields, List<String> zones, List<String> languages) {
  public ProfileView {
    fields = List.copyOf(fields);
    zones = List.copyOf(zones);
    languages = List.copyOf(languages);
  }

  /// One claim; `wrong` says that what was typed cannot be taken.
  public record Field(String claim, String value, boolean wrong) {
    public String label(Messages messages) {
      return messages.text("profile." + claim);
    }

    public boolean isLocale() {
      return claim.equals("locale");
    }

    public boolean isZone() {
      return claim.equals("zoneinfo");
    }

    /// What a browser may fill in (HTML, autofill detail tokens).
    public String autocomplete() {
      return switch (claim) {
        case "name" -> "name";
        case "given_name" -> "given-name";
        case "middle_name" -> "additional-name";
        case "family_name" -> "family-name";
        case "nickname" -> "nickname";
        case "birthdate" -> "bday";
        case "website" -> "url";
        default -> "off";
      };
    }
  }

  /// A language in its own words.
  public String inItsWords(String tag) {
    return LanguageChoice.inItsWords(tag);
  }

  /// Where whoever corrects goes on.
  public boolean isFirstWrong(Field field) {
    return fields.stream().filter(Field::wrong).findFirst().filter(field::equals).isPresent();
  }

  public boolean isFailed() {
    return fields.stream().anyMatch(Field::wrong);
  }
}
