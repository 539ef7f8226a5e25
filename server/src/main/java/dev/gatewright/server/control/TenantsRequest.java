package dev.gatewright.server.control;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the requests that carry a `tenants.yaml`.
public final class TenantsRequest {
  static final String NAME = "name";
  static final String TEXT = "text";
  static final String FOLDER = "folder";
  static final String ENVIRONMENT = "environment.";

  /// Names the file that made secrets go to instead of the answer.
  public static final String SECRETS_FILE = "secrets_file";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)");

  private TenantsRequest() {}

  /// `command` is `plan` or `apply`; `folder` is where the file's own references to files start. Of
  /// the environment goes along what the file names, and no more.
  public static Request of(
      String command, String name, String text, Path folder, Map<String, String> environment) {
    var request =
        Request.of(command)
            .with(NAME, name)
            .with(TEXT, text)
            .with(FOLDER, folder.toAbsolutePath().toString());
    var references = REFERENCE.matcher(text);
    while (references.find()) {
      var reference = references.group(1);
      var value = Optional.ofNullable(environment.get(reference));
      if (value.isPresent()) {
        request = request.with(ENVIRONMENT + reference, value.get());
      }
    }
    return request;
  }
}
