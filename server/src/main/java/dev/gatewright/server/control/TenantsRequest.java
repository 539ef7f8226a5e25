package dev.gatewright.server.control;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the requests that carry a `tenants.yaml`.
public final class TenantsRequest {
  static final String NAME = "name";
  static final String TEXT = "text";
  static final String FOLDER = "folder";
  static final String ENVIRONMENT = "environment.";

  /// Begins the argument that has the Base64 of a file which the text names.
  static final String FILE = "file.";

  /// Names the file that made secrets go to instead of the answer.
  public static final String SECRETS_FILE = "secrets_file";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)");

  private TenantsRequest() {}

  /// `command` is `plan` or `apply`; `folder` is where the file's own references to files start. Of
  /// the environment goes along what the file names, and no more.
  public static Request of(
      String command, String name, String text, Path folder, Map<String, String> environment) {
    return withEnvironment(
        Request.of(command)
            .with(NAME, name)
            .with(TEXT, text)
            .with(FOLDER, folder.toAbsolutePath().toString()),
        text,
        environment);
  }

  /// The same for a server that is elsewhere, to which the files go along that the file names.
  ///
  /// @param files their bytes by the paths under which the file has them
  public static Request sent(
      String command,
      String name,
      String text,
      Map<String, byte[]> files,
      Map<String, String> environment) {
    var request = Request.of(command).with(NAME, name).with(TEXT, text);
    for (var file : files.entrySet()) {
      request =
          request.with(FILE + file.getKey(), Base64.getEncoder().encodeToString(file.getValue()));
    }
    return withEnvironment(request, text, environment);
  }

  private static Request withEnvironment(
      Request request, String text, Map<String, String> environment) {
    var with = request;
    var references = REFERENCE.matcher(text);
    while (references.find()) {
      var reference = references.group(1);
      var value = Optional.ofNullable(environment.get(reference));
      if (value.isPresent()) {
        with = with.with(ENVIRONMENT + reference, value.get());
      }
    }
    return with;
  }
}
