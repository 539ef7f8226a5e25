import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What `mvnw` cannot rely on the machine to have: a download (when neither curl nor wget exists)
/// and a SHA-512.
///
/// `java Fetch.java FILE` prints the SHA-512 of a file; `java Fetch.java FILE URL` downloads first.
final class Fetch {
  private Fetch() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path file = Path.of(arguments[0]);
    if (arguments.length > 1) {
      try (InputStream body = URI.create(arguments[1]).toURL().openStream()) {
        Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
    System.out.println(HexFormat.of().formatHex(digest));
  }
}
