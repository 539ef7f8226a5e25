package dev.gatewright.identity.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An authenticator in software, which does what it is told: also what no honest one does. Its
/// fields are what it says of itself the next time.
final class SoftAuthenticator {
  static final int PRESENT = 0x01;
  static final int VERIFIED = 0x04;
  static final int ELIGIBLE = 0x08;
  static final int BACKED_UP = 0x10;
  private static final int ATTESTED = 0x40;
  private static final HexFormat HEX = HexFormat.of();

  String rpId = "id.acme.test";
  String origin = "https://id.acme.test";
  String type = "";
  boolean crossOrigin;
  int flags = PRESENT | VERIFIED;
  long count;
  final byte[] id = new byte[32];
  private final Algorithm algorithm;
  private final KeyPair keys;

  enum Algorithm {
    ES256,
    ES384,
    EDDSA,
    RS256
  }

  SoftAuthenticator(Algorithm algorithm) throws GeneralSecurityException {
    new SecureRandom().nextBytes(id);
    this.algorithm = algorithm;
    var generator =
        KeyPairGenerator.getInstance(
            switch (algorithm) {
              case ES256, ES384 -> "EC";
              case EDDSA -> "Ed25519";
              case RS256 -> "RSA";
            });
    switch (algorithm) {
      case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
      case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
      case RS256 -> generator.initialize(2048);
      case EDDSA -> {}
    }
    keys = generator.generateKeyPair();
  }

  /// What `navigator.credentials.create` gives (WebAuthn §5.1, `toJSON`).
  String create(String challenge) throws GeneralSecurityException {
    var data = authenticatorData(flags | ATTESTED);
    data.writeBytes(new byte[16]);
    data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
    data.writeBytes(id);
    data.writeBytes(coseKey());
    var attestation = new ByteArrayOutputStream();
    attestation.writeBytes(
        HEX.parseHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"));
    attestation.writeBytes(bytes(data.toByteArray()));
    return """
    {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},
     "response":{"clientDataJSON":"%s","attestationObject":"%s","transports":["internal"]}}
    """
        .formatted(
            text(id),
            text(id),
            text(clientData(type.isEmpty() ? "webauthn.create" : type, challenge)),
            text(attestation.toByteArray()));
  }

  /// What `navigator.credentials.get` gives.
  String get(String challenge, String userHandle) throws GeneralSecurityException {
    var client = clientData(type.isEmpty() ? "webauthn.get" : type, challenge);
    var data = authenticatorData(flags).toByteArray();
    var signature =
        Signature.getInstance(
            switch (algorithm) {
              case ES256 -> "SHA256withECDSA";
              case ES384 -> "SHA384withECDSA";
              case EDDSA -> "Ed25519";
              case RS256 -> "SHA256withRSA";
            });
    signature.initSign(keys.getPrivate());
    signature.update(data);
    signature.update(MessageDigest.getInstance("SHA-256").digest(client));
    return """
    {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},
     "response":{"clientDataJSON":"%s","authenticatorData":"%s","signature":"%s"%s}}
    """
        .formatted(
            text(id),
            text(id),
            text(client),
            text(data),
            text(signature.sign()),
            userHandle.isEmpty() ? "" : ",\"userHandle\":\"" + userHandle + "\"");
  }

  private byte[] clientData(String kind, String challenge) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":%s}\
    """
        .formatted(kind, challenge, origin, crossOrigin)
        .getBytes(UTF_8);
  }

  private ByteArrayOutputStream authenticatorData(int said) throws GeneralSecurityException {
    var data = new ByteArrayOutputStream();
    data.writeBytes(MessageDigest.getInstance("SHA-256").digest(rpId.getBytes(UTF_8)));
    data.write(said);
    data.writeBytes(ByteBuffer.allocate(4).putInt((int) count).array());
    return data;
  }

  /// RFC 9053 §7.1, §7.2 and RFC 8230 §4, as CBOR (RFC 8949 §3).
  private byte[] coseKey() {
    var key = new ByteArrayOutputStream();
    switch (keys.getPublic()) {
      case ECPublicKey ec -> {
        boolean p256 = algorithm == Algorithm.ES256;
        int size = p256 ? 32 : 48;
        key.writeBytes(HEX.parseHex(p256 ? "a5010203262001" : "a501020338222002"));
        key.write(0x21);
        key.writeBytes(bytes(fixed(ec.getW().getAffineX(), size)));
        key.write(0x22);
        key.writeBytes(bytes(fixed(ec.getW().getAffineY(), size)));
      }
      case EdECPublicKey ed -> {
        key.writeBytes(HEX.parseHex("a401010327200621"));
        var encoded = ed.getEncoded();
        key.writeBytes(bytes(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
      }
      case RSAPublicKey rsa -> {
        key.writeBytes(HEX.parseHex("a4010303390100"));
        key.write(0x20);
        key.writeBytes(bytes(fixed(rsa.getModulus(), 256)));
        key.write(0x21);
        key.writeBytes(bytes(HEX.parseHex("010001")));
      }
      default -> throw new IllegalStateException();
    }
    return key.toByteArray();
  }

  private static byte[] fixed(BigInteger number, int size) {
    var bytes = number.toByteArray();
    var fixed = new byte[size];
    int length = Math.min(size, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
    return fixed;
  }

  /// A byte string of CBOR.
  private static byte[] bytes(byte[] value) {
    var out = new ByteArrayOutputStream();
    if (value.length < 24) {
      out.write(0x40 | value.length);
    } else if (value.length < 256) {
      out.write(0x58);
      out.write(value.length);
    } else {
      out.write(0x59);
      out.write(value.length >> 8);
      out.write(value.length);
    }
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
