package dev.gatewright.client.internal.jose;

/// What a key is: `kty` and, where there are several, its curve (RFC 7518 §6, RFC 8037 §2).
enum KeyType {
  OCT,
  RSA,
  P256,
  P384,
  P521,
  ED25519
}
