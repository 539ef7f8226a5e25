// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;

/// `TrailHead`, as the server tells it. Later versions may tell more.
///
/// @param kind `head`
/// @param issuer whose events it is about
/// @param seq the number of the last event
/// @param hash the hash of that event, 64 hexadecimal digits
/// @param at when it was signed
/// @param kid with which key
/// @param signature Ed25519, in base64url
public record TrailHead(
    TrailHeadKind kind,
    String issuer,
    long seq,
    String hash,
    Instant at,
    String kid,
    String signature) {
  static TrailHead of(Members json) {
    return new TrailHead(
        json.required("kind", Readers.word(TrailHeadKind::new)),
        json.required("issuer", Readers::text),
        json.required("seq", Readers::whole),
        json.required("hash", Readers::text),
        json.required("at", Readers::moment),
        json.required("kid", Readers::text),
        json.required("signature", Readers::text));
  }
}
