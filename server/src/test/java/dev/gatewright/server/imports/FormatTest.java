package dev.gatewright.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.server.imports.Newcomer.Left;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The files have the form of each system's documentation; every password in them is the same, and
/// the hashes were made by CPython's hashlib, libxcrypt and OpenSSL.
@DisplayName("What other systems export")
final class FormatTest {
  private static final String PASSWORD = "correct horse battery";

  @Test
  @DisplayName("Keycloak: names, attributes and hashes of three functions come over")
  void keycloak() throws Exception {
    var rows = read(Format.KEYCLOAK, "keycloak.json");

    var ada = person(rows.getFirst());
    assertThat(ada.email()).isEqualTo("ada@acme.test");
    assertThat(ada.emailVerified()).isTrue();
    assertThat(ada.active()).isTrue();
    assertThat(ada.username()).contains("ada");
    assertThat(ada.claims())
        .isEqualTo(
            Map.of(
                "name", "Ada Lovelace",
                "given_name", "Ada",
                "family_name", "Lovelace",
                "locale", "en",
                "phone_number", "+4930123456",
                "department", "engines",
                "teams", List.of("a", "b")));
    assertThat(ada.left()).isEmpty();
    assertThat(opens(ada)).isTrue();

    var bob = person(rows.get(1));
    assertThat(bob.active()).isFalse();
    assertThat(bob.emailVerified()).isFalse();
    assertThat(bob.username()).as("an address is no name beside itself").isEmpty();
    assertThat(bob.left())
        .containsExactlyInAnyOrder(Left.ONE_TIME_PASSWORD, Left.ROLES, Left.PROVIDER);
    assertThat(opens(bob)).isTrue();

    assertThat(rows.get(2)).isEqualTo(new Row.Unfit(3, "there is no e-mail address"));
    assertThat(opens(person(rows.get(3)))).isTrue();
    assertThat(person(rows.get(4)).passwordHash()).isEmpty();
    assertThat(person(rows.get(4)).left()).containsExactly(Left.PASSWORD);
    assertThat(person(rows.get(5)).left())
        .as("a name that is nobody's here, and a hash that is none")
        .containsExactlyInAnyOrder(Left.USERNAME, Left.PASSWORD);
  }

  @Test
  @DisplayName("Auth0: bcrypt, the hashes of its import, metadata; blocked people stay so")
  void auth0() throws Exception {
    var rows = read(Format.AUTH0, "auth0.jsonl");

    var ada = person(rows.getFirst());
    assertThat(opens(ada)).isTrue();
    assertThat(ada.claims())
        .containsEntry("nickname", "ada")
        .containsEntry("user_metadata", Map.of("color", "green"));
    assertThat(ada.left()).isEmpty();
    assertThat(person(rows.get(1)).active()).isFalse();
    assertThat(person(rows.get(1)).left()).containsExactly(Left.PROVIDER);
    assertThat(opens(person(rows.get(2)))).isTrue();
    assertThat(person(rows.get(3)).left()).containsExactly(Left.PASSWORD);
    assertThat(rows.get(4)).isEqualTo(new Row.Unfit(5, "there is no e-mail address"));
  }

  @Test
  @DisplayName("Cognito: quoted fields and empty lines; no password ever leaves it")
  void cognito() throws Exception {
    var rows = read(Format.COGNITO, "cognito.csv");

    var ada = person(rows.getFirst());
    assertThat(ada.username()).contains("ada.lovelace");
    assertThat(ada.claims())
        .containsEntry("birthdate", "1815-12-10")
        .containsEntry("zoneinfo", "Europe/London")
        .containsEntry("phone_number_verified", true);
    assertThat(ada.passwordHash()).isEmpty();
    var bob = person(rows.get(1));
    assertThat(bob.claims()).containsEntry("name", "Builder, Bob");
    assertThat(bob.emailVerified()).isFalse();
    assertThat(bob.left()).containsExactlyInAnyOrder(Left.ONE_TIME_PASSWORD, Left.USERNAME);
    assertThat(rows.get(2)).isEqualTo(new Row.Unfit(3, "there is no e-mail address"));
    assertThat(rows).hasSize(3);
  }

  @Test
  @DisplayName("Firebase: passwords come over with the project's parameters, and not without")
  void firebase() throws Exception {
    var hashing =
        FirebaseHashing.parse(new String(file("firebase-hashing.json").readAllBytes(), UTF_8));
    var rows = read(Format.FIREBASE, "firebase.json", hashing);

    var ada = person(rows.getFirst());
    assertThat(opens(ada)).isTrue();
    assertThat(ada.claims())
        .isEqualTo(Map.of("name", "Ada Lovelace", "picture", "https://acme.test/ada.png"));
    assertThat(person(rows.get(1)).active()).isFalse();
    assertThat(person(rows.get(1)).left()).containsExactly(Left.PROVIDER);
    assertThat(rows.get(2)).isInstanceOf(Row.Unfit.class);

    assertThat(person(read(Format.FIREBASE, "firebase.json").getFirst()).left())
        .containsExactly(Left.PASSWORD);
    assertThat(FirebaseHashing.parse("{\"rounds\":8}")).isEmpty();
  }

  @Test
  @DisplayName("Authgear: what its import takes, custom attributes, an address")
  void authgear() throws Exception {
    var rows = read(Format.AUTHGEAR, "authgear.jsonl");

    var ada = person(rows.getFirst());
    assertThat(opens(ada)).isTrue();
    assertThat(ada.claims())
        .containsEntry("address", Map.of("country", "GB"))
        .containsEntry("member_id", "12");
    assertThat(ada.left()).containsExactly(Left.ROLES);
    assertThat(person(rows.get(1)).left())
        .containsExactlyInAnyOrder(Left.PROVIDER, Left.ONE_TIME_PASSWORD);
    assertThat(person(rows.get(1)).active()).isFalse();
  }

  @Test
  @DisplayName("Okta: the login is the address; suspended people stay so")
  void okta() throws Exception {
    var rows = read(Format.OKTA, "okta.csv");

    assertThat(person(rows.getFirst()).email()).isEqualTo("ada@acme.test");
    assertThat(person(rows.getFirst()).claims()).containsEntry("name", "Ada Lovelace");
    assertThat(person(rows.get(1)).active()).isFalse();
    assertThat(person(rows.get(1)).left()).containsExactly(Left.ROLES);
  }

  @Test
  @DisplayName("Plain CSV: unknown columns are left out, a broken address is told with its row")
  void csv() throws Exception {
    var rows = read(Format.CSV, "people.csv");

    assertThat(opens(person(rows.getFirst()))).isTrue();
    assertThat(person(rows.getFirst()).claims()).isEqualTo(Map.of("name", "Ada Lovelace"));
    assertThat(rows.get(1)).isEqualTo(new Row.Unfit(2, "the e-mail address cannot be one"));
    assertThat(person(rows.get(2)).active()).isFalse();
  }

  @Test
  @DisplayName("One object a line and an array of them are the same")
  void arrays() throws Exception {
    var lines = new String(file("auth0.jsonl").readAllBytes(), UTF_8);
    var array = "[" + String.join(",", lines.lines().toList()) + "]";
    var rows = new ArrayList<Row>();
    Format.AUTH0.read(new ByteArrayInputStream(array.getBytes(UTF_8)), Optional.empty(), rows::add);

    assertThat(rows).usingRecursiveComparison().isEqualTo(read(Format.AUTH0, "auth0.jsonl"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEYCLOAK | [] | no JSON object",
        "KEYCLOAK | {\"realm\":\"acme\"} | no list \"users\"",
        "KEYCLOAK | {\"users\":[{\"email\":\"a | line 1",
        "AUTH0 | email,name | line 1",
        "FIREBASE | not json | line 1"
      })
  @DisplayName("A file of another form is refused with where it goes wrong, and nothing of it")
  void another(Format format, String text, String message) {
    assertThatThrownBy(() ->
            format.read(new ByteArrayInputStream(text.getBytes(UTF_8)), Optional.empty(), _ -> {}))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("email");
  }

  @Test
  @DisplayName("People arrive as they left, and their hashes print as stars")
  void onTheWay() throws Exception {
    var ada = person(read(Format.KEYCLOAK, "keycloak.json").getFirst());

    assertThat(Newcomers.read(Newcomers.write(List.of(ada))))
        .usingRecursiveComparison()
        .isEqualTo(List.of(ada));
    assertThat(ada.toString()).doesNotContain("pbkdf2");
  }

  private static boolean opens(Newcomer person) {
    var hash = new PasswordHash(person.passwordHash().orElseThrow().reveal());
    try (var hashes =
        new PasswordHashes(
            Argon2Cost.DEFAULT,
            Argon2.fastest(Argon2Cost.DEFAULT, 1),
            new SecureRandom(),
            new Pool(1, 1))) {
      return matches(hashes, PASSWORD, hash) && !matches(hashes, PASSWORD + "x", hash);
    }
  }

  private static boolean matches(PasswordHashes hashes, String typed, PasswordHash hash) {
    var password = Password.parse(new Secret(typed)).orElseThrow();
    return hashes.verify(Claimant.OPERATOR, password, hash)
        instanceof PasswordHashes.Verification.Match;
  }

  private static Newcomer person(Row row) {
    assertThat(row).isInstanceOf(Row.Person.class);
    return ((Row.Person) row).newcomer();
  }

  private static List<Row> read(Format format, String name) throws IOException, Unreadable {
    return read(format, name, Optional.empty());
  }

  private static List<Row> read(Format format, String name, Optional<FirebaseHashing> firebase)
      throws IOException, Unreadable {
    var rows = new ArrayList<Row>();
    try (var file = file(name)) {
      format.read(file, firebase, rows::add);
    }
    return rows;
  }

  private static InputStream file(String name) {
    return Optional.ofNullable(FormatTest.class.getResourceAsStream(name)).orElseThrow();
  }
}
