package dev.gatewright.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Header fields in the order sent; names are compared without regard to letter case (RFC 9110
/// §5.1).
///
/// A name must be a token and a value must hold no control character, so that no value can start a
/// header of its own (RFC 9110 §5.5).
public final class Headers {
  /// No header at all.
  public static final Headers NONE = new Headers(new String[0]);

  /// Name, value, name, value.
  private final String[] flat;

  private Headers(String[] flat) {
    this.flat = flat;
  }

  /// Headers from names and values in turn.
  ///
  /// @throws IllegalArgumentException if a name or value could not be sent as one header
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a header name has no value");
    }
    for (var i = 0; i < namesAndValues.length; i += 2) {
      check(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Headers(namesAndValues.clone());
  }

  /// Headers whose names and values were checked already, by an HTTP parser or when they were made.
  static Headers checked(String[] namesAndValues) {
    return new Headers(namesAndValues);
  }

  /// The first value of `name`.
  public Optional<String> first(String name) {
    for (var i = 0; i < flat.length; i += 2) {
      if (flat[i].equalsIgnoreCase(name)) {
        return Optional.of(flat[i + 1]);
      }
    }
    return Optional.empty();
  }

  /// Every value of `name`, in order.
  public List<String> all(String name) {
    var values = new ArrayList<String>(2);
    for (var i = 0; i < flat.length; i += 2) {
      if (flat[i].equalsIgnoreCase(name)) {
        values.add(flat[i + 1]);
      }
    }
    return values;
  }

  public boolean has(String name) {
    for (var i = 0; i < flat.length; i += 2) {
      if (flat[i].equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  public int size() {
    return flat.length / 2;
  }

  public String name(int index) {
    return flat[2 * index];
  }

  public String value(int index) {
    return flat[2 * index + 1];
  }

  /// These and one more.
  ///
  /// @throws IllegalArgumentException if the name or value could not be sent as one header
  public Headers plus(String name, String value) {
    check(name, value);
    var longer = Arrays.copyOf(flat, flat.length + 2);
    longer[flat.length] = name;
    longer[flat.length + 1] = value;
    return new Headers(longer);
  }

  /// These and `others` after them.
  public Headers plus(Headers others) {
    if (flat.length == 0) {
      return others;
    }
    var longer = Arrays.copyOf(flat, flat.length + others.flat.length);
    System.arraycopy(others.flat, 0, longer, flat.length, others.flat.length);
    return new Headers(longer);
  }

  /// Names only: values hold credentials.
  @Override
  public String toString() {
    var names = new ArrayList<String>();
    for (var i = 0; i < size(); i++) {
      names.add(name(i));
    }
    return "Headers" + names;
  }

  private static void check(String name, String value) {
    if (!HttpSyntax.isToken(name)) {
      throw new IllegalArgumentException("not a header name");
    }
    if (!HttpSyntax.isFieldValue(value)) {
      throw new IllegalArgumentException("the value of header " + name + " cannot be sent");
    }
  }
}
