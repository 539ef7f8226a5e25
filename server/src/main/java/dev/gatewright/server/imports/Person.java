package dev.gatewright.server.imports;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.server.imports.Newcomer.Left;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers what a file says of one person, and finds out what of it can be kept. For one thread.
final class Person {
  private final int row;
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final Set<Left> left = EnumSet.noneOf(Left.class);

  Person(int row) {
    this.row = row;
  }

  /// Adds a claim; one that nobody could keep stays behind.
  void claim(String name, Optional<?> value) {
    value.ifPresent(given -> {
      var more = new LinkedHashMap<>(claims);
      more.put(name, given);
      if (Claims.parse(more).isPresent()) {
        claims.put(name, given);
      } else {
        left.add(Left.CLAIM);
      }
    });
  }

  /// Adds the names as claims, with the whole one made of its parts where it is not there.
  void names(Optional<String> name, Optional<String> given, Optional<String> family) {
    claim("given_name", given);
    claim("family_name", family);
    var parts =
        given.map(first -> family.map(last -> first + " " + last).orElse(first)).or(() -> family);
    claim("name", name.or(() -> parts));
  }

  void leaves(Left what, boolean there) {
    if (there) {
      left.add(what);
    }
  }

  /// The person, if an account can be theirs.
  ///
  /// @param hash of the password, in a form that may or may not be one that is read here
  Row with(
      Optional<String> email,
      boolean verified,
      boolean active,
      Optional<String> hash,
      Optional<String> username) {
    if (email.isEmpty()) {
      return new Row.Unfit(row, "there is no e-mail address");
    }
    var canonical = CanonicalEmail.parse(email.get());
    if (canonical.isEmpty()) {
      return new Row.Unfit(row, "the e-mail address cannot be one");
    }
    var readable = hash.filter(Person::isReadable).map(Secret::new);
    leaves(Left.PASSWORD, hash.isPresent() && readable.isEmpty());
    var other = username.filter(name -> name.indexOf('@') < 0);
    var login = other.flatMap(name -> LoginName.parse(LoginName.Kind.USERNAME, name));
    leaves(Left.USERNAME, other.isPresent() && login.isEmpty());
    return new Row.Person(
        new Newcomer(
            row,
            email.get(),
            verified,
            active,
            readable,
            login.map(LoginName::value),
            claims,
            left));
  }

  private static boolean isReadable(String hash) {
    return hash.length() <= PasswordHash.MAX_LENGTH
        && !hash.isEmpty()
        && PasswordHashes.isReadable(new PasswordHash(hash));
  }
}
