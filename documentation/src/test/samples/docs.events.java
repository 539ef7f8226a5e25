import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class EventsSamples {
  /*SAMPLE 1*/

  /// With what the libraries of Standard Webhooks test themselves.
  public static void main(String[] arguments) throws Exception {
    var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    var id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    var signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    var body = "{\"test\": 2432232314}".getBytes(UTF_8);
    var now = Instant.ofEpochSecond(1_614_265_330);
    if (!isOurs(secret, id, "1614265330", "v1,AAAA " + signature, body, now)
        || isOurs(secret, id, "1614265331", signature, body, now)
        || isOurs(secret, id, "1614265330", signature, body, now.plusSeconds(301))) {
      throw new AssertionError("it takes the wrong messages");
    }
  }
}
