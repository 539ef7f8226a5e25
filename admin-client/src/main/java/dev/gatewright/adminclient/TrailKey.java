// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `TrailKey`, as the server tells it. Later versions may tell more.
///
/// @param kty `OKP` (RFC 8037)
/// @param crv `Ed25519`
/// @param alg `EdDSA`
/// @param use `sig`
/// @param kid what heads name it by
/// @param x the key, in base64url
public record TrailKey(
    TrailKeyKty kty, TrailKeyCrv crv, TrailKeyAlg alg, TrailKeyUse use, String kid, String x) {
  static TrailKey of(Members json) {
    return new TrailKey(
        json.required("kty", Readers.word(TrailKeyKty::new)),
        json.required("crv", Readers.word(TrailKeyCrv::new)),
        json.required("alg", Readers.word(TrailKeyAlg::new)),
        json.required("use", Readers.word(TrailKeyUse::new)),
        json.required("kid", Readers::text),
        json.required("x", Readers::text));
  }
}
