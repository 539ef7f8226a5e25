package dev.gatewright.server.imports;

import dev.gatewright.identity.Secret;
import dev.gatewright.server.config.yaml.JsonText;
import java.util.Optional;

/// How a Firebase project hashes passwords: the parameters that its console shows under "password
/// hash parameters", as JSON.
///
/// @param rounds of scrypt
/// @param memCost the binary logarithm of scrypt's N
public record FirebaseHashing(Secret signerKey, String saltSeparator, int rounds, int memCost) {
  /// Reads them; empty when one is missing.
  public static Optional<FirebaseHashing> parse(String json) {
    return JsonText.foreignObject(json)
        .flatMap(object ->
            Fields.text(object, "base64_signer_key")
                .filter(_ -> object.path("rounds").isInt() && object.path("mem_cost").isInt())
                .map(key ->
                    new FirebaseHashing(
                        new Secret(key),
                        Fields.text(object, "base64_salt_separator").orElse(""),
                        object.path("rounds").asInt(),
                        object.path("mem_cost").asInt())));
  }

  /// One of its hashes as it is written here.
  String encoded(String salt, String digest) {
    return "$fbscrypt$v=1,n=%s,r=%s,p=1,ss=%s,sk=%s$%s$%s"
        .formatted(memCost, rounds, saltSeparator, signerKey.reveal(), salt, digest);
  }
}
