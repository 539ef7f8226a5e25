package dev.gatewright.examples.embedded;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.protocol.http.UserApproval;
import dev.gatewright.protocol.oauth.ErrorStyle;
import java.time.InstantSource;
import java.util.Optional;

/// What is chosen when the program starts.
///
/// @param port where to listen; 0 for a free one
/// @param errors how errors look
/// @param stub who is logged in, where nobody is to be asked
record Options(int port, ErrorStyle errors, Optional<UserApproval<HttpExchange>> stub) {
  private static final int USUAL_PORT = 8081;
  private static final int LAST_PORT = 65535;

  static final String USAGE =
      "usage: examples/run embedded [--port NUMBER] [--errors rfc|ts-oauth2-server]"
          + " [--login page|stub]";

  static Options usual() {
    return new Options(USUAL_PORT, ErrorStyle.RFC, Optional.empty());
  }

  /// Reads `--name value` pairs.
  ///
  /// @throws IllegalArgumentException with what is wrong and how to say it right
  static Options of(String... arguments) {
    var options = usual();
    for (var i = 0; i < arguments.length; i += 2) {
      var value = i + 1 < arguments.length ? arguments[i + 1] : "";
      options =
          switch (arguments[i] + " " + value) {
            case "--errors rfc" -> options.withErrors(ErrorStyle.RFC);
            case "--errors ts-oauth2-server" -> options.withErrors(ErrorStyle.TS_OAUTH2_SERVER);
            case "--login page" -> options.withStub(Optional.empty());
            case "--login stub" ->
                options.withStub(Optional.of(new StubLogin(InstantSource.system())));
            default -> options.withPort(port(arguments[i], value));
          };
    }
    return options;
  }

  private static int port(String name, String value) {
    if (!name.equals("--port") || !value.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("cannot read " + name + " " + value + "; " + USAGE);
    }
    var port = Integer.parseInt(value);
    if (port > LAST_PORT) {
      throw new IllegalArgumentException("there is no port " + port + "; " + USAGE);
    }
    return port;
  }

  Options withPort(int value) {
    return new Options(value, errors, stub);
  }

  Options withErrors(ErrorStyle value) {
    return new Options(port, value, stub);
  }

  Options withStub(Optional<UserApproval<HttpExchange>> value) {
    return new Options(port, errors, value);
  }
}
