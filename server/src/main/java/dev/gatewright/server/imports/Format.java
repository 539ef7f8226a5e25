package dev.gatewright.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where people come from.
public enum Format {
  KEYCLOAK("keycloak", "a realm export with users, or its users file (JSON)"),
  AUTH0("auth0", "a user export, with password hashes where you have them (JSON lines)"),
  COGNITO("cognito", "a user pool as CSV"),
  FIREBASE("firebase", "what auth:export writes (JSON)"),
  AUTHGEAR("authgear", "a user export, or what its import takes (JSON lines)"),
  OKTA("okta", "people as CSV"),
  CSV("csv", "CSV with a column email");

  private final String key;
  private final String meaning;

  Format(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /// As the command line names it.
  public String key() {
    return key;
  }

  /// What the file is.
  public String meaning() {
    return meaning;
  }

  /// The one that is named so.
  public static Optional<Format> parse(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  /// All names, for messages.
  public static String keys() {
    return Arrays.stream(values()).map(Format::key).collect(Collectors.joining(", "));
  }

  /// Reads the file a row at a time.
  ///
  /// @param firebase how the project hashes, without which Firebase's passwords stay behind
  /// @throws Unreadable when it is not what it should be
  public void read(InputStream file, Optional<FirebaseHashing> firebase, Taking taking)
      throws IOException, Unreadable {
    switch (this) {
      case KEYCLOAK -> JsonRows.under("users", file, KeycloakUsers::read, taking);
      case AUTH0 -> JsonRows.lines(file, Auth0Users::read, taking);
      case FIREBASE ->
          JsonRows.under(
              "users", file, (row, user) -> FirebaseUsers.read(row, user, firebase), taking);
      case AUTHGEAR -> JsonRows.lines(file, AuthgearUsers::read, taking);
      case COGNITO, OKTA, CSV -> CsvUsers.read(file, taking);
    }
  }

  /// Takes each row as it is read.
  @FunctionalInterface
  public interface Taking {
    void take(Row row) throws IOException;
  }
}
