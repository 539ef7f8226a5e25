package dev.gatewright.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The init-params of a filter that the container makes. Values may name environment variables, as
/// in `${ISSUER_URL}`; secrets come from there only.
///
/// What is wrong is said with the name of the filter and the init-param, and with the cure.
final class InitParameters {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private final FilterConfig config;
  private final UnaryOperator<@Nullable String> environment;

  /// @param environment the value of an environment variable, null if it is not set
  InitParameters(FilterConfig config, UnaryOperator<@Nullable String> environment) {
    this.config = config;
    this.environment = environment;
  }

  /// Refuses a name that is not among these: a misspelt one would change nothing, silently.
  void requireKnown(Collection<String> names) throws ServletException {
    for (var name : Collections.list(config.getInitParameterNames())) {
      if (name.toLowerCase(Locale.ROOT).endsWith("secret")) {
        throw wrong(
            name,
            "would put a secret into the application's files: put it into an environment variable"
                + " and name that in "
                + name
                + "Env");
      }
      if (!names.contains(name)) {
        throw wrong(name, "is not known; known are " + String.join(", ", new TreeSet<>(names)));
      }
    }
  }

  /// The value, with its environment variables put in; empty if it is not there.
  Optional<String> text(String name) throws ServletException {
    var raw = config.getInitParameter(name);
    if (raw == null || raw.isBlank()) {
      return Optional.empty();
    }
    var matcher = VARIABLE.matcher(raw.strip());
    var value = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(value, "");
      value.append(variable(name, matcher.group(1)));
    }
    return Optional.of(matcher.appendTail(value).toString());
  }

  /// The value, which must be there.
  ///
  /// @param example a value that would do
  String required(String name, String example) throws ServletException {
    var value = text(name);
    if (value.isEmpty()) {
      throw wrong(name, "is missing: set it, for example to " + example);
    }
    return value.get();
  }

  /// The parts of a value between commas or white space; empty if it is not there.
  Optional<List<String>> list(String name) throws ServletException {
    return text(name).map(value -> List.of(value.split("[,\\s]+")));
  }

  /// As [#list], which must be there.
  String[] requiredList(String name, String example) throws ServletException {
    return required(name, example).split("[,\\s]+");
  }

  /// The value of the environment variable that this init-param names.
  Optional<String> secret(String name) throws ServletException {
    var variable = config.getInitParameter(name);
    return variable == null || variable.isBlank()
        ? Optional.empty()
        : Optional.of(variable(name, variable.strip()));
  }

  /// As [#secret], which must be there.
  String requiredSecret(String name, String what) throws ServletException {
    var value = secret(name);
    if (value.isEmpty()) {
      throw wrong(name, "is missing: set it to the name of the environment variable with " + what);
    }
    return value.get();
  }

  private String variable(String name, String variable) throws ServletException {
    var value = environment.apply(variable);
    if (value == null || value.isBlank()) {
      throw wrong(
          name,
          "names the environment variable "
              + variable
              + ", which is not set: set it before the container starts");
    }
    return value.strip();
  }

  /// A mistake in one init-param.
  ServletException wrong(String name, String what) {
    return new ServletException(
        "The init-param " + name + " of the filter " + config.getFilterName() + " " + what + ".");
  }

  /// As [#wrong(String, String)], as somebody else found it.
  ServletException wrong(String name, RuntimeException found) {
    return new ServletException(
        wrong(name, "cannot be used").getMessage() + " " + found.getMessage(), found);
  }
}
