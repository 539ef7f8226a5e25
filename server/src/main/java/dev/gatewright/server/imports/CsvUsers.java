package dev.gatewright.server.imports;

import dev.gatewright.server.imports.Newcomer.Left;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/// People as CSV with a header (RFC 4180), by names of columns that systems and people use.
final class CsvUsers {
  private static final String EMAIL = "email";
  private static final String VERIFIED = "email_verified";
  private static final String HASH = "password_hash";
  private static final String USERNAME = "username";
  private static final String STATUS = "status";
  private static final String BLOCKED = "blocked";
  private static final String MFA = "mfa";
  private static final String GROUPS = "groups";

  /// What a column is, by its name in small letters without what stands between words.
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("email", EMAIL),
          Map.entry("emailaddress", EMAIL),
          Map.entry("primaryemail", EMAIL),
          Map.entry("emailverified", VERIFIED),
          Map.entry("passwordhash", HASH),
          Map.entry("hash", HASH),
          Map.entry("username", USERNAME),
          Map.entry("preferredusername", USERNAME),
          Map.entry("cognitousername", USERNAME),
          Map.entry("login", USERNAME),
          Map.entry("status", STATUS),
          Map.entry("userstatus", STATUS),
          Map.entry("disabled", BLOCKED),
          Map.entry("blocked", BLOCKED),
          Map.entry("cognitomfaenabled", MFA),
          Map.entry("groups", GROUPS),
          Map.entry("roles", GROUPS),
          Map.entry("name", "name"),
          Map.entry("displayname", "name"),
          Map.entry("fullname", "name"),
          Map.entry("givenname", "given_name"),
          Map.entry("firstname", "given_name"),
          Map.entry("familyname", "family_name"),
          Map.entry("lastname", "family_name"),
          Map.entry("middlename", "middle_name"),
          Map.entry("nickname", "nickname"),
          Map.entry("phonenumber", "phone_number"),
          Map.entry("phone", "phone_number"),
          Map.entry("mobilephone", "phone_number"),
          Map.entry("primaryphone", "phone_number"),
          Map.entry("phonenumberverified", "phone_number_verified"),
          Map.entry("picture", "picture"),
          Map.entry("profile", "profile"),
          Map.entry("profileurl", "profile"),
          Map.entry("website", "website"),
          Map.entry("gender", "gender"),
          Map.entry("birthdate", "birthdate"),
          Map.entry("zoneinfo", "zoneinfo"),
          Map.entry("timezone", "zoneinfo"),
          Map.entry("locale", "locale"),
          Map.entry("preferredlanguage", "locale"));

  /// Claims that are no text.
  private static final Set<String> TRUTHS = Set.of("phone_number_verified");

  /// Words of systems for accounts that may sign in.
  private static final Set<String> ACTIVE =
      Set.of(
          "",
          "active",
          "enabled",
          "confirmed",
          "provisioned",
          "recovery",
          "password_expired",
          "force_change_password",
          "reset_required");

  private CsvUsers() {}

  static void read(InputStream file, Format.Taking taking) throws IOException, Unreadable {
    var reader =
        CsvMapper.builder()
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .enable(CsvReadFeature.TRIM_SPACES)
            .build()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader());
    int row = 0;
    try (var lines = reader.<Map<String, String>>readValues(file)) {
      while (lines.hasNext()) {
        row++;
        taking.take(person(row, columns(lines.next())));
      }
    } catch (JacksonException e) {
      throw new Unreadable(
          "row %s is no CSV with the columns of the first line".formatted(row + 1), e);
    }
  }

  private static Map<String, String> columns(Map<String, String> line) {
    var columns = new HashMap<String, String>();
    line.forEach((name, value) -> {
      var known = COLUMNS.get(folded(name));
      if (known != null && value != null && !value.isBlank()) {
        columns.putIfAbsent(known, value.strip());
      }
    });
    return columns;
  }

  /// `profile.firstName`, `First name` and `first_name` are the same.
  private static String folded(String name) {
    var small = name.strip().toLowerCase(Locale.ROOT);
    var bare = small.startsWith("profile.") ? small.substring("profile.".length()) : small;
    return bare.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Row person(int row, Map<String, String> columns) {
    var person = new Person(row);
    var left = new HashMap<>(columns);
    person.names(take(left, "name"), take(left, "given_name"), take(left, "family_name"));
    var username = take(left, USERNAME);
    var email = take(left, EMAIL).or(() -> username.filter(name -> name.indexOf('@') > 0));
    boolean verified = take(left, VERIFIED).filter(CsvUsers::isTrue).isPresent();
    boolean active =
        ACTIVE.contains(take(left, STATUS).orElse("").toLowerCase(Locale.ROOT))
            && take(left, BLOCKED).filter(CsvUsers::isTrue).isEmpty();
    var hash = take(left, HASH);
    person.leaves(Left.ONE_TIME_PASSWORD, take(left, MFA).filter(CsvUsers::isTrue).isPresent());
    person.leaves(Left.ROLES, take(left, GROUPS).isPresent());
    left.forEach((claim, value) ->
        person.claim(claim, Optional.of(TRUTHS.contains(claim) ? (Object) isTrue(value) : value)));
    return person.with(email, verified, active, hash, username);
  }

  private static Optional<String> take(Map<String, String> columns, String name) {
    return Optional.ofNullable(columns.remove(name));
  }

  private static boolean isTrue(String text) {
    return Set.of("true", "1", "yes").contains(text.toLowerCase(Locale.ROOT));
  }
}
