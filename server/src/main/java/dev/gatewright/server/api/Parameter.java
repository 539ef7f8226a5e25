package dev.gatewright.server.api;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.Times;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an address may be asked with behind its question mark. Whoever asks with something else is
/// told what is taken.
final class Parameter {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

  private Parameter() {}

  /// What is wrong with those that came, if anything is: one that is not taken, or cannot be so, or
  /// comes twice, or is not there.
  static Optional<HttpResponse> fault(Parameters sent, List<Field> known) {
    for (var name : sent.names().stream().sorted().toList()) {
      var field = known.stream().filter(one -> one.name().equals(name)).findFirst();
      if (field.isEmpty()) {
        return Optional.of(refused(name, none(known)));
      }
      var values = sent.all(name);
      if (values.size() > 1) {
        return Optional.of(refused(name, "`" + name + "` is taken once"));
      }
      if (values.isEmpty() || !fits(field.get().shape(), values.getFirst())) {
        return Optional.of(refused(field.get()));
      }
    }
    return known.stream()
        .filter(field -> field.need() == Field.Need.REQUIRED)
        .filter(field -> sent.first(field.name()).isEmpty())
        .findFirst()
        .map(Parameter::refused);
  }

  private static String none(List<Field> known) {
    return known.isEmpty()
        ? "this address takes no parameters"
        : "this address takes no such parameter, but "
            + known.stream()
                .map(field -> "`" + field.name() + "`")
                .collect(Collectors.joining(", "));
  }

  /// That one which the address takes cannot be so, and what it can be.
  static HttpResponse refused(AdminCall call, String name) {
    return call.endpoint().query().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(Parameter::refused)
        .orElseThrow();
  }

  private static HttpResponse refused(Field field) {
    return refused(
        field.name(),
        "`%s` is %s: %s".formatted(field.name(), field.shape().said(), field.meaning()));
  }

  private static HttpResponse refused(String name, String detail) {
    return AdminProblem.PARAMETER.with("parameter", name, detail);
  }

  private static boolean fits(Shape shape, String value) {
    return switch (shape) {
      case Shape.Text _ -> true;
      case Shape.Written written -> written.fits(value);
      case Shape.Words(var words) -> words.contains(value);
      case Shape.Whole(var least, var most) ->
          WHOLE.matcher(value).matches()
              && Long.parseLong(value) >= least
              && Long.parseLong(value) <= most;
      case Shape.Flag _ -> value.equals("true") || value.equals("false");
      case Shape.Moment _ -> Times.parse(value).isPresent();
      case Shape.Counts _,
          Shape.Texts _,
          Shape.Members _,
          Shape.Settings _,
          Shape.One _,
          Shape.Many _ ->
          false;
    };
  }
}
